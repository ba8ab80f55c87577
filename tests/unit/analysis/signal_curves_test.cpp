#include <gtest/gtest.h>

#include "analysis/signal/efficiency.h"
#include "analysis/signal/grade_cost.h"
#include "analysis/signal/stiffness.h"

namespace freshlegs::analysis {
namespace {

TEST(GradeCost, FollowsMinettisPolynomial) {
  const double points[][2] = {{-.45, 4.0323}, {-.30, 2.4622}, {-.20, 1.8000}, {-.1814, 1.7813},
                              {-.10, 2.1517}, {-.05, 2.7459}, {0, 3.6},       {.05, 4.6852},
                              {.10, 5.9682},  {.20, 9.0067},  {.30, 12.5793}, {.45, 19.4260}};
  for (const auto& [grade, cost] : points) EXPECT_NEAR(minetti_running_cost(grade), cost, 5e-5) << grade;
  EXPECT_NEAR(minetti_grade_factor(-.10), .598, 5e-4);
}

TEST(GradeCost, MeetsThePublishedPointsOfTheHeartRateCurve) {
  const double points[][2] = {{-45, 2.096}, {-20, 1.081}, {-10, .876}, {-2, .960}, {0, 1},
                              {2, 1.055},   {8, 1.337},   {15, 1.846}, {45, 4.286}};
  for (const auto& [percent, factor] : points)
    EXPECT_NEAR(heart_rate_grade_factor(percent / 100), factor, 1e-9) << percent;
}

TEST(GradeCost, IsLinearBetweenPointsAndClampedBeyond) {
  EXPECT_NEAR(heart_rate_grade_factor(.03), (1.055 + 1.135) / 2, 1e-9);
  EXPECT_NEAR(heart_rate_grade_factor(.125), (1.459 + 1.846) / 2, 1e-9);
  EXPECT_NEAR(heart_rate_grade_factor(.8), 4.286, 1e-9);
  EXPECT_NEAR(minetti_running_cost(-.9), minetti_running_cost(-.45), 1e-12);
}

TEST(Stiffness, ReproducesTheWorkedExampleOfTheSineWaveModel) {
  const auto s = spring_mass({.250, 60 / .340, 3.33}, 70, .90);
  ASSERT_TRUE(s);
  EXPECT_NEAR(s->flight_s, .090, 1e-9);
  EXPECT_NEAR(s->peak_force_n, 1466.99, .01);
  EXPECT_NEAR(s->displacement_m, .05607, 1e-5);
  EXPECT_NEAR(s->vertical_stiffness / 1000, 26.163, 1e-3);
  EXPECT_NEAR(s->leg_compression_m, .15811, 1e-5);
  EXPECT_NEAR(s->leg_stiffness / 1000, 9.278, 1e-3);
}

TEST(Stiffness, PerKilogramDoesNotDependOnMass) {
  const auto s = spring_mass({.250, 176.47, 3}, 55, .9);
  ASSERT_TRUE(s);
  EXPECT_NEAR(vertical_stiffness_per_kg(.250, 176.47), s->vertical_stiffness / 55, 1e-9);
}

TEST(Stiffness, IsAbsentWithoutAFlightPhase) {
  EXPECT_FALSE(spring_mass({.350, 180, 3}, 70, .9));
  EXPECT_TRUE(std::isnan(vertical_stiffness_per_kg(.350, 180)));
}

TEST(Efficiency, ReproducesTheWorkedExamples) {
  EXPECT_NEAR(efficiency_factor(3.0, 140), 1.2857, 5e-5);
  EXPECT_NEAR(decoupling_pct(efficiency_factor(3.00, 140), efficiency_factor(2.95, 146)), 5.708, 5e-4);
}

}  // namespace
}  // namespace freshlegs::analysis
