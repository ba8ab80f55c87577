// Noise with outliers: Student's t with 5 degrees of freedom (field residuals are heavy-tailed, science.md
// 8). Everything takes z, the distance from what was foretold in standard deviations.
#pragma once

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {

inline constexpr double kTails = 5;

/// ln density, up to a constant.
inline double log_student(double z) { return -(kTails + 1) / 2 * std::log1p(z * z / kTails); }
/// Weight of an observation in an update: 1 for what was to be expected, less for an outlier.
inline double trust(double z) { return std::min(1.0, (kTails + 1) / (kTails + z * z)); }
/// Relative change of the variance that this observation calls for; squares are cut at 2.5 SD.
inline double surprise(double z) {
  constexpr double kMost = 6.25, kMeanOfNormal = .9775;  // of a normal's square, cut there
  return std::min(z * z, kMost) / kMeanOfNormal - 1;
}

}  // namespace freshlegs::analysis
