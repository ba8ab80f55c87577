// Whole-run figures of speed against heart rate: efficiency factor, decoupling, best sustained speed.
#pragma once

#include <optional>

#include "analysis/signal/minutes.h"

namespace freshlegs::analysis {

/// Speed in m/min for each beat/min (Friel; TrainingPeaks use normalised graded speed). 3.0 m/s at 140
/// bpm: 1.2857.
double efficiency_factor(double graded_mps, double heart_rate_bpm);

/// How much efficiency was lost from the first half to the second, %; positive = worse.
double decoupling_pct(double first_half_factor, double second_half_factor);

struct RunFigures {
  std::optional<double> efficiency_factor, decoupling_pct, best_20min_mps;
};

/// Decoupling only where it means something: 40 min of running after the first 10, no stop over 60 s, even
/// pace.
RunFigures run_figures(const CleanRun& run, const std::vector<Window>& windows);

}  // namespace freshlegs::analysis
