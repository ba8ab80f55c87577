// What the athlete wears and carries.
#pragma once

#include "ingest/recording.h"
#include "tests/sim/athlete.h"

namespace freshlegs::sim {

Device garmin_watch();        ///< with a chest strap that measures running dynamics
Device garmin_watch_alone();  ///< wrist heart rate, no dynamics
Device polar_strap();
Device phone();
UserProfile profile_of(const Athlete& athlete);

}  // namespace freshlegs::sim
