// Early fade: the last third of a run against its first, judged by own fresh runs of that length.
#include "analysis/compare/fade.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace freshlegs::analysis {
namespace {

/// Even pace and heart rate but for what the last third adds, per cent.
RunFeatures run_of(int minutes, double heart_pct, double speed_pct) {
  RunFeatures run;
  run.moving_s = 60.0 * minutes;
  run.decoupling_pct = 1;
  const int first_of_last = 10 + (minutes - 10) - (minutes - 10) / 3;
  for (int m = 0; m < minutes; ++m) {
    Window w;
    const bool last = m >= first_of_last;
    const double speed = 3 * (last ? 1 + speed_pct / 100 : 1);
    w.start_s = static_cast<float>(60 * m);
    w.graded_mps = static_cast<float>(speed);
    w.heart_rate_bpm = static_cast<float>(50 * speed * (last ? 1 + heart_pct / 100 : 1));
    run.windows.push_back(w);
  }
  return run;
}

TEST(Fade, ComparesTheLastThirdWithTheFirst) {
  const auto fade = fade_of(run_of(55, 6, -4));
  ASSERT_TRUE(fade);
  EXPECT_NEAR(fade->heart_pct, 6, .01);
  EXPECT_NEAR(fade->speed_pct, -4, .01);
  EXPECT_FALSE(fade_of(run_of(33, 6, -4))) << "thirds of less than eight minutes";
  RunFeatures uneven = run_of(55, 6, -4);
  uneven.decoupling_pct.reset();
  EXPECT_FALSE(fade_of(uneven));
  for (auto& w : uneven.windows) w.heart_rate_bpm = std::nanf("");
  uneven.decoupling_pct = 1;
  EXPECT_FALSE(fade_of(uneven));
}

TEST(Fade, IsJudgedByOwnFreshRunsOfThatLength) {
  FadeModel model;
  for (int i = 0; i < 12; ++i) {
    const auto usual = model.step(run_of(i % 2 == 0 ? 45 : 90, i % 2 == 0 ? 1 : 4, -.5), true);
    EXPECT_EQ(usual->usual_heart_pct.has_value(), i >= 6) << i;
    EXPECT_FALSE(usual->heart_rose() || usual->slowed());
  }
  const auto tired = model.step(run_of(45, 9, -9), false);
  EXPECT_TRUE(tired->heart_rose());
  EXPECT_TRUE(tired->slowed());
  EXPECT_EQ(tired->fresh_runs, 12);
  EXPECT_GT(model.step(run_of(90, 0, 0), false)->usual_heart_pct->value,
            model.step(run_of(45, 0, 0), false)->usual_heart_pct->value + 1)
      << "a long run drifts more";
}

TEST(Fade, FewFreshRunsAreCalledEarly) {
  std::mt19937_64 random(471);
  int judged = 0, early = 0;
  for (int athlete = 0; athlete < 200; ++athlete) {
    FadeModel model;
    std::normal_distribution<double> level(1.5, 2), noise(0, 1 + athlete % 4);
    const double own = level(random);
    for (int i = 0; i < 60; ++i) {
      const auto fade = model.step(run_of(45 + 5 * (i % 9), own + noise(random), noise(random)), true);
      judged += fade->usual_heart_pct.has_value();
      early += fade->heart_rose() || fade->slowed();
    }
  }
  EXPECT_NEAR(static_cast<double>(early) / judged, .05, .02);  // 2.5 % of each of two figures
}

}  // namespace
}  // namespace freshlegs::analysis
