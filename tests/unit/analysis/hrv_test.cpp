// Check values: science base, section 7.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "analysis/hrv/artefacts.h"
#include "analysis/hrv/fractal.h"
#include "analysis/hrv/mornings.h"
#include "analysis/hrv/rest.h"
#include "analysis/hrv/variability.h"

namespace freshlegs::analysis {
namespace {

std::vector<double> sine_series() {
  std::vector<double> rr;
  for (int i = 0; i < 240; ++i)
    rr.push_back(800 + 30 * std::sin(0.7 * i) + 10 * std::cos(2.3 * i) + ((37 * i) % 11 - 5));
  return rr;
}

TEST(Variability, MatchesTheCheckValues) {
  const std::vector<double> rr{812, 805, 798, 820, 835, 829, 810, 799, 803, 817};
  EXPECT_NEAR(*rmssd(rr), 13.0682, 5e-5);
  EXPECT_NEAR(*sdnn(rr), 12.4704, 5e-5);
  EXPECT_NEAR(std::log(*rmssd(rr)), 2.5702, 5e-5);
  EXPECT_DOUBLE_EQ(*rmssd(std::vector<double>{800, 840}), 40);
  EXPECT_NEAR(*rmssd(std::vector<double>{800, 840, 820}), 31.62, 0.005);
  EXPECT_EQ(*rmssd(std::vector<double>(20, 800)), 0);
  EXPECT_NEAR(*rmssd(sine_series()), 21.663880, 5e-7);
  EXPECT_NEAR(*sdnn(sine_series()), 23.006290, 5e-7);
}

TEST(Variability, PairsAcrossAnInvalidBeatDoNotCount) {
  const double gap = std::numeric_limits<double>::quiet_NaN();
  EXPECT_DOUBLE_EQ(*rmssd(std::vector<double>{800, 840, gap, 1200, 1240}), 40);
  EXPECT_FALSE(rmssd(std::vector<double>{800, gap, 840}));
}

TEST(Fractal, MatchesTheCheckValue) { EXPECT_NEAR(*dfa_alpha1(sine_series()), 0.916776, 5e-7); }

TEST(Fractal, NeedsEnoughBeatsAndSomeVariation) {
  EXPECT_FALSE(dfa_alpha1(std::vector<double>(31, 800)));
  EXPECT_FALSE(dfa_alpha1(std::vector<double>(300, 800)));
}

std::vector<double> quiet_beats() {
  auto rr = sine_series();
  for (auto& x : rr) x /= 1000;
  return rr;
}

TEST(Artefacts, CleanBeatsStayAsTheyAre) {
  const auto corrected = correct_beats(quiet_beats());
  EXPECT_EQ(corrected.artefacts, 0U);
  EXPECT_NEAR(1000 * *rmssd(corrected.rr), 21.66, 0.01);
}

TEST(Artefacts, AMissedBeatIsPutIn) {
  auto rr = quiet_beats();
  rr[100] += rr[101];
  rr.erase(rr.begin() + 101);
  ASSERT_GT(1000 * *rmssd(rr), 60);
  const auto corrected = correct_beats(rr);
  EXPECT_EQ(corrected.rr.size(), 240U);
  EXPECT_NEAR(1000 * *rmssd(corrected.rr), 21.66, 1.5);
}

TEST(Artefacts, AnExtraBeatIsTakenOut) {
  auto rr = quiet_beats();
  rr.insert(rr.begin() + 100, rr[100] * 0.4);
  rr[101] *= 0.6;
  const auto corrected = correct_beats(rr);
  EXPECT_NEAR(1000 * *rmssd(corrected.rr), 21.66, 1.5);
}

TEST(Artefacts, AnEctopicBeatIsSmoothed) {
  auto rr = quiet_beats();
  rr[100] -= 0.3;
  rr[101] += 0.3;
  const auto corrected = correct_beats(rr);
  EXPECT_GT(corrected.artefacts, 0U);
  EXPECT_NEAR(1000 * *rmssd(corrected.rr), 21.66, 1.5);
}

TEST(Artefacts, ImpossibleIntervalsBreakTheSeries) {
  auto rr = quiet_beats();
  rr[50] = 5.0;
  const auto corrected = correct_beats(rr);
  EXPECT_TRUE(std::isnan(corrected.rr[50]));
  EXPECT_EQ(corrected.artefacts, 1U);
}

TEST(Artefacts, BeatsMissedInARowLeaveNoStepsBehind) {
  // A fast heart: four beats of one strap's pause are still shorter than the slowest heart's one.
  auto rr = quiet_beats();
  for (double& x : rr) x *= .55;
  for (const std::size_t at : {60U, 62U, 140U}) {
    rr[at] = 1.76;
    rr[at + 1] = 1.3;
  }
  const auto corrected = correct_beats(rr);
  EXPECT_GE(corrected.artefacts, 6U);
  EXPECT_NEAR(1000 * *rmssd(corrected.rr), .55 * 21.66, 4);
}

TEST(Artefacts, DeepBreathingIsNoArtefact) {
  std::vector<double> rr;
  for (int i = 0; i < 300; ++i)
    rr.push_back(1.2 + .3 * std::sin(2 * std::numbers::pi * i / 9));  // 40 to 67 bpm
  EXPECT_EQ(correct_beats(rr).artefacts, 0U);
}

RrIntervals intervals(const std::vector<double>& seconds) {
  RrIntervals rr;
  for (const double s : seconds) rr.interval_ms.push_back(static_cast<int>(std::lround(s * 1000)));
  rr.offset_ms.resize(rr.interval_ms.size());
  return rr;
}

TEST(Rest, AMorningOfThreeMinutesIsEnoughAndOneIsNot) {
  const auto morning = resting_heart(intervals(quiet_beats()));
  ASSERT_TRUE(morning);
  EXPECT_NEAR(morning->rmssd_ms, 21.7, 0.5);
  EXPECT_NEAR(morning->resting_hr_bpm, 75, 0.5);
  EXPECT_FALSE(resting_heart(intervals(std::vector<double>(70, 1.0))));
  EXPECT_FALSE(resting_heart({}));
}

TEST(Rest, TooManyArtefactsAreNoReading) {
  auto rr = quiet_beats();
  for (std::size_t i = 90; i < 240; i += 12) rr[i] = 2.5;
  EXPECT_FALSE(resting_heart(intervals(rr)));
}

date::local_days day(int n) { return date::local_days(date::year(2026) / 1 / 1) + date::days(n); }

TEST(Mornings, WeekAndBandNeedEnoughReadings) {
  MorningLog log;
  for (int i = 0; i < 60; ++i) log.rmssd(day(i), 50 + (i % 3), "");
  EXPECT_FALSE(log.at(day(1)).rmssd_week);
  EXPECT_TRUE(log.at(day(2)).rmssd_week);
  EXPECT_FALSE(log.at(day(20)).rmssd_lo);
  const auto late = log.at(day(59));
  ASSERT_TRUE(late.rmssd_lo && late.rmssd_hi && late.rmssd_week);
  EXPECT_LT(*late.rmssd_lo, 51);
  EXPECT_GT(*late.rmssd_hi, 51);
  EXPECT_NEAR(*late.rmssd_week, 51, 0.2);
}

TEST(Mornings, VendorsAreNotMixed) {
  MorningLog log;
  for (int i = 0; i < 10; ++i) log.rmssd(day(i), 50, "");
  log.rmssd(day(10), 90, "garmin");
  EXPECT_FALSE(log.at(day(10)).rmssd_ms);
  EXPECT_EQ(log.all().size(), 10U);
}

}  // namespace
}  // namespace freshlegs::analysis
