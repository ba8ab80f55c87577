// Measured honesty of effect_pct: worlds that differ from athlete to athlete, seeds that were not used for
// building. FRESHLEGS_STATISTICS=200 measures 200 athletes a cell instead of a few, FRESHLEGS_SEED other
// athletes.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/cells.h"
#include "tests/statistics/score.h"
#include "tests/statistics/sim_season.h"

namespace freshlegs::statistics {
namespace {

constexpr int kFewForRates = 100, kFew = 40, kFewestSeconds = 8;

TEST(EffectStatistics, IntervalsAreHonestClaimsRareAndCostsFound) {
  using Confounding::hilly_after_legs, Confounding::hot_after_legs;
  print_header();
  std::vector<Told> rows, runs, three;
  const auto cell = [&](const CellPlan& plan, int few, double bias) {
    const int n = athletes_a_cell(few);
    const Cell c = measure(plan, n, first_seed());
    print(c);
    append(rows, c.rows);
    append(runs, c.late_runs);
    EXPECT_GE(coverage(c.rows), at_least(.93, n)) << c.name;
    EXPECT_LE(std::abs(c.bias()), bias + 2 * c.row_rmse() / std::sqrt(n)) << c.name;
    EXPECT_LE(c.without_answer, plan.design.weeks < 26 ? n / 10 : 0) << c.name;
    return c;
  };
  const auto null_cell = [&](const CellPlan& plan) {
    const Cell c = cell(plan, kFewForRates, .3);
    EXPECT_LE(c.claims(), at_most(.05, c.athletes)) << c.name;
    return c;
  };
  const Cell none = null_cell({"no effect", 0, {}});
  null_cell({"no effect, hilly after legs", 0, {26, hilly_after_legs}});
  null_cell({"no effect, hot after legs", 0, {26, hot_after_legs}});
  null_cell({"no effect, 13 weeks", 0, {13}});
  null_cell({"no effect, but form shifts", 0, {}, true});
  cell({"-1.5 %", -1.5, {}}, kFew, .4);
  const Cell middle = cell({"-3 %", -3, {}}, kFew, .4);
  const Cell large = cell({"-5.5 %", -5.5, {}}, kFew, .4);
  cell({"-3 %, form stays", -3, {}, false, true}, kFew, .6);
  cell({"-3 %, hilly after legs", -3, {26, hilly_after_legs}}, kFew, .5);
  cell({"-3 %, hot after legs", -3, {26, hot_after_legs}}, kFew, .5);
  const Cell early = cell({"-3 %, 13 weeks", -3, {13}}, kFew, .7);
  const Cell early_large = cell({"-5.5 %, 13 weeks", -5.5, {13}}, kFew, .7);

  append(three, none.late_runs);
  append(three, middle.late_runs);
  append(three, large.late_runs);
  std::printf("coverage of all rows %.3f, of all late runs %.3f; run RMSE over 0, -3, -5.5 %%: %.2f\n",
              coverage(rows), coverage(runs), rmse(three));
  EXPECT_GE(coverage(rows), .93);
  EXPECT_LE(coverage(rows), .98);
  EXPECT_GE(coverage(runs), .93);
  EXPECT_LE(rmse(three), 1.3);
  EXPECT_LE(rmse(none.late_runs), 1.0);
  EXPECT_GE(middle.claims(), at_least(.45, middle.athletes));
  EXPECT_GE(large.claims(), at_least(.8, large.athletes));
  EXPECT_GE(early.claims(), at_least(.2, early.athletes));
  EXPECT_GE(early_large.claims(), at_least(.5, early_large.athletes));
}

TEST(EffectStatistics, TheSameSecondBySecond) {
  const int n = athletes_a_cell(kFewestSeconds);
  print_header();
  const auto cell = [n](const char* name, auto season) {
    Cell c;
    c.name = name;
    for (int i = 0; i < n; ++i) {
      const auto lived = sim::simulate(season(first_seed() + static_cast<std::uint64_t>(i)));
      add(c, lived, analyse(lived));
    }
    print(c);
    return c;
  };
  using Seed = std::uint64_t;
  const Cell none = cell("no effect", [](Seed s) { return sim::athlete_season(s, 0); });
  const Cell hot = cell("no effect, hot after legs", [](Seed s) {
    return sim::confounded_season(s, 0, sim::Confounding::hot_after_legs);
  });
  const Cell middle = cell("-3 %", [](Seed s) { return sim::athlete_season(s, -3); });
  const Cell locked =
      cell("-3 %, cadence lock in 20 %", [](Seed s) { return sim::cadence_lock_season(s, -3, .2); });
  const Cell messy = cell("-3 %, messy", [](Seed s) { return sim::messy_season(s, -3); });
  const Cell large = cell("-5.5 %", [](Seed s) { return sim::athlete_season(s, -5.5); });
  EXPECT_LE(none.claims() + hot.claims(), 2 * at_most(.05, n));
  const double quarters = 2 * n * 26 * 7 / 90.0, false_alerts = (none.alerts + hot.alerts) / quarters;
  std::printf("false alerts of form or of a lasting deficit: %.2f in 90 days\n", false_alerts);
  EXPECT_LE(false_alerts, .5 + 2 * std::sqrt(.5 / quarters));
  EXPECT_GE(large.claims(), at_least(.8, n));
  for (const Cell* c : {&none, &hot, &middle, &locked, &messy, &large})
    EXPECT_LE(std::abs(c->bias()), .5 + 2 * c->row_rmse() / std::sqrt(n)) << c->name;
}

}  // namespace
}  // namespace freshlegs::statistics
