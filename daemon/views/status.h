// freshlegs.status/1: what was taken in, what it became, and what needs a person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/pipeline/analyser.h"
#include "storage/facts.h"
#include "storage/told.h"

namespace freshlegs::app::views {

/// Everything the two forms of the status are made of; the command gathers it.
struct StatusFacts {
  storage::Counts counts;
  std::vector<storage::FileFact> files;
  std::vector<storage::UnreadFile> unread;
  std::uint64_t database_bytes = 0;
  bool inbox_ok = false;     ///< every watched folder is there and can be listed
  bool inbox_polls = false;  ///< the kernel sends no events there
  bool daemon_running = false;
};

std::string status_json(const StatusFacts& facts, const analysis::Findings& findings);

/// One sentence for each file that was not taken whole, by name.
std::vector<std::string> file_problems(const StatusFacts& facts);
/// One for each device that believes in another wearer than those before it.
std::vector<std::string> wearer_problems(const analysis::Findings& findings);
/// Both.
std::vector<std::string> problems(const StatusFacts& facts, const analysis::Findings& findings);

}  // namespace freshlegs::app::views
