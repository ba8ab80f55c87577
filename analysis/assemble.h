// From recordings to activities: which belong together, when they happened, what they are called.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "analysis/activity.h"
#include "analysis/athlete_input.h"

namespace freshlegs::analysis {

/// What the athlete said of pairs of recordings; in a pair the smaller hash is first.
struct Belonging {
  std::set<std::pair<Hash, Hash>> together, apart;
};

/// For whom a deletion in the app is a deletion here (config key `mirror`): of each app's growing exports only the
/// sessions of the last one stay, and those older than its first, which an export of a span of time leaves out.
void drop_deleted(std::vector<KnownRecording>& recordings);

/// Groups recordings into activities, dates wall-clock recordings, and gives each an id. The result depends
/// on the set of recordings alone, not on their order. `home` and `system` serve recordings without a zone.
/// Activities come in time order (start, then id).
struct Assembly {
  std::vector<ActivityPlan> plans;
  std::map<Hash, FusedBy> why;  ///< by recording
};
Assembly assemble_explained(std::span<const KnownRecording> recordings, const ZoneTable& home,
                            const ZoneTable& system, const Belonging& said = {});
/// The plans alone.
std::vector<ActivityPlan> assemble(std::span<const KnownRecording> recordings, const ZoneTable& home,
                                   const ZoneTable& system, const Belonging& said = {});

}  // namespace freshlegs::analysis
