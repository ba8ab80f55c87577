// Rides and walks: here only so that they are not taken for runs or leg days.
#pragma once

#include "ingest/recording.h"
#include "tests/sim/athlete.h"
#include "tests/sim/plan.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {

Recording simulate_other_sport(const Athlete& athlete, const Planned& plan, Instant start, UtcOffset offset,
                               double air_c, Random random);

}  // namespace freshlegs::sim
