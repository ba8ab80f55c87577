// Time-domain heart-rate variability. Beats are seconds between heart beats; NaN marks a beat that is not
// valid.
#pragma once

#include <optional>
#include <span>

namespace freshlegs::analysis {

/// Root mean square of successive differences, over adjacent valid pairs only.
std::optional<double> rmssd(std::span<const double> rr);
/// Sample standard deviation (n - 1) of the valid intervals.
std::optional<double> sdnn(std::span<const double> rr);
std::optional<double> mean_rr(std::span<const double> rr);

}  // namespace freshlegs::analysis
