#include "tests/sim/leg_fatigue.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

namespace freshlegs::sim {
namespace {

const Instant kEvening = date::sys_days(date::year(2026) / 3 / 2) + std::chrono::hours(19);

Instant after(double hours) { return kEvening + Millis(static_cast<std::int64_t>(hours * 3.6e6)); }

double worst(const LegFatigue& legs) {
  double most = 0;
  for (double h = 0; h < 96; h += 0.5) most = std::max(most, legs.level(after(h)));
  return most;
}

TEST(LegFatigue, IsOneAtTheWorstHourAfterAUsualLegDay) {
  LegFatigueLaw law;
  LegFatigue legs(law);
  // Twice a week for long enough that the bout is a usual one, the last of them `kEvening`.
  const double usual_gap_days = -law.novelty_days * std::log(1 - law.usual_novelty);
  LegFatigue alone(law);
  alone.add(kEvening - Millis(static_cast<std::int64_t>(usual_gap_days * 8.64e7)), 0);
  EXPECT_NEAR(alone.add(kEvening, 1), law.usual_novelty, 1e-6);
  EXPECT_NEAR(worst(alone), 1, 1e-6);
}

TEST(LegFatigue, GrowsWithDoseAndIsGoneAfterTenDays) {
  LegFatigue legs{LegFatigueLaw{}}, heavy{LegFatigueLaw{}};
  legs.add(kEvening, 1);
  heavy.add(kEvening, 1.5);
  EXPECT_NEAR(heavy.level(after(12)), 1.5 * legs.level(after(12)), 1e-12);
  EXPECT_EQ(legs.level(after(-1)), 0);
  EXPECT_LT(legs.level(after(200)), 0.01);
  EXPECT_EQ(legs.level(after(241)), 0);
}

TEST(LegFatigue, TheFirstSessionEverHurtsLonger) {
  LegFatigue first{LegFatigueLaw{}}, used{LegFatigueLaw{}};
  EXPECT_DOUBLE_EQ(first.add(kEvening, 1), 1);
  used.add(kEvening - date::days(3), 0);
  EXPECT_LT(used.add(kEvening, 1), 0.3);
  EXPECT_GT(first.level(after(36)), 1.3 * used.level(after(36)));
}

TEST(LegFatigue, TellsTheHoursSinceTheLatestSession) {
  LegFatigue legs{LegFatigueLaw{}};
  EXPECT_FALSE(legs.hours_since(kEvening));
  legs.add(kEvening, 1);
  EXPECT_DOUBLE_EQ(*legs.hours_since(after(12.5)), 12.5);
}

}  // namespace
}  // namespace freshlegs::sim
