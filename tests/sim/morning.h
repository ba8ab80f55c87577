// A morning's beat-to-beat recording, three minutes lying still.
#pragma once

#include "ingest/recording.h"
#include "tests/sim/athlete.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {

struct MorningDay {
  Instant start{};
  UtcOffset offset{0};
  double rate_bpm = 50;
  double rmssd_ms = 48;
  int glitches = 0;  ///< beats the strap missed
};

Recording simulate_morning(const Athlete& athlete, const MorningDay& day, Random random);

}  // namespace freshlegs::sim
