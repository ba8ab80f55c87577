#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

#include "tests/sim/morning.h"
#include "tests/sim/strength.h"

namespace freshlegs::sim {
namespace {

const Instant kStart = date::sys_days(date::year(2026) / 4 / 1) + std::chrono::hours(16);

StrengthOutcome lift(Kind kind, double dose, StrengthDay day = {}) {
  day.start = kStart;
  day.offset = std::chrono::hours(2);
  return simulate_strength(Athlete{}, {.kind = kind, .dose = dose}, day, Random(8));
}

TEST(SimulatedStrength, DoseIsOneForAUsualLegDayAndFollowsThePlan) {
  EXPECT_NEAR(lift(Kind::legs, 1).dose, 1, 0.12);
  EXPECT_NEAR(lift(Kind::legs, 2).dose, 2, 0.25);
  EXPECT_GT(lift(Kind::full, 0.6).dose, 0.15);
  EXPECT_EQ(lift(Kind::upper, 1).dose, 0);
}

TEST(SimulatedStrength, IsToldTwiceWithDifferentKnowledge) {
  const StrengthOutcome out = lift(Kind::legs, 1);
  EXPECT_EQ(out.watch.head.active_sets, out.log.head.active_sets);
  EXPECT_EQ(out.watch.head.rest_sets, out.watch.head.active_sets);
  EXPECT_EQ(out.log.head.title, "Legs");
  EXPECT_EQ(out.log.head.clock, Clock::wall);
  EXPECT_NEAR(static_cast<double>((out.log.head.start - out.watch.head.start).count()) / 1000, 7200 + 47, 45);
  EXPECT_FALSE(out.watch.sets.front().guesses.empty());
  EXPECT_GT(*out.log.sets.front().weight_kg, 60);
}

TEST(SimulatedStrength, ABareSessionHasNoSetsAndALiftingHeartIsCalm) {
  const StrengthOutcome out = lift(Kind::legs, 1, {.bare = true});
  EXPECT_TRUE(out.watch.sets.empty());
  EXPECT_NEAR(*out.watch.head.summary.avg_heart_rate_bpm, 97, 8);  // 99 bpm in 118 real sessions (science)
}

TEST(SimulatedMorning, HasTheRateAndVariabilityItWasGiven) {
  const Recording r = simulate_morning(Athlete{}, {kStart, {}, 52, 44, 0}, Random(3));
  double squares = 0, sum = 0;
  for (std::size_t i = 0; i < r.rr.size(); ++i) {
    sum += r.rr.interval_ms[i];
    if (i > 0) squares += std::pow(r.rr.interval_ms[i] - r.rr.interval_ms[i - 1], 2);
  }
  const auto n = static_cast<double>(r.rr.size());
  EXPECT_NEAR(60000 * n / sum, 52, 1.5);
  EXPECT_NEAR(std::sqrt(squares / (n - 1)), 44, 0.5);
  EXPECT_NEAR(sum / 1000, 185, 6);
}

TEST(SimulatedMorning, MissedBeatsMergeIntervals) {
  const MorningDay clean{kStart, {}, 52, 44, 0}, bad{kStart, {}, 52, 44, 5};
  const Recording a = simulate_morning(Athlete{}, clean, Random(3)),
                  b = simulate_morning(Athlete{}, bad, Random(3));
  EXPECT_EQ(b.rr.size() + 5, a.rr.size());
  EXPECT_GE(std::ranges::count_if(b.rr.interval_ms, [](int ms) { return ms > 1800; }), 4);
}

}  // namespace
}  // namespace freshlegs::sim
