#include "analysis/model/fatigue_model.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/model/normal_mixture.h"
#include "tests/unit/analysis/model_season.h"

namespace freshlegs::analysis {
namespace {

using Why = Declined::Why;
const Instant kStart{Millis{1'700'000'000'000}};
Instant day(double d) { return kStart + Millis{static_cast<std::int64_t>(d * 86.4e6)}; }

RunFeatures steady(int minutes, float mps = 3, float bpm = 145) {
  RunFeatures run;
  run.sensor = HeartRateSensor::strap;
  run.heart_rate_trust = 1;
  run.moving_s = minutes * 60;
  for (int m = 0; m < minutes; ++m) {
    Window w;
    w.start_s = static_cast<float>(60 * m);
    w.moving_s = 60;
    w.speed_mps = w.graded_mps = mps;
    w.heart_rate_bpm = bpm;
    w.settled = m >= 10;
    run.windows.push_back(w);
  }
  return run;
}

FatigueModel::Effect step(FatigueModel& model, double at, const RunFeatures& run, bool hard = false) {
  return model.step({day(at), &run, std::nullopt, 50, 190, hard});
}

TEST(FatigueModel, SaysWhyARunCannotBeJudged) {
  FatigueModel model;
  const auto why = [&](const RunFeatures& run, bool hard = false) {
    const auto effect = step(model, 0, run, hard);
    EXPECT_TRUE(effect.declined);
    EXPECT_FALSE(effect.effect_pct);
    return effect.declined ? effect.declined->why : Why::history;
  };
  RunFeatures run = steady(40);
  run.environment = Environment::treadmill;
  EXPECT_EQ(why(run), Why::treadmill);
  EXPECT_EQ(why(steady(12)), Why::too_short);
  EXPECT_EQ(why(RunFeatures{}), Why::totals_only);
  EXPECT_EQ(why(steady(40), true), Why::not_steady);
  run = steady(40);
  run.heart_rate_trust = .5;
  EXPECT_EQ(why(run), Why::heart_rate);
  run = steady(40);
  for (Window& w : run.windows) w.grade = .12F;
  EXPECT_EQ(why(run), Why::hilly);
  run = steady(40);
  for (Window& w : run.windows) w.settled = false;
  EXPECT_EQ(why(run), Why::not_steady);
  EXPECT_EQ(why(steady(40)), Why::history);
}

TEST(FatigueModel, CountsUpToEightRunsBeforeItSpeaks) {
  FatigueModel model;
  for (int i = 1; i < 8; ++i) {
    const auto effect = step(model, 2 * i, steady(40));
    EXPECT_EQ(effect.verdict, Verdict::not_enough_data);
    ASSERT_TRUE(effect.declined);
    EXPECT_EQ(effect.declined->have, i);
    EXPECT_EQ(effect.declined->need, 8);
  }
  EXPECT_EQ(model.athlete().back().verdict, Verdict::not_enough_data);
  const auto eighth = step(model, 16, steady(40));
  EXPECT_FALSE(eighth.declined);
  EXPECT_EQ(eighth.verdict, Verdict::not_shown);
}

TEST(FatigueModel, WithoutTiredRunsThereIsOnlyThePrior) {
  FatigueModel model;
  for (int i = 0; i < 20; ++i) step(model, 2 * i, steady(40));
  model.leg_work({day(40), 1, .1, 1});
  const RunFeatures run = steady(40);
  const auto effect = model.step({day(40.5), &run, 12, 50, 190, false});
  EXPECT_EQ(effect.verdict, Verdict::prior_only);
  EXPECT_FALSE(effect.effect_pct);
  for (const AthleteRow& row : model.athlete()) {
    EXPECT_EQ(row.verdict, Verdict::prior_only);
    EXPECT_FALSE(row.effect_pct);
  }
}

TEST(FatigueModel, ARunTakenAloneShowsItsDifferenceAndTheFreshSpeed) {
  FatigueModel model;
  for (int i = 0; i < 20; ++i) step(model, 2 * i, steady(40));
  // 25 bpm for each m/s at 95 bpm above rest: 4 bpm more is worth about 5 % of speed.
  const auto slower = step(model, 40, steady(40, 3, 149));
  ASSERT_TRUE(slower.alone_pct && slower.fresh_speed_mps);
  EXPECT_NEAR(slower.alone_pct->value, -5.2, 1);
  EXPECT_NEAR(*slower.fresh_speed_mps, 3 * 1.055, .04);
  EXPECT_LT(slower.alone_pct->lo, slower.alone_pct->value);
}

TEST(FatigueModel, RowsKeepTheirPlaces) {
  const auto rows = FatigueModel().athlete();
  ASSERT_EQ(rows.size(), 5u);
  const int windows[][2] = {{0, 6}, {6, 24}, {24, 48}, {48, 72}, {0, 48}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].from_h, windows[i][0]);
    EXPECT_EQ(rows[i].to_h, windows[i][1]);
  }
}

TEST(FatigueModel, FindsAStrongEffectAndItsTimeCourse) {
  SeasonLaw law;
  law.peak_effect = -.09;
  law.weeks = 40;
  const SeasonResult season = run_season(law, 77);
  ASSERT_TRUE(season.row.effect_pct);
  EXPECT_GE(season.row.verdict, Verdict::likely);
  EXPECT_NEAR(season.row.effect_pct->value, season.row_truth_pct, 2);
  EXPECT_LE(season.row.effect_pct->lo, season.row_truth_pct);
  EXPECT_GE(season.row.effect_pct->hi, season.row_truth_pct);
}

TEST(FatigueModel, WithoutOwnEvidenceTheTimeCourseIsThatOfOthers) {
  const auto course = FatigueModel().time_course();
  ASSERT_TRUE(course);
  EXPECT_FALSE(course->own);
  EXPECT_FALSE(course->at_18h_pct);
}

TEST(FatigueModel, ACopyGoesOnLikeTheOriginal) {
  FatigueModel model;
  for (int i = 0; i < 12; ++i) step(model, 2 * i, steady(40, 3, static_cast<float>(143 + i % 3)));
  FatigueModel copy = model;
  const auto a = step(model, 30, steady(40, 3.2F, 150)), b = step(copy, 30, steady(40, 3.2F, 150));
  ASSERT_TRUE(a.alone_pct && b.alone_pct);
  EXPECT_EQ(a.alone_pct->value, b.alone_pct->value);
  EXPECT_EQ(a.alone_pct->hi, b.alone_pct->hi);
}

TEST(NormalMixture, QuantilesOfOneNormalAreItsOwn) {
  NormalMixture m;
  m.add(2, 1, 4);
  EXPECT_NEAR(m.quantile(.975), 1 + 1.959964 * 2, 1e-5);
  EXPECT_NEAR(m.quantile(.5), 1, 1e-9);
  EXPECT_NEAR(m.sd(), 2, 1e-12);
}

TEST(NormalMixture, VerdictsFollowTheIntervals) {
  const auto verdict = [](double mean) {
    NormalMixture m;
    m.add(1, mean, 1);
    return verdict_of(m);
  };
  EXPECT_EQ(verdict(-1.95), Verdict::not_shown);
  EXPECT_EQ(verdict(-1.97), Verdict::likely);
  EXPECT_EQ(verdict(1.97), Verdict::likely);
  EXPECT_EQ(verdict(-2.57), Verdict::likely);
  EXPECT_EQ(verdict(-2.58), Verdict::very_likely);
}

}  // namespace
}  // namespace freshlegs::analysis
