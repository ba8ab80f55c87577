#include "analysis/model/leg_size.h"

#include <gtest/gtest.h>

#include <cmath>

namespace freshlegs::analysis {
namespace {

double normal(double x, double mean, double variance) {
  return std::exp(-(x - mean) * (x - mean) / (2 * variance)) / std::sqrt(variance);
}

// What data of one value with a known error say under the prior of some SD, by adding up small steps.
struct Summed {
  double evidence = 0, mean = 0, variance = 0;
  Summed(double value, double error, double sd) {
    double squares = 0;
    for (double x = -.5; x <= .5; x += 1e-5) {
      const double density = normal(value, x, error) * normal(x, 0, sd * sd);
      evidence += density;
      mean += x * density;
      squares += x * x * density;
    }
    mean /= evidence;
    variance = squares / evidence - mean * mean;
  }
};

TEST(LegSize, IsWhatTheOtherPriorWouldHaveSaid) {
  constexpr double kValue = .02, kError = 1e-4, kSlightSd = .015;
  const Summed wide(kValue, kError, kLegSd), slight(kValue, kError, kSlightSd);
  const auto [small, any] = leg_sizes(wide.mean, wide.variance, .5);
  EXPECT_DOUBLE_EQ(any.mean, wide.mean);
  EXPECT_NEAR(small.mean, slight.mean, 1e-6);
  EXPECT_NEAR(small.variance, slight.variance, 1e-8);
  EXPECT_NEAR(small.weight / any.weight, slight.evidence / wide.evidence, 1e-4);
  EXPECT_NEAR(small.kept, small.variance / any.variance, 1e-12);
}

TEST(LegSize, ALargeCostIsNotTakenForASlightOne) {
  const auto [small, any] = leg_sizes(.06, 1e-4, .5);
  EXPECT_LT(small.weight, .02 * any.weight);
}

TEST(LegSize, FormThatShiftsLeavesTheWidePriorAlone) {
  EXPECT_LT(slight_share(-10), .05);
  EXPECT_GT(slight_share(10), slight_share(0));
  EXPECT_LT(slight_share(1e3), .5);  // and form that stays proves nothing
}

}  // namespace
}  // namespace freshlegs::analysis
