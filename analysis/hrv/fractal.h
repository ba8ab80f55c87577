// Short-term fractal scaling of heart beats (DFA alpha1).
#pragma once

#include <optional>
#include <span>

namespace freshlegs::analysis {

/// Slope of ln F(n) on ln n for boxes of 4..16 beats, order 1, boxes laid from both ends (Rogers 2021 uses
/// the same range; about .75 at the first and .5 at the second threshold). Any unit. Nothing below 32 beats.
std::optional<double> dfa_alpha1(std::span<const double> rr);

}  // namespace freshlegs::analysis
