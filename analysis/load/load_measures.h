// Other measures of a run's load (science.md 5): every school finds the one it knows, and none decides alone.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/findings.h"
#include "analysis/load/heart_rate_limits.h"
#include "analysis/load/threshold.h"

namespace freshlegs::analysis {

/// Lucia: minutes below the first, between both, and above the second threshold, times 1, 2 and 3.
std::optional<double> three_zone_load(const HeartRateHistogram& histogram, double first_bpm,
                                      double second_bpm);
/// A TRIMP against that of one hour at threshold, which is 100.
double trimp_at_threshold(double trimp, double threshold_bpm, HeartRateRange range, std::optional<bool> male);
/// Fourth-power mean of graded speed over the moving minutes: surges cost more than their share. Minutes in
/// place of rolling half minutes: 60 s is what features keep.
std::optional<double> normalised_mps(const std::vector<Window>& windows);
/// 100 x hours x (normalised speed / threshold speed)^2.
double running_stress(double seconds, double normalised_mps, double threshold_mps);
/// Foster: the athlete's own rating, 0..10, times minutes.
double session_rpe_load(double rating, double minutes);
/// Kilometres; those below -8 % count up to three times (eccentric work, Chen 2007). Apart from the heart.
double impact_km(const std::vector<Window>& windows);

/// `zones_bpm`: the athlete's own, or empty.
LoadMeasures load_measures(const Features& features, HeartRateRange range, const Threshold& threshold,
                           std::span<const double> zones_bpm, std::optional<double> trimp, std::optional<bool> male);

}  // namespace freshlegs::analysis
