// Facts to findings: assembles activities, makes or fetches their features, runs the fold.
#pragma once

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
};

/// Writes missing features into the cache when the database is writable; a read-only one is left alone.
Knowledge analyse(storage::Database& database, const Settings& settings, const analysis::ZoneTable& home,
                  const analysis::ZoneTable& system);

/// What was made of one activity, minute by minute: for those who want to check a sentence.
analysis::Features features_of(storage::Database& database, const Knowledge& knowledge,
                               const analysis::ActivityPlan& plan);

}  // namespace freshlegs::app
