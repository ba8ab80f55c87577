// Seconds at each heart rate, from samples.
#pragma once

#include <optional>

#include "analysis/features.h"

namespace freshlegs::analysis {

/// Of the part that knows the heart best (a strap's before a wrist's, then the most samples); a value holds
/// until the next sample, for at most 15 s. Values outside 30..230 bpm are no heart's.
HeartRateHistogram heart_rate_histogram(const Activity& activity);

std::optional<double> mean_bpm(const HeartRateHistogram& histogram);
/// The heart rate below which `share` of the time lies, 0..1.
std::optional<double> quantile_bpm(const HeartRateHistogram& histogram, double share);
double total_seconds(const HeartRateHistogram& histogram);

}  // namespace freshlegs::analysis
