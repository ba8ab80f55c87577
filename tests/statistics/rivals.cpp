#include "tests/statistics/rivals.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "analysis/model/fatigue_kernel.h"
#include "analysis/model/grid_filter.h"
#include "analysis/signal/efficiency.h"
#include "tests/sim/leg_fatigue.h"

namespace freshlegs::statistics {
namespace {

struct Summary {
  bool post = false;
  double speed = 0, graded = 0, heart = 0, climb = 0, temperature = 0, days = 0, decoupling = 0, load = 0;
};

/// What a person reads off a run: means from the tenth minute on, and the two halves.
Summary summarise(const analysis::RunFeatures& run) {
  Summary s;
  double n = 0;
  std::vector<const analysis::Window*> used;
  for (const auto& w : run.windows)
    if (w.start_s >= 600) used.push_back(&w);
  std::array<double, 2> half_speed{}, half_heart{};
  for (std::size_t i = 0; i < used.size(); ++i) {
    const auto& w = *used[i];
    const auto v = static_cast<double>(w.graded_mps), h = static_cast<double>(w.heart_rate_bpm);
    s.speed += static_cast<double>(w.speed_mps);
    s.graded += v;
    s.heart += h;
    s.climb += std::abs(static_cast<double>(w.grade));
    n += 1;
    const std::size_t half = 2 * i < used.size() ? 0 : 1;
    half_speed[half] += v;
    half_heart[half] += h;
  }
  for (double* sum : {&s.speed, &s.graded, &s.heart, &s.climb}) *sum /= n;
  s.decoupling = analysis::decoupling_pct(half_speed[0] / half_heart[0], half_speed[1] / half_heart[1]);
  s.temperature = run.temperature_c.value_or(15);
  return s;
}

std::vector<Summary> summaries(const MinuteSeason& season) {
  std::vector<Summary> all;
  std::size_t i = 0;
  for (const Step& step : season.steps) {
    if (!step.features.run) continue;
    const RunFact& fact = season.runs[i++];
    Summary s = summarise(*step.features.run);
    s.post = fact.post_leg();
    s.days = static_cast<double>((fact.start - season.runs.front().start).count()) / 8.64e7;
    // Counting hours since the last leg day is what a spreadsheet can do.
    s.load = fact.gap_h ? std::exp(-*fact.gap_h / 24) : 0;
    all.push_back(s);
  }
  return all;
}

/// Welch: mean of the runs after legs minus that of the others, in standard errors.
template <class Of>
double welch(const std::vector<Summary>& runs, Of of) {
  std::array<double, 2> n{}, sum{}, squares{};
  for (const Summary& s : runs) {
    const double value = of(s);
    n[s.post] += 1;
    sum[s.post] += value;
    squares[s.post] += value * value;
  }
  double variance = 0;
  for (std::size_t k = 0; k < 2; ++k) variance += (squares[k] - sum[k] * sum[k] / n[k]) / (n[k] - 1) / n[k];
  return (sum[1] / n[1] - sum[0] / n[0]) / std::sqrt(std::max(variance, 1e-12));
}

}  // namespace

Regression regress(const MinuteSeason& season, bool heart_on_speed) {
  constexpr int kColumns = 7;  // 1, the other of speed and heart rate, climb, heat twice, trend, legs
  using Row = Eigen::Matrix<double, kColumns, 1>;
  using Square = Eigen::Matrix<double, kColumns, kColumns>;
  const auto runs = summaries(season);
  Square normal = Square::Zero();
  Row moment = Row::Zero();
  double squares = 0, load = 0, post = 0;
  for (const Summary& s : runs) {
    const double speed = std::log(s.graded / 3), heart = std::log((s.heart - 50) / 90);
    const double y = heart_on_speed ? heart : speed;
    Row x;
    x << 1, heart_on_speed ? speed : heart, 10 * s.climb, (s.temperature - 15) / 10,
        std::max(s.temperature - 25, 0.0) / 10, s.days / 100, s.load;
    normal += x * x.transpose();
    moment += x * y;
    squares += y * y;
    if (s.post) load += s.load, post += 1;
  }
  const Eigen::LDLT<Square> solver(normal);
  const Row b = solver.solve(moment), last = solver.solve(Row::Unit(kColumns - 1));
  const double variance = (squares - b.dot(moment)) / static_cast<double>(runs.size() - kColumns);
  const double se = std::sqrt(variance * last[kColumns - 1]), legs = b[kColumns - 1];
  const double to_speed = (heart_on_speed ? -1 / b[1] : 1) * 100 * load / post;
  Regression r;
  r.t = heart_on_speed ? legs / se : -legs / se;
  const double middle = legs * to_speed, half = 1.98 * se * std::abs(to_speed);
  r.effect_pct = {middle, middle - half, middle + half};
  return r;
}

std::array<double, kRivals.size()> rival_scores(const MinuteSeason& season) {
  const auto runs = summaries(season);
  return {-welch(runs, [](const Summary& s) { return s.speed; }),
          welch(runs, [](const Summary& s) { return s.heart; }),
          -welch(runs, [](const Summary& s) { return s.graded * 60 / s.heart; }),
          welch(runs, [](const Summary& s) { return s.decoupling > 5 ? 1.0 : 0.0; }),
          regress(season, true).t};
}

analysis::Estimate means_alone(const MinuteSeason& season) {
  analysis::GridFilter filter;
  analysis::FatigueKernel legs;
  analysis::LegLoad row{};
  Instant clock, last_run;
  const auto wait_until = [&](Instant t) { legs.wait(sim::hours_between(std::exchange(clock, t), t)); };
  auto session = season.sessions.begin();
  std::size_t i = 0;
  int row_runs = 0;
  for (const Step& step : season.steps) {
    if (!step.features.run) continue;
    const RunFact& fact = season.runs[i++];
    for (; session != season.sessions.end() && session->end <= fact.start; ++session) {
      if (!session->legs) continue;
      wait_until(session->end);
      legs.add(session->dose, session->dose);
    }
    wait_until(fact.start);
    const auto load = analysis::leg_load(legs);
    if (fact.post_leg()) {
      for (std::size_t s = 0; s < load.size(); ++s) row[s] += load[s];
      ++row_runs;
    }
    const auto evidence = analysis::run_evidence(*step.features.run, season.physics.rest_bpm, false);
    if (!evidence) continue;
    if (last_run == Instant{})
      filter.start(evidence->heart, evidence->mean[analysis::kSpeed]);
    else
      filter.advance(sim::hours_between(last_run, fact.start) / 24, false);
    last_run = fact.start;
    filter.learn_level({*evidence, load, 1});
  }
  for (double& l : row) l /= row_runs;
  return as_percent(filter.effect(row, .1));
}

}  // namespace freshlegs::statistics
