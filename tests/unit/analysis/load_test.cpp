// Check values: science base, section 5.
#include <gtest/gtest.h>

#include <array>

#include "analysis/load/heart_rate_histogram.h"
#include "analysis/load/load_measures.h"
#include "analysis/load/load_series.h"
#include "analysis/load/trimp.h"
#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

date::local_days day(int n) { return date::local_days(date::year(2026) / 1 / 1) + date::days(n); }

TEST(Trimp, MatchesTheCheckValues) {
  EXPECT_NEAR(*banister_trimp(constant_heart_rate(130, 30), {40, 200}, true), 31.8025, 5e-5);
  EXPECT_NEAR(*banister_trimp(constant_heart_rate(150, 45), {60, 190}, true), 75.3302, 5e-5);
  EXPECT_NEAR(*banister_trimp(constant_heart_rate(150, 45), {60, 190}, false), 85.1376, 5e-5);
  EXPECT_NEAR(*banister_trimp(constant_heart_rate(150, 45), {60, 190}, {}), 75.3302, 5e-5);
  EXPECT_FALSE(banister_trimp({}, {60, 190}, true));
}

TEST(Trimp, OfVariedEffortIsAboveThatOfTheMean) {
  const HeartRateHistogram varied{{1800, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1800}, 140};
  EXPECT_GT(*banister_trimp(varied, {50, 190}, true),
            *banister_trimp(constant_heart_rate(145, 60), {50, 190}, true));
}

TEST(Trimp, OfAMeanIsThatOfTheSameHeartRateHeld) {
  EXPECT_NEAR(*mean_trimp(150, 2700, {60, 190}, true), 75.3302, 5e-5);
  EXPECT_NEAR(*mean_trimp(150, 2700, {60, 190}, false), 85.1376, 5e-5);
  EXPECT_FALSE(mean_trimp({}, 2700, {60, 190}, true));
  EXPECT_FALSE(mean_trimp(150, {}, {60, 190}, true));
  EXPECT_EQ(mean_trimp(150, 1e9, {60, 190}, true), mean_trimp(150, 86400, {60, 190}, true));
}

TEST(Edwards, CountsMinutesByZone) {
  EXPECT_DOUBLE_EQ(*edwards_load(constant_heart_rate(150, 10), 200), 30);
  EXPECT_DOUBLE_EQ(*edwards_load(constant_heart_rate(90, 10), 200), 0);
  EXPECT_DOUBLE_EQ(*edwards_load(constant_heart_rate(205, 10), 200), 50);
}

TEST(Edwards, CountsByTheAthletesOwnZones) {
  const std::vector<double> zones{120, 140, 160, 175};
  EXPECT_DOUBLE_EQ(*edwards_load(constant_heart_rate(119, 10), zones), 10);
  EXPECT_DOUBLE_EQ(*edwards_load(constant_heart_rate(120, 10), zones), 20);
  EXPECT_DOUBLE_EQ(*edwards_load(constant_heart_rate(190, 10), zones), 50);
  Features features;
  features.heart_rate = constant_heart_rate(150, 10);
  EXPECT_DOUBLE_EQ(*load_measures(features, {50, 200}, {}, zones, {}, {}).edwards, 30);
  EXPECT_DOUBLE_EQ(*load_measures(features, {50, 160}, {}, {}, {}, {}).edwards, 50);
}

TEST(LoadMeasures, OneHourAtThresholdIsAHundred) {
  const HeartRateRange range{50, 190};
  const double hour = *banister_trimp(constant_heart_rate(170, 60), range, true);
  EXPECT_NEAR(trimp_at_threshold(hour, 170, range, true), 100, 1e-9);
  EXPECT_NEAR(running_stress(3600, 3.5, 3.5), 100, 1e-9);
  EXPECT_NEAR(running_stress(1800, 1.75, 3.5), 12.5, 1e-9);
  EXPECT_EQ(session_rpe_load(7, 45), 315);
}

TEST(LoadMeasures, ThreeZonesCountOneTwoThree) {
  EXPECT_NEAR(*three_zone_load(constant_heart_rate(130, 30), 148, 165), 30, 1e-9);
  EXPECT_NEAR(*three_zone_load(constant_heart_rate(150, 30), 148, 165), 60, 1e-9);
  EXPECT_NEAR(*three_zone_load(constant_heart_rate(170, 30), 148, 165), 90, 1e-9);
  EXPECT_FALSE(three_zone_load({}, 148, 165));
}

TEST(LoadMeasures, SurgesCostMoreThanTheirShareAndDescentsCountApart) {
  std::vector<Window> windows(2);
  for (auto& w : windows) w.moving_s = 60;
  windows[0].graded_mps = windows[0].speed_mps = 2;
  windows[1].graded_mps = windows[1].speed_mps = 4;
  EXPECT_NEAR(*normalised_mps(windows), std::pow((16 + 256) / 2.0, .25), 1e-6);
  EXPECT_NEAR(impact_km(windows), .36, 1e-6);
  windows[1].grade = -.2F;
  EXPECT_NEAR(impact_km(windows), .12 + 3 * .24, 1e-6);
}

TEST(LoadMeasures, ThresholdSpeedComesFromTheBestOfThreeMonths) {
  ThresholdEstimate estimate;
  RunFeatures run;
  const Instant start = *parse_iso("2026-01-01T10:00:00Z");
  const auto ran = [&](int day, double mps) {
    run.best_20min_mps = mps;
    estimate.run(start + date::days(day), run);
  };
  EXPECT_FALSE(estimate.at({50, 190}).mps);
  ran(0, 4);
  ran(30, 3.5);
  ran(60, 3);
  EXPECT_NEAR(*estimate.at({50, 190}).mps, .95 * 4, 1e-12);
  ran(100, 3);
  EXPECT_NEAR(*estimate.at({50, 190}).mps, .95 * 3.5, 1e-12);
  EXPECT_NEAR(estimate.at({50, 190}).bpm, 169, 1e-12);
}

TEST(Monotony, MatchesTheCheckValues) {
  const std::array<double, 7> a{0, 300, 0, 450, 0, 600, 0}, b{400, 400, 400, 400, 400, 400, 0},
      c{525, 180, 600, 0, 450, 720, 0};
  EXPECT_NEAR(monotony(a).monotony, 0.8148, 5e-5);
  EXPECT_NEAR(monotony(a).strain, 1100.0, 0.05);
  EXPECT_NEAR(monotony(b).monotony, 2.4495, 5e-5);
  EXPECT_NEAR(monotony(b).strain, 5878.8, 0.05);
  EXPECT_NEAR(monotony(c).monotony, 1.3050, 5e-5);
  EXPECT_NEAR(monotony(c).strain, 3229.9, 0.05);
}

TEST(Monotony, IsCappedForEqualDaysAndZeroForRest) {
  const std::array<double, 7> equal{50, 50, 50, 50, 50, 50, 50}, rest{};
  EXPECT_EQ(monotony(equal).monotony, 10);
  EXPECT_EQ(monotony(rest).monotony, 0);
}

TEST(LoadSeries, FollowsTheExponentialForm) {
  LoadSeries series;
  for (int i = 0; i < 42; ++i) series.add(day(i), 50, 0);
  EXPECT_NEAR(series.days()[6].six_weeks, 7.6759, 5e-5);
  EXPECT_NEAR(series.days()[6].week, 31.6060, 5e-5);
  EXPECT_NEAR(series.days()[41].six_weeks, 31.6060, 5e-5);
  EXPECT_NEAR(series.days()[41].week, 49.8761, 5e-5);
}

TEST(LoadSeries, EvenTrainingHasItsOwnMeanFromTheFirstDay) {
  LoadSeries series;
  for (int i = 0; i < 60; ++i) series.add(day(i), 50, 0);
  for (const std::size_t i : {0U, 5U, 59U}) {
    EXPECT_EQ(series.days()[i].history, i + 1);
    EXPECT_NEAR(load_means(series.days()[i]).week, 50, 1e-9);
    EXPECT_NEAR(load_means(series.days()[i]).six_weeks, 50, 1e-9);
  }
}

TEST(LoadSeries, ASilenceOfAYearBeginsANewOne) {
  LoadSeries series;
  for (int i = 0; i < 60; ++i) series.add(day(i), 50, 0);
  series.add(day(60 + 400), 20, 0);
  EXPECT_EQ(series.days().size(), 61U);
  EXPECT_EQ(series.days().back().history, 1U);
  EXPECT_NEAR(load_means(series.days().back()).six_weeks, 20, 1e-9) << "the old load is forgotten";
}

TEST(LoadSeries, FillsRestDaysAndHandsOutEachDayOnce) {
  LoadSeries series;
  series.add(day(0), 40, 1);
  series.add(day(0), 20, 0);
  EXPECT_TRUE(series.close_before(day(0)).empty());
  const auto closed = series.close_before(day(3));
  ASSERT_EQ(closed.size(), 3U);
  EXPECT_EQ(closed[0].trimp, 60);
  EXPECT_EQ(closed[0].leg_dose, 1);
  EXPECT_EQ(closed[1].trimp, 0);
  EXPECT_TRUE(series.close_before(day(3)).empty());
}

TEST(LoadSeries, AClockThatIsDecadesOffCostsNoMemory) {
  LoadSeries series;
  series.add(date::local_days(date::year(1989) / 12 / 31), 40, 0);
  series.add(day(0), 40, 0);
  EXPECT_EQ(series.days().size(), 2U);
}

Features felt(int bpm, int minutes) {
  Features features;
  features.heart_rate = constant_heart_rate(bpm, minutes);
  return features;
}

TEST(HeartRateLimits, ConfigurationThenSeenThenDeviceThenAge) {
  Profile profile;
  EXPECT_EQ(HeartRateLimits(profile).max_source(), HeartRateSource::assumed);
  profile.age_years = 40;
  HeartRateLimits limits(profile);
  EXPECT_DOUBLE_EQ(limits.range().max_bpm, 180);
  UserProfile user;
  user.max_hr_bpm = 184;
  limits.device_says(user);
  EXPECT_DOUBLE_EQ(limits.range().max_bpm, 184);
  limits.activity(at("2026-01-01T08:00:00Z"), felt(187, 20));
  EXPECT_DOUBLE_EQ(limits.range().max_bpm, 187);
  EXPECT_EQ(limits.max_source(), HeartRateSource::seen);
  profile.hr_max_bpm = 191;
  EXPECT_EQ(HeartRateLimits(profile).max_source(), HeartRateSource::configuration);
}

/// 40 minutes at `easy` bpm with 20 at `hard` in the middle.
RunFeatures hard_block(float easy, float hard) {
  auto run = steady_run(60, 3, easy);
  for (std::size_t i = 20; i < 40; ++i) run.windows[i].heart_rate_bpm = hard;
  return run;
}

TEST(Threshold, ComesFromOwnHardTwentyMinutes) {
  const HeartRateRange range{50, 190};
  ThresholdEstimate estimate;
  EXPECT_DOUBLE_EQ(estimate.at(range).bpm, 169);
  EXPECT_EQ(estimate.at(range).source, HeartRateSource::assumed);
  estimate.run(at("2026-01-01T08:00:00Z"), hard_block(140, 160));  // no effort that tells of a threshold
  EXPECT_EQ(estimate.at(range).source, HeartRateSource::assumed);
  estimate.run(at("2026-01-08T08:00:00Z"), hard_block(140, 180));
  EXPECT_NEAR(estimate.at(range).bpm, 171, 1e-6);
  EXPECT_EQ(estimate.at(range).source, HeartRateSource::seen);
  EXPECT_DOUBLE_EQ(estimate.at(range, 175).bpm, 175);
  EXPECT_EQ(estimate.at(range, 175).source, HeartRateSource::configuration);
  estimate.run(at("2026-05-01T08:00:00Z"), hard_block(140, 150));  // three months on it is forgotten
  EXPECT_EQ(estimate.at(range).source, HeartRateSource::assumed);
}

TEST(Threshold, IsNotReadOffAHeartRateThatFollowsTheSteps) {
  auto locked = hard_block(140, 182);
  locked.cadence_locked = true;
  ThresholdEstimate estimate;
  estimate.run(at("2026-01-01T08:00:00Z"), locked);
  EXPECT_EQ(estimate.at({50, 190}).source, HeartRateSource::assumed);
}

TEST(Threshold, TwentyMinutesAreInARow) {
  auto broken = hard_block(140, 180);
  EXPECT_NEAR(*hardest_20min_bpm(broken.windows), 180, 1e-4);
  broken.windows[30].heart_rate_bpm = std::nanf("");
  EXPECT_NEAR(*hardest_20min_bpm(broken.windows), 160, 1e-4);
  broken.windows.resize(19);
  EXPECT_FALSE(hardest_20min_bpm(broken.windows));
}

TEST(HeartRateLimits, OneGlitchIsNoMaximum) {
  HeartRateLimits limits({});
  for (int i = 0; i < 11; ++i)
    limits.activity(at("2026-01-01T08:00:00Z") + date::days(i), felt(180, 40));
  limits.activity(at("2026-02-01T08:00:00Z"), felt(228, 40));
  EXPECT_DOUBLE_EQ(limits.range().max_bpm, 180);
}

TEST(HeartRateLimits, AListsOwnMaximumCountsWhereAHeartCanBeatIt) {
  HeartRateLimits limits({});
  Features row;
  for (int i = 0; i < 12; ++i) {
    row.listed_max_bpm = i == 5 ? 240 : 196;
    limits.activity(at("2026-01-01T08:00:00Z") + date::days(i), row);
  }
  EXPECT_DOUBLE_EQ(limits.range().max_bpm, 196);
  EXPECT_EQ(limits.max_source(), HeartRateSource::seen);
}

TEST(HeartRateHistogram, HoldsAValueUntilTheNextSampleButNotForever) {
  Activity activity;
  activity.parts.resize(1);
  auto& samples = activity.parts[0].samples;
  samples.offset_ms = {0, 1000, 5000, 100000};
  samples.channels = {{ChannelKind::heart_rate, ChannelSource::native, {120, 121, 122, kMissing}}};
  const auto histogram = heart_rate_histogram(activity);
  EXPECT_EQ(histogram.lowest_bpm, 120);
  EXPECT_EQ(histogram.seconds, (std::vector<std::uint16_t>{1, 4, 15}));
  EXPECT_NEAR(*mean_bpm(histogram), 121.7, 1e-9);
}

}  // namespace
}  // namespace freshlegs::analysis
