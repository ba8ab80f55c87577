#include "analysis/model/leg_size.h"

#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr double kSlightSd = .02 * .75;

// Most who pay show it, and most who show nothing pay little; who shows it without paying is left with the
// wide prior, which claims nothing by itself. Settled on 300 simulated athletes a cell (tests/statistics,
// seeds 1,300,000 on), unseen at 0, .04, .08 and .15: runs of who pays nothing were wrong by .99, .93, .88 and .83
// points, claims on them .07, .05, .05 and .04; costs of 3 % were found in 26 weeks in .54, .52, .51 and .51 of the
// athletes, where form does not show them in .54, .51, .49 and .46, in 13 weeks in .26, .24, .21 and .18.
constexpr double kSlightUnseen = .08, kSlightSeen = .01, kAnyUnseen = .3, kAnySeen = .54;

/// A normal belief that came from the prior N(0, kLegSd), had the prior been N(0, sd).
LegSize with_prior(double mean, double variance, double sd) {
  const double wide = kLegSd * kLegSd, other = sd * sd;
  LegSize size;
  size.variance = 1 / (1 / variance - 1 / wide + 1 / other);
  size.kept = size.variance / variance;
  size.mean = size.kept * mean;
  const double ln_evidence =
      (std::log(size.kept * wide / other) + size.mean * size.mean / size.variance - mean * mean / variance) /
      2;
  size.weight = std::exp(ln_evidence);
  return size;
}

}  // namespace

std::array<LegSize, 2> leg_sizes(double mean, double variance, double slight) {
  std::array<LegSize, 2> sizes{with_prior(mean, variance, kSlightSd), {1, mean, variance, 1}};
  sizes[0].weight *= slight;
  sizes[1].weight *= 1 - slight;
  return sizes;
}

double slight_share(double ln_no_shift) {
  const double unseen = 1 / (1 + std::exp(-ln_no_shift)), seen = 1 - unseen;
  const double slight = kSlightUnseen * unseen + kSlightSeen * seen,
               any = kAnyUnseen * unseen + kAnySeen * seen;
  return slight / (slight + any);
}

}  // namespace freshlegs::analysis
