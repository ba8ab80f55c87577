// The limit of the data: what somebody would find who knows every law of the simulated world, and must still
// tell leg fatigue from fitness that wanders and a heart that differs from day to day.
#pragma once

#include "analysis/findings.h"
#include "tests/statistics/minute_season.h"

namespace freshlegs::statistics {

/// Mean effect over the runs of 0-48 h, per cent, with its 95 % interval; no prior on the effect.
analysis::Estimate oracle(const MinuteSeason& season);

}  // namespace freshlegs::statistics
