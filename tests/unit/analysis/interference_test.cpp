#include <gtest/gtest.h>

#include "analysis/interference/lifting_after_runs.h"
#include "tests/unit/analysis/dice.h"
#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

using namespace std::chrono_literals;

/// Squats twice a week, getting stronger by half a percent a week, five working sets; some sessions the morning after
/// a run, which takes `cost` off each load and repetition.
Interference season(Dice& dice, int weeks, double cost) {
  LiftingAfterRuns lifting;
  Instant now = at("2026-01-05T17:00:00Z");
  double max_kg = 120;
  for (int i = 0; i < 2 * weeks; ++i, now += 84h, max_kg *= 1.0025) {
    const bool after = dice.uniform() < .5;
    if (after) lifting.run(now - 10h);
    StrengthFeatures session;
    session.from_log = true;
    const double day = 1 + .03 * dice.normal() - (after ? cost : 0);
    for (int set = 0; set < 5; ++set)
      session.sets.push_back(leg_set(std::round(8 + .7 * dice.normal()), std::round(max_kg * .75 * day)));
    lifting.session(now, session);
  }
  return lifting.findings();
}

TEST(LiftingAfterRuns, ClaimsNothingOfLiftersWhomRunsDoNotCost) {
  Dice dice(61);
  int claims = 0;
  constexpr int kLifters = 200;
  for (int i = 0; i < kLifters; ++i) {
    const auto found = season(dice, 26, 0).strength;
    ASSERT_TRUE(found.change_pct);
    claims += found.verdict != Verdict::not_shown;
  }
  EXPECT_LE(claims / double{kLifters}, .075);
}

TEST(LiftingAfterRuns, FindsACostWithAnIntervalThatHoldsIt) {
  Dice dice(62);
  double bias = 0;
  int within = 0, found = 0;
  constexpr int kLifters = 200;
  for (int i = 0; i < kLifters; ++i) {
    const auto change = season(dice, 26, .04).strength;
    bias += (change.change_pct->value + 4) / kLifters;
    within += change.change_pct->lo <= -4 && change.change_pct->hi >= -4;
    found += change.change_pct->hi < 0;
  }
  EXPECT_NEAR(bias, 0, .4);
  EXPECT_GE(within / double{kLifters}, .9);
  EXPECT_GE(found / double{kLifters}, .8);
}

TEST(LiftingAfterRuns, LoadsThatNeverChangeGiveANarrowInterval) {
  LiftingAfterRuns lifting;
  StrengthFeatures session;
  session.sets = {leg_set(8, 100), leg_set(8, 100)};
  for (int i = 0; i < 40; ++i) {
    const Instant start = at("2026-01-05T17:00:00Z") + i * 72h;
    if (i % 2) lifting.run(start - 5h);
    lifting.session(start, session);
  }
  const auto change = lifting.findings().strength;
  ASSERT_TRUE(change.change_pct);
  EXPECT_NEAR(change.change_pct->lo, 0, .01);
  EXPECT_NEAR(change.change_pct->hi, 0, .01);
  EXPECT_EQ(change.verdict, Verdict::not_shown);
}

TEST(LiftingAfterRuns, AsksForEightSessionsOfEachKind) {
  Dice dice(63);
  const auto found = season(dice, 6, .04);
  EXPECT_EQ(found.strength.verdict, Verdict::not_enough_data);
  EXPECT_FALSE(found.strength.change_pct);
  EXPECT_EQ(found.strength.need, 8);
}

TEST(LiftingAfterRuns, WarmUpsAndUpperBodyAreNoLegWork) {
  LiftingAfterRuns lifting;
  StrengthFeatures session;
  session.sets = {upper_set()};
  for (int i = 0; i < 30; ++i) {
    const Instant start = at("2026-01-05T17:00:00Z") + i * 72h;
    if (i % 2) lifting.run(start - 5h);
    lifting.session(start, session);
  }
  EXPECT_EQ(lifting.findings().volume.after + lifting.findings().volume.free, 0);
}

}  // namespace
}  // namespace freshlegs::analysis
