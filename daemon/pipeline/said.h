// What the athlete said, from stored statements to the input of the analysis, and from a typed name to the
// recording a statement is about.
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/assemble.h"
#include "daemon/pipeline/analyser.h"
#include "storage/statements.h"

namespace freshlegs::app {

/// Everything that counts now, beside the exercise shares of the configuration.
[[nodiscard]] analysis::Labels labels_of(storage::Database& database, const Settings& settings);

/// "rpe", "pain": as a note is typed and kept.
[[nodiscard]] std::string_view note_word(analysis::NoteKind kind);
[[nodiscard]] std::optional<analysis::NoteKind> note_kind(std::string_view word);

/// Which recordings belong together, and which do not.
[[nodiscard]] analysis::Belonging belonging_of(storage::Database& database);
/// Recordings that the athlete had left out.
[[nodiscard]] std::set<Hash> forgotten(storage::Database& database);

/// An activity of the findings, with what a statement about it needs.
struct NamedActivity {
  const analysis::ActivityPlan* plan = nullptr;
  bool is_run = false;
  std::vector<Hash> recordings;  ///< primary first
};

using WhichActivities = std::function<bool(const NamedActivity&)>;

/// Whether it could be called by this name: its id, an id it had before a better recording came, or the last
/// six letters of either. A sentence says why there is none, or which ones are meant.
[[nodiscard]] std::expected<NamedActivity, std::string> find_activity(const Knowledge& knowledge,
                                                                      std::string_view name);
/// The only one of a local day among `which`.
[[nodiscard]] std::expected<NamedActivity, std::string> find_activity_on(const Knowledge& knowledge,
                                                                         date::local_days day,
                                                                         const WhichActivities& which);

/// In time order.
[[nodiscard]] std::vector<NamedActivity> activities_of(const Knowledge& knowledge);

/// The newest statement that counts and is of this kind about any of the recordings.
[[nodiscard]] std::optional<storage::Statements::Entry> newest_about(storage::Database& database,
                                                                     storage::Statement::Kind kind,
                                                                     const std::vector<Hash>& recordings);

}  // namespace freshlegs::app
