// Speed when it counts: hard runs against own fresh ones.
#include "analysis/compare/hard_speed.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/analysis/dice.h"

namespace freshlegs::analysis {
namespace {

constexpr double kMax_bpm = 190;

/// Half an hour, of which 20 minutes are hard.
RunFeatures hard_run(double mps, double bpm = 169, double temperature_c = 12) {
  RunFeatures run;
  run.temperature_c = temperature_c;
  for (int minute = 0; minute < 30; ++minute) {
    const bool hard = minute >= 8 && minute < 28;
    Window w;
    w.graded_mps = static_cast<float>(hard ? mps : 3);
    w.heart_rate_bpm = static_cast<float>(hard ? bpm : 130);
    run.windows.push_back(w);
  }
  return run;
}

/// Heart rate above rest at 3 m/s on the flat, as all runs say.
Compared at_3_mps(double heart_above_rest) {
  Compared c;
  c.rest_bpm = 50;
  c.level = std::log(heart_above_rest);
  c.speed_slope = 1;
  return c;
}

struct Season {
  HardSpeedModel model;
  Dice dice{7};
  double heart = 90, mps = 4;  ///< both move with fitness

  std::optional<HardSpeed> run(double cost, bool fresh, double temperature_c = 12) {
    const double speed = mps * std::exp(-cost + .02 * dice.normal());
    return model.step(hard_run(speed, 169, temperature_c), at_3_mps(heart), kMax_bpm, fresh, !fresh);
  }
  void get_fitter(double share) {
    heart /= 1 + share;
    mps *= 1 + share;
  }
};

TEST(HardSpeed, SixFreshOnesTellWhatIsUsual) {
  Season s;
  for (int i = 0; i < 6; ++i) EXPECT_FALSE(s.run(0, true)->vs_fresh_pct) << i;
  const auto tired = s.run(.15, false);
  ASSERT_TRUE(tired && tired->vs_fresh_pct);
  EXPECT_EQ(tired->fresh_runs, 6);
  EXPECT_LT(tired->vs_fresh_pct->hi, 0);
  EXPECT_NEAR(tired->vs_fresh_pct->value, -14, 5);
  const auto usual = s.run(0, false);
  EXPECT_LT(usual->vs_fresh_pct->lo, 0);
  EXPECT_GT(usual->vs_fresh_pct->hi, 0);
}

TEST(HardSpeed, GettingFitterIsNoSurpriseNorIsAWarmDay) {
  Season s;
  for (int i = 0; i < 30; ++i) {
    s.run(0, true);
    s.get_fitter(.005);
  }
  EXPECT_NEAR(s.run(0, true)->vs_fresh_pct->value, 0, 5);
  EXPECT_GT(s.run(.06, true, 25)->vs_fresh_pct->lo, s.run(.06, true, 12)->vs_fresh_pct->lo);
}

TEST(HardSpeed, ManyAfterLegsAreComparedWithTheFreshOnes) {
  Season s;
  for (int i = 0; i < 6; ++i) s.run(0, true);
  for (int i = 0; i < 5; ++i) s.run(.04, false), s.run(0, true);
  EXPECT_FALSE(s.model.after_legs().change_pct);
  EXPECT_EQ(s.model.after_legs().after, 5);
  for (int i = 0; i < 15; ++i) s.run(.04, false), s.run(0, true);
  const auto found = s.model.after_legs();
  ASSERT_TRUE(found.change_pct);
  EXPECT_LT(found.change_pct->hi, 0);
  EXPECT_LT(found.change_pct->lo, -4);
  EXPECT_GT(found.change_pct->hi, -4);
}

TEST(HardSpeed, AHigherHeartRateExplainsAHigherSpeed) {
  HardSpeedModel model;
  for (int i = 0; i < 20; ++i)
    model.step(hard_run(i % 2 == 0 ? 4 : 4.2, i % 2 == 0 ? 165 : 171), at_3_mps(90), kMax_bpm, true, false);
  const auto slow = model.step(hard_run(4, 171), at_3_mps(90), kMax_bpm, false, true);
  EXPECT_NEAR(slow->vs_fresh_pct->value, -5, .7);
  EXPECT_EQ(slow->heart_bpm, 171);
}

TEST(HardSpeed, EasyRunsGapsAndTreadmillsAreLeftOut) {
  HardSpeedModel model;
  const auto told = [&](const RunFeatures& run) {
    return model.step(run, at_3_mps(90), kMax_bpm, true, false).has_value();
  };
  EXPECT_TRUE(told(hard_run(4)));
  EXPECT_FALSE(told({}));
  EXPECT_FALSE(told(hard_run(4, 155))) << "75 % of the reserve";
  RunFeatures broken = hard_run(4);
  broken.windows[15].heart_rate_bpm = std::nanf("");
  EXPECT_FALSE(told(broken));
  RunFeatures indoors = hard_run(4);
  indoors.environment = Environment::treadmill;
  EXPECT_FALSE(told(indoors));
}

}  // namespace
}  // namespace freshlegs::analysis
