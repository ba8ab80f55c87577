// The same promises in worlds with other laws (draw_strange_physics): most of their leg days linger for two
// days and more, so that few runs are quite fresh. The late part of the kernel and the slight size were
// settled with seeds 4,000 to 4,299 in sight; these are others.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/statistics/score.h"

namespace freshlegs::statistics {
namespace {

TEST(StrangeWorlds, IntervalsStayHonestAndClaimsRare) {
  using Confounding::hilly_after_legs, Confounding::hot_after_legs;
  print_header();
  std::vector<Told> rows, runs;
  const auto cell = [&](CellPlan plan, double bias) {
    plan.strange = true;
    const int n = athletes_a_cell(40);
    const Cell c = measure(plan, n, first_seed() + 40'000);
    print(c);
    append(rows, c.rows);
    append(runs, c.late_runs);
    EXPECT_GE(coverage(c.rows), at_least(.9, n)) << c.name;
    EXPECT_LE(std::abs(c.bias()), bias + 2 * c.row_rmse() / std::sqrt(n)) << c.name;
    if (plan.peak_effect_pct == 0) {
      EXPECT_LE(c.claims(), at_most(.05, n)) << c.name;
    }
    return c;
  };
  const Cell none = cell({"no effect", 0, {}}, .3);
  cell({"no effect, hilly after legs", 0, {26, hilly_after_legs}}, .3);
  cell({"no effect, hot after legs", 0, {26, hot_after_legs}}, .3);
  cell({"no effect, but form shifts", 0, {}, true}, .3);
  cell({"-1.5 %", -1.5, {}}, .4);
  const Cell middle = cell({"-3 %", -3, {}}, .4);
  const Cell large = cell({"-5.5 %", -5.5, {}}, .4);
  cell({"-3 %, form stays", -3, {}, false, true}, .6);
  cell({"-3 %, hilly after legs", -3, {26, hilly_after_legs}}, .5);
  cell({"-3 %, hot after legs", -3, {26, hot_after_legs}}, .5);
  const Cell early = cell({"-3 %, 13 weeks", -3, {13}}, .7);
  const Cell early_large = cell({"-5.5 %, 13 weeks", -5.5, {13}}, .7);
  std::printf("coverage of all rows %.3f, of all late runs %.3f\n", coverage(rows), coverage(runs));
  EXPECT_GE(coverage(rows), .93);
  EXPECT_GE(coverage(runs), .93);
  EXPECT_LE(rmse(none.late_runs), 1.0);
  EXPECT_GE(middle.claims(), at_least(.45, middle.athletes));
  EXPECT_GE(large.claims(), at_least(.8, large.athletes));
  EXPECT_GE(early.claims(), at_least(.2, early.athletes));
  EXPECT_GE(early_large.claims(), at_least(.5, early_large.athletes));
}

}  // namespace
}  // namespace freshlegs::statistics
