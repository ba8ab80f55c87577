// Facts to findings: assembles activities, makes or fetches their features, runs the fold.
#pragma once

#include <optional>
#include <vector>

#include "analysis/findings.h"
#include "daemon/config/settings.h"

namespace freshlegs::storage {
class Database;
}

namespace freshlegs::app {

/// Everything that can be said from the facts alone; the same facts give the same knowledge.
struct Knowledge {
  std::vector<analysis::KnownRecording> recordings;
  analysis::Findings findings;
  /// Of the newest part alone: its activities begin here (the checkpoint that the fold was taken up from), and
  /// what is said of local days from `days_from` on is as from the whole.
  struct Part {
    Instant since;
    date::local_days days_from;
  };
  std::optional<Part> part = std::nullopt;
};

/// Writes missing features and checkpoints into the cache when the database is writable; a read-only one is left
/// alone.
Knowledge analyse(storage::Database& database, const Settings& settings, const analysis::ZoneTable& home,
                  const analysis::ZoneTable& system);

/// Histories of fewer activities are analysed whole: that is quick, and then the report is up to date too.
inline constexpr std::size_t kSmallHistory = 500;

/// At least the newest `days` local days with a recording, without going through all of the history: the cost does
/// not grow with it. The whole, where there is no checkpoint to begin from.
Knowledge analyse_newest(storage::Database& database, const Settings& settings,
                         const analysis::ZoneTable& home, const analysis::ZoneTable& system,
                         std::size_t days, std::size_t small = kSmallHistory);

/// Threads that read and extract beside the one that writes.
[[nodiscard]] unsigned workers_of(const Settings& settings);

/// What was made of one activity, minute by minute: for those who want to check a sentence.
analysis::Features features_of(storage::Database& database, const Knowledge& knowledge,
                               const analysis::ActivityPlan& plan);

}  // namespace freshlegs::app
