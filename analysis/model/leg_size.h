// How large the effect of legs may be. The prior has two sizes, so that athletes whose legs cost them nothing
// are not told of a cost that is noise, and large costs are hardly shrunk. Which of the two is for this
// athlete is learnt, from his runs and from his form. Both are centred on none: form tells how much may be
// believed, never of which sign.
#pragma once

#include <array>

namespace freshlegs::analysis {

/// SD of ln heart rate at the worst hour after a usual leg day: 7 % of speed, wider than the 1-4 % that
/// studies report, so that a true effect is hardly shrunk; wider still buys no power (tests/statistics).
inline constexpr double kLegSd = .07 * .75;

/// The size of the effect under one of the priors.
struct LegSize {
  double weight = 0;  ///< not normalised
  double mean = 0, variance = 0;
  double kept = 1;  ///< share that is left of a covariance of the effect with anything else
};

/// Slight and any size, from the belief that follows from the prior of `kLegSd` alone. `slight`: prior of the
/// first.
std::array<LegSize, 2> leg_sizes(double mean, double variance, double slight);

/// Prior of a slight effect for an athlete whose form fits no shift so much better than some: ln of the
/// ratio, 0 as long as nothing is known.
double slight_share(double ln_no_shift);

}  // namespace freshlegs::analysis
