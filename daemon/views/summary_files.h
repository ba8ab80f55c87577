// The folder of daily summaries: derived files, rewritten only where they differ.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "daemon/pipeline/analyser.h"
#include "daemon/words/summary.h"

namespace freshlegs::storage {
class Database;
}

namespace freshlegs::app {

inline constexpr std::size_t kDaysKept = 14;  // contract.md, "Daily summary"

/// Writes DAY.md, DAY.json and DAY.html for the last 14 local days that have a recording or an alert, keeps
/// true what was written for earlier days, and sets the links latest.md, .json and .html; report.html is
/// about everything. Of a part of the history only what it can say is written: not report.html. Each file is whole or not there: a temporary name in the same folder, then a rename.
/// Returns what changed, in name order. Throws std::system_error with the path.
std::vector<std::filesystem::path> write_summaries(const Knowledge& knowledge, const Settings& settings,
                                                   std::span<const Retraction> taken_back = {});

/// A temporary name in the same folder, then a rename; readable by the owner alone. Throws std::system_error.
void write_whole(const std::filesystem::path& path, const std::string& content);

/// The messages that were told and taken back.
std::vector<Retraction> retractions(storage::Database& database);

}  // namespace freshlegs::app
