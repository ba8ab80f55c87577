// "Your legs are back, 8 in 10": how often they are, and how long one is told to wait.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "analysis/advice/forecast.h"
#include "analysis/fold.h"
#include "tests/statistics/score.h"

namespace freshlegs::statistics {
namespace {

using namespace std::chrono_literals;
constexpr double kBack_pct = -1;  // as analysis/advice/forecast: within 1 % of fresh
constexpr auto kLearnt = date::weeks(8);

double hours(Instant from, Instant to) { return static_cast<double>((to - from) / 1h); }

struct Score {
  std::array<double, 11> told{}, came{};  ///< chances in tenths
  std::vector<Told> costs;
  double waits = 0, wait_h = 0, needed_h = 0, too_early = 0;

  void hear(const analysis::LegState& said, double true_pct) {
    const auto tenth = static_cast<std::size_t>(std::lround(10 * said.back));
    told.at(tenth) += 1;
    came.at(tenth) += true_pct >= kBack_pct;
    costs.push_back({true_pct, said.cost_pct});
  }
  void wait(double told_h, double true_h) {
    waits += 1;
    wait_h += told_h;
    needed_h += true_h;
    too_early += told_h < true_h;
  }
};

/// After each leg day: the 96 h to come, as if nothing else were done.
void foretell(const MinuteSeason& season, Score& score) {
  analysis::Fold fold({}, {}, {});
  auto session = season.sessions.begin();
  for (const Step& step : season.steps) {
    fold.step(step.plan, step.features);
    if (step.plan.sport != analysis::Sport::strength) continue;
    const SessionFact& done = *session++;
    if (!done.legs || done.end - season.steps.front().plan.start < kLearnt) continue;
    const auto forecast = analysis::forecast(fold.findings(), {}, done.end);
    double needed_h = 0;
    for (const auto& state : forecast.hours) {
      const double true_pct = season.effect_pct(season.fatigue(done.end, state.time));
      if ((state.time - done.end) % 6h == 0h) score.hear(state, true_pct);
      if (true_pct < kBack_pct) needed_h = hours(done.end, state.time) + 1;
    }
    score.wait(forecast.back_at ? hours(done.end, *forecast.back_at) : 97, needed_h);
  }
}

// 80 athletes of seeds 900000 on, legs on fixed days, told 2 to 9 in 10: .14 .23 .29 .38 .49 .61 .74 .90 came true; told
// to wait 47 h where 27 h were needed, too early one time in ten, most of these where the true course stays flat for a
// day and a half. Costs covered .961.
TEST(ForecastStatistics, ChancesComeTrueAsOftenAsTold) {
  const int n = athletes_a_cell(8);
  for (const LegPattern pattern : {LegPattern::weekdays, LegPattern::alternating}) {
    Score score;
    for (const double peak : {0., -1.5, -3., -5.5})
      for (int i = 0; i < n; ++i) {
        const auto seed = first_seed() + 40'000 + static_cast<std::uint64_t>(i);
        foretell(live(draw_physics(seed, peak), {.pattern = pattern}, seed), score);
      }
    std::printf("| told | times | came true |\n");
    for (std::size_t tenth = 0; tenth <= 10; ++tenth) {
      if (score.told.at(tenth) < 50) continue;
      const double came = score.came.at(tenth) / score.told.at(tenth);
      std::printf("| %2zu in 10 | %5.0f | %.2f |\n", tenth, score.told.at(tenth), came);
      EXPECT_LE(came, static_cast<double>(tenth) / 10 + .25) << tenth;
      const double surely = tenth >= 8 ? .08 : .25;  // what people act on
      EXPECT_GE(came, static_cast<double>(tenth) / 10 - surely) << tenth;
    }
    std::printf("costs covered %.3f, rmse %.2f; back after %.0f h, needed %.0f h, too early %.3f\n",
                coverage(score.costs), rmse(score.costs), score.wait_h / score.waits,
                score.needed_h / score.waits, score.too_early / score.waits);
    EXPECT_GE(coverage(score.costs), at_least(.93, n));
    EXPECT_LE(score.too_early / score.waits, at_most(.1, 4 * n));
  }
}

/// The last hour after a usual leg day at which more than 1 % is missing, and one.
double true_back_h(const MinuteSeason& season) {
  double back = 0;
  for (int h = 0; h <= 168; ++h)
    if (season.effect_pct(kernel(season.physics, h)) < kBack_pct) back = h + 1;
  return back;
}

TEST(ForecastStatistics, LegsAreUsuallyBackWhenItSays) {
  const int n = athletes_a_cell(20);
  std::vector<Told> own;
  for (const double peak : {0., -1.5, -3., -5.5})
    for (int i = 0; i < n; ++i) {
      const auto seed = first_seed() + 50'000 + static_cast<std::uint64_t>(i);
      const MinuteSeason season = live(draw_physics(seed, peak), {}, seed);
      const auto course = analyse(season).time_course;
      if (course && course->own) own.push_back({true_back_h(season), course->back_h});
    }
  std::printf("own time course told to %zu of %d; covered %.2f, rmse %.0f h\n", own.size(), 4 * n, coverage(own),
              rmse(own));
  EXPECT_GE(coverage(own), at_least(.93, n));  // .85 .97 1.00 .96 on four ranges of seeds
}

}  // namespace
}  // namespace freshlegs::statistics
