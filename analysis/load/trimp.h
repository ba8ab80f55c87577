// Training load of one activity from its heart rates.
#pragma once

#include <optional>
#include <span>

#include "analysis/features.h"
#include "analysis/load/heart_rate_limits.h"

namespace freshlegs::analysis {

/// Banister's TRIMP, per second and not from the mean (which is less for varied efforts): minutes x x .64
/// e^1.92x for men, .86 e^1.67x for women, x the share of the heart-rate reserve, 0..1. Unknown sex: the
/// men's. Nothing without heart rate.
std::optional<double> banister_trimp(const HeartRateHistogram& histogram, HeartRateRange range,
                                     std::optional<bool> male);

/// The same from the mean alone, for a recording without samples. It is what Banister wrote first, and less than
/// the sum over seconds where effort varied (Jensen): science.md 5. Never more than a day long: a list's typing error.
std::optional<double> mean_trimp(std::optional<double> mean_bpm, std::optional<double> seconds, HeartRateRange range,
                                 std::optional<bool> male);

/// Edwards: minutes in 50-60, 60-70, ... 90-100 % of the maximum, times 1..5.
std::optional<double> edwards_load(const HeartRateHistogram& histogram, double max_bpm);
/// The same by the athlete's own zones: `zones_bpm` are where zones 2 to 5 begin; all below is zone 1.
std::optional<double> edwards_load(const HeartRateHistogram& histogram, std::span<const double> zones_bpm);

}  // namespace freshlegs::analysis
