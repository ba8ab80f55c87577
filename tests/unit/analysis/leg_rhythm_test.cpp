#include "analysis/strength/leg_rhythm.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/strength/dose.h"
#include "analysis/strength/leg_decision.h"

namespace freshlegs::analysis {
namespace {

/// 18:00 on a day of a season that begins on a Monday.
LegRhythm::Session evening(int day, std::string title = "Strength") {
  const auto monday = date::local_days{date::year{2026} / 1 / 5};
  return {WallTime(monday + date::days(day)) + std::chrono::hours(18), std::move(title), 60, 95};
}

/// Legs on Tuesdays, upper body on Saturdays.
LegRhythm weeks(int n) {
  LegRhythm rhythm;
  for (int week = 0; week < n; ++week) {
    rhythm.known(evening(7 * week + 1), true);
    rhythm.known(evening(7 * week + 5), false);
  }
  return rhythm;
}

TEST(LegRhythm, SaysNothingBeforeTwoWeeksAreKnown) {
  EXPECT_FALSE(weeks(2).guess(evening(15)));
  EXPECT_TRUE(weeks(3).guess(evening(22)));
}

TEST(LegRhythm, KnowsTheDayOfTheWeek) {
  LegRhythm rhythm = weeks(8);
  EXPECT_GT(*rhythm.guess(evening(57)), .9);
  EXPECT_LT(*rhythm.guess(evening(61)), .1);
}

TEST(LegRhythm, DaysThatTellNothingLeaveItOpen) {
  LegRhythm rhythm;  // both kinds on the same days, at random order
  for (int week = 0; week < 8; ++week) {
    rhythm.known(evening(7 * week + 1), week % 2 == 0);
    rhythm.known(evening(7 * week + 4), week % 3 == 0);
  }
  const auto p = *rhythm.guess(evening(59));
  EXPECT_GT(p, .2);
  EXPECT_LT(p, .8);
}

TEST(LegRhythm, ATitleWithoutMeaningGetsOneByHistory) {
  LegRhythm rhythm;
  for (int i = 0; i < 12; ++i)
    rhythm.known(evening(3 * i, i % 2 == 0 ? "Workout A" : "Workout B"), i % 2 == 0);
  EXPECT_GT(*rhythm.guess(evening(40, "Workout A")), *rhythm.guess(evening(43, "Workout B")));
}

TEST(LegRhythm, OnlySureGuessesAreSaid) {
  const LegDecision open;
  EXPECT_EQ(guessed(open, .9).legs, Legs::legs);
  EXPECT_EQ(guessed(open, .5).legs, Legs::unknown);
  EXPECT_EQ(guessed(open, .05).legs, Legs::upper);
  EXPECT_EQ(guessed(open, .9).source, LegsSource::guess);
}

TEST(LegRhythm, AGuessedSessionCountsByItsProbability) {
  const LegDecision decision = guessed({}, .8);
  const auto dose = DoseScale().session({}, decision, Instant{}, {});
  ASSERT_TRUE(dose);
  EXPECT_NEAR(dose->dose, .8, 1e-12);
  EXPECT_NEAR(dose->dose_sd, std::sqrt(.8 * .25 + .8 * .2), 1e-12);
}

}  // namespace
}  // namespace freshlegs::analysis
