// One run, second by second: effort by feel over a hilly loop, heart, gait, pauses and laps, as a watch
// records it.
#pragma once

#include <optional>

#include "ingest/recording.h"
#include "tests/sim/athlete.h"
#include "tests/sim/plan.h"
#include "tests/sim/rng.h"
#include "tests/sim/route.h"

namespace freshlegs::sim {

/// What the athlete brings to the start of this run.
struct RunDay {
  Instant start{};
  UtcOffset offset{0};
  double fitness_ln = 0;  ///< ln speed at equal heart rate against the season's first day
  double fatigue = 0;     ///< F at the start
  double legs_ln = 0;     ///< what F does to ln speed at equal heart rate
  double spell_ln = 0;    ///< what overreaching does to it
  double day_noise = 0;   ///< of heart rate, relative
  double air_c = 12;
};

struct RunOutcome {
  Recording watch;
  std::optional<double> breakdown_onset_s;  ///< wall seconds after the start
};

/// `route` is run from its start. The watch is a Garmin with a strap that measures dynamics.
RunOutcome simulate_run(const Athlete& athlete, const Planned& plan, const RunDay& day, const Route& route,
                        Random random);

/// Effort of the run's main part against easy running: speed factor on the flat.
double effort_of(Kind kind);

}  // namespace freshlegs::sim
