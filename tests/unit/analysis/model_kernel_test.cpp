#include "analysis/model/fatigue_kernel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/unit/analysis/dice.h"

namespace freshlegs::analysis {
namespace {

TEST(FatigueKernel, FirstOrderHasThePublishedValues) {
  const double points[][2] = {{6, .383},  {12, .649}, {24, .930}, {36, 1},
                              {48, .955}, {72, .736}, {96, .504}, {120, .323}};
  for (const auto& [hours, value] : points) EXPECT_NEAR(delayed_kernel(hours, 36, 1), value, 5e-4) << hours;
  EXPECT_EQ(delayed_kernel(0, 36, 1), 0);
}

TEST(FatigueKernel, LatePartIsHighestAtItsPeakAndAllButGoneInFiveDays) {
  EXPECT_NEAR(delayed_kernel(kDelayedPeakHours, kDelayedPeakHours, kDelayedOrder), 1, 1e-12);
  EXPECT_LT(delayed_kernel(6, kDelayedPeakHours, kDelayedOrder), .2);
  EXPECT_LT(delayed_kernel(120, kDelayedPeakHours, kDelayedOrder), .1);
}

TEST(FatigueKernel, RecursionEqualsTheDirectSum) {
  Dice dice(11);
  FatigueKernel kernel;
  struct Session {
    double at, dose, late;
  };
  std::vector<Session> sessions;
  double now = 0;
  for (int i = 0; i < 200; ++i) {
    const double wait = 70 * dice.uniform();
    kernel.wait(wait);
    now += wait;
    const double dose = 2 * dice.uniform(), late = dose * dice.uniform();
    kernel.add(dose, late);
    sessions.push_back({now, dose, late});
    kernel.wait(3.5);
    now += 3.5;
    double delayed = 0;
    std::array<double, kFadeHours.size()> fading{};
    for (const Session& s : sessions) {
      delayed += s.late * delayed_kernel(now - s.at, kDelayedPeakHours, kDelayedOrder);
      for (std::size_t t = 0; t < fading.size(); ++t)
        fading[t] += s.dose * std::exp(-(now - s.at) / kFadeHours[t]);
    }
    ASSERT_NEAR(kernel.delayed(), delayed, 1e-12);
    for (std::size_t t = 0; t < fading.size(); ++t) ASSERT_NEAR(kernel.fading(t), fading[t], 1e-12);
  }
}

}  // namespace
}  // namespace freshlegs::analysis
