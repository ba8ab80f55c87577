#include "analysis/form/holding.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/analysis/dice.h"

namespace freshlegs::analysis {
namespace {

TEST(HoldingTime, FollowsTheProductLimitByHand) {
  // Survival: 4/5 after 10 min, 4/5 * 2/3 = .53 after 30, .53 * 1/2 = .27 after 40.
  const auto t = holding_time({{10, true}, {20, false}, {30, true}, {40, true}, {50, false}});
  EXPECT_EQ(t.runs, 5);
  EXPECT_EQ(t.broken, 3);
  EXPECT_EQ(t.three_of_four.minutes, 30);
  EXPECT_EQ(t.half.minutes, 40);
  EXPECT_EQ(t.half.lo, 10);  // ln(-ln .8) = -1.50, its error 1.00: -1.50 + 1.96 reaches ln(ln 2) = -.37
  EXPECT_FALSE(t.half.hi);   // two runs cannot tell how long it may last
}

TEST(HoldingTime, RunsThatNeverBreakSayNothing) {
  const auto t = holding_time({{45, false}, {60, false}});
  EXPECT_FALSE(t.half.minutes || t.half.lo || t.half.hi);
  EXPECT_EQ(t.broken, 0);
}

/// `months` of runs three times a week, of 30 to 100 min; form breaks at a constant rate.
std::vector<Held> runs_of(Dice& dice, double half_min, double months, double growth_pct) {
  std::vector<Held> runs;
  for (double day = 0; day < months * 30.4375; day += 7. / 3) {
    const double half = half_min * std::pow(1 + growth_pct / 100, day / 30.4375 - months / 2);
    const double length = 30 + 70 * dice.uniform(), breaks = -half / std::log(2) * std::log(1 - dice.uniform());
    runs.push_back({std::min(length, breaks), breaks < length, dice.uniform() < .7, day});
  }
  return runs;
}

TEST(HoldingTime, IntervalsHoldTheTruthOfSimulatedRunners) {
  constexpr double kHalf = 90, kThreeOfFour = kHalf * 0.41503749927884376;  // log2(4/3)
  Dice dice(51);
  int within = 0, cut = 0;
  constexpr int kRunners = 300;
  for (int i = 0; i < kRunners; ++i) {
    const auto held = holding_time(runs_of(dice, kHalf, 4, 0)).three_of_four;
    ASSERT_TRUE(held.minutes && held.lo);
    cut += !held.hi;
    within += *held.lo <= kThreeOfFour && (!held.hi || *held.hi >= kThreeOfFour);
  }
  EXPECT_NEAR(within / double{kRunners}, .95, .03);
  EXPECT_LT(cut, kRunners / 5);  // some see too few breaks for an upper end
}

TEST(HoldingGrowth, FindsWhetherFormHoldsLongerOverTheMonths) {
  Dice dice(52);
  double bias = 0;
  int within = 0, claims = 0;
  constexpr int kRunners = 200;
  for (int i = 0; i < kRunners; ++i) {
    const auto grown = holding_growth(runs_of(dice, 60, 9, 10)), flat = holding_growth(runs_of(dice, 60, 9, 0));
    ASSERT_TRUE(grown && flat);
    bias += (grown->value - 10) / kRunners;
    within += grown->lo <= 10 && grown->hi >= 10;
    claims += flat->lo > 0 || flat->hi < 0;
  }
  EXPECT_NEAR(bias, 0, 1.5);
  EXPECT_NEAR(within / double{kRunners}, .95, .04);
  EXPECT_LE(claims / double{kRunners}, .08);
}

TEST(HoldingGrowth, IsSilentBelowEightBreaks) {
  std::vector<Held> runs(60, Held{50, false, true, 0});
  for (int i = 0; i < kFewestBreaks - 1; ++i) runs[static_cast<std::size_t>(i)].broke = true;
  EXPECT_FALSE(holding_growth(runs));
}

}  // namespace
}  // namespace freshlegs::analysis
