// One strength session, told twice: by the watch (heart rate, sets as guesses) and by a lifting app
// (exercises, weights, repetitions, local wall time).
#pragma once

#include "ingest/recording.h"
#include "tests/sim/athlete.h"
#include "tests/sim/plan.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {

struct StrengthDay {
  Instant start{};
  UtcOffset offset{0};
  double reps_kept = 1;       ///< share of the repetitions that tired legs leave
  double unrecognised = 0.4;  ///< share of sets for which the watch has no idea
  bool bare = false;          ///< the watch wrote no sets
};

struct StrengthOutcome {
  Recording watch;
  Recording log;    ///< as the app keeps it; start and end in wall time
  double dose = 0;  ///< leg volume, 1 = a usual leg day
  Instant end;      ///< of the last set
};

StrengthOutcome simulate_strength(const Athlete& athlete, const Planned& plan, const StrengthDay& day,
                                  Random random);

}  // namespace freshlegs::sim
