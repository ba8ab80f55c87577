// Check values: science base, section 7.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
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
  EXPECT_NEAR(morning->sdnn_ms.value_or(0), 23, 0.5);
  EXPECT_NEAR(morning->dfa_alpha1.value_or(0), .92, .05);
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

/// Daily mornings around 50 ms and 50 bpm that jump about as hearts do.
constexpr int kWildDay = 80;
double usual_ms(int i) { return 50 * std::exp(.12 * std::sin(2.4 * i)); }
double usual_bpm(int i) { return 50 + 1.4 * std::sin(1.7 * i); }

MorningLog mornings_with(const std::function<bool(int)>& wild, double ms, double bpm, int every = 1) {
  MorningLog log;
  for (int i = 0; i < 150; i += every) {
    log.rmssd(day(i), wild(i) ? ms : usual_ms(i), "");
    log.resting_hr(day(i), wild(i) ? bpm : usual_bpm(i), "");
  }
  return log;
}

bool inside(const std::optional<double>& week, const std::optional<double>& lo, const std::optional<double>& hi) {
  return week && lo && hi && *week >= *lo && *week <= *hi;
}

struct Glitch {
  double ms, bpm;
};
class OneGlitch : public testing::TestWithParam<Glitch> {};

TEST_P(OneGlitch, NeverLeavesTheRangeAndNeverWidensIt) {
  const auto none = mornings_with([](int) { return false; }, 0, 0);
  const auto one = mornings_with([](int i) { return i == kWildDay; }, GetParam().ms, GetParam().bpm);
  for (int i = kWildDay; i < 150; ++i) {
    const auto with = one.at(day(i)), without = none.at(day(i));
    EXPECT_TRUE(inside(with.rmssd_week, with.rmssd_lo, with.rmssd_hi)) << i;
    EXPECT_TRUE(inside(with.hr_week, with.hr_lo, with.hr_hi)) << i;
    EXPECT_NEAR(*with.rmssd_hi - *with.rmssd_lo, *without.rmssd_hi - *without.rmssd_lo, .5) << i;
    EXPECT_NEAR(*with.hr_hi - *with.hr_lo, *without.hr_hi - *without.hr_lo, .2) << i;
  }
}

TEST_P(OneGlitch, NeverLeavesTheRangeOfThreeMorningsAWeekEither) {
  // Every second day: three or four mornings a week.
  const auto one = mornings_with([](int i) { return i == kWildDay; }, GetParam().ms, GetParam().bpm, 2);
  for (int i = kWildDay; i < kWildDay + 7; ++i) {
    const auto m = one.at(day(i));
    EXPECT_TRUE(inside(m.rmssd_week, m.rmssd_lo, m.rmssd_hi)) << i;
    EXPECT_TRUE(inside(m.hr_week, m.hr_lo, m.hr_hi)) << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Mornings, OneGlitch,
                         testing::Values(Glitch{150, 30}, Glitch{4, 120}, Glitch{500, 180}, Glitch{75, 62}));

TEST(Mornings, FourOfSevenThatMovedLeaveTheRange) {
  const auto moved = [](int i) { return i > kWildDay && i <= kWildDay + 4; };
  const auto low = mornings_with(moved, 36, 58).at(day(kWildDay + 4));
  EXPECT_LT(*low.rmssd_week, *low.rmssd_lo);
  EXPECT_GT(*low.hr_week, *low.hr_hi);
  const auto high = mornings_with(moved, 70, 44).at(day(kWildDay + 4));
  EXPECT_GT(*high.rmssd_week, *high.rmssd_hi);
  EXPECT_LT(*high.hr_week, *high.hr_lo);
}

TEST(Mornings, VendorsAreNotMixed) {
  MorningLog log;
  for (int i = 0; i < 10; ++i) log.rmssd(day(i), 50, "");
  log.rmssd(day(10), 90, "garmin");
  EXPECT_FALSE(log.at(day(10)).rmssd_ms);
  EXPECT_EQ(log.all().size(), 10U);
}

/// Two years of one app, then another whose numbers are higher by a third.
MorningLog changed_app(bool newest_first) {
  MorningLog log;
  for (int n = 0; n < 800; ++n) {
    const int i = newest_first ? 799 - n : n;
    const bool old = i < 700;
    log.rmssd(day(i), usual_ms(i) * (old ? 1 : 1.35), old ? "elite_hrv" : "garmin");
  }
  return log;
}

TEST(Mornings, WhoChangesTheAppIsNotBlind) {
  const auto log = changed_app(false);
  EXPECT_EQ(log.at(day(702)).rmssd_origin, "elite_hrv");  // two mornings are no week
  for (int i = 705; i < 800; ++i) {
    const auto m = log.at(day(i));
    EXPECT_EQ(m.rmssd_origin, "garmin") << i;
    EXPECT_TRUE(m.rmssd_ms && m.rmssd_week) << i;
    // Its own usual range comes with 20 mornings of its own, and is none of the old app's.
    EXPECT_EQ(m.rmssd_lo.has_value(), i >= 727) << i;
    EXPECT_TRUE(!m.rmssd_lo || inside(m.rmssd_week, m.rmssd_lo, m.rmssd_hi)) << i;
  }
  EXPECT_EQ(log.at(day(600)).rmssd_origin, "elite_hrv");
  EXPECT_GE(log.all().size(), 795U);
}

TEST(Mornings, OfTwoAppsSideBySideTheBusierOneStays) {
  MorningLog log;
  for (int i = 0; i < 200; ++i) {
    log.resting_hr(day(i), 48, "garmin");
    if (i % 2 == 0) log.resting_hr(day(i), 55, "polar");
  }
  for (int i = 5; i < 200; ++i) EXPECT_EQ(log.at(day(i)).resting_hr_bpm, 48) << i;
}

TEST(Mornings, ANightIsShownAgainstTheNightsBefore) {
  MorningLog log;
  for (int i = 0; i < 40; ++i) {
    log.sleep(day(i), 3600 * (7 + .1 * (i % 10)), "garmin");
    log.sleep_score(day(i), 80 + i % 3, "garmin");
  }
  log.sleep(day(40), 3600 * 4.5, "garmin");
  EXPECT_FALSE(log.at(day(13)).sleep_lo_s);
  EXPECT_TRUE(log.at(day(14)).sleep_lo_s);
  const auto m = log.at(day(40));
  EXPECT_EQ(m.sleep_s, 3600 * 4.5);
  EXPECT_FALSE(m.sleep_score);
  EXPECT_NEAR(*m.sleep_lo_s, 3600 * 7.1, 1);
  EXPECT_NEAR(*m.sleep_hi_s, 3600 * 7.8, 1);
  EXPECT_EQ(log.at(day(39)).sleep_score, 80);
  EXPECT_EQ(log.all().size(), 41U);
}

TEST(Mornings, OrderOfArrivalDoesNotMatter) {
  const auto one = changed_app(false), other = changed_app(true);
  for (int i = 600; i < 800; ++i) {
    const auto a = one.at(day(i)), b = other.at(day(i));
    EXPECT_EQ(a.rmssd_origin, b.rmssd_origin) << i;
    EXPECT_EQ(a.rmssd_week, b.rmssd_week) << i;
    EXPECT_EQ(a.rmssd_lo, b.rmssd_lo) << i;
  }
}

TEST(Mornings, WhatIsForgottenChangesNoLaterDay) {
  auto log = changed_app(false);
  const auto whole = log;
  log.forget_before(day(650));
  for (int i = 717; i < 800; ++i) {
    EXPECT_EQ(log.at(day(i)).rmssd_lo, whole.at(day(i)).rmssd_lo) << i;
    EXPECT_EQ(log.at(day(i)).rmssd_origin, whole.at(day(i)).rmssd_origin) << i;
  }
}

}  // namespace
}  // namespace freshlegs::analysis
