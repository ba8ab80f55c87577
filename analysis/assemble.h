// From recordings to activities: which belong together, when they happened, what they are called.
#pragma once

#include <span>
#include <vector>

#include "analysis/activity.h"
#include "analysis/athlete_input.h"

namespace freshlegs::analysis {

/// Groups recordings into activities, dates wall-clock recordings, and gives each an id. The result depends
/// on the set of recordings alone, not on their order. `home` and `system` serve recordings without a zone.
/// Activities come in time order (start, then id).
std::vector<ActivityPlan> assemble(std::span<const KnownRecording> recordings, const ZoneTable& home,
                                   const ZoneTable& system);

}  // namespace freshlegs::analysis
