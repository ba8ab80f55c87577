#include "analysis/compare/matched_runs.h"

#include <algorithm>
#include <cmath>

#include "analysis/compare/least_squares.h"
#include "analysis/compare/steady_run.h"

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kMost = 9, kFewest = 3;
constexpr double kOldest_days = 120;
// What makes two runs as unlike as each other: 5 beats, a quarter more or less time, 40 days.
constexpr double kBeats = 5, kLength = .25, kAge_days = 40;
// Seconds of speed for each beat differ little between runners; where the own slope is not known this stands
// in (0.6 % a beat, science.md 7).
constexpr double kUsualPctPerBeat = .6;

double ln_speed(const RunFinding& run) { return std::log(run.distance_m / run.timer_s); }

bool has_speed(const RunFinding& run) {
  return run.distance_m > 0 && run.timer_s > 0 && run.avg_heart_rate_bpm.has_value();
}

double slope_of(const Findings& findings, Instant now) {
  LeastSquares<2> squares;
  for (const auto& run : findings.runs) {
    const double days = days_between(run.plan.start, now);
    if (days < 0 || days > kOldest_days || !is_comparable(run)) continue;
    squares.add({1, *run.avg_heart_rate_bpm}, std::log(*run.fresh_speed_mps));
  }
  const auto fit = squares.fit();
  const bool usable = fit && fit->coefficients[1] > .001 && fit->coefficients[1] < .02;
  return usable ? fit->coefficients[1] : kUsualPctPerBeat / 100;
}

}  // namespace

MatchedRuns matched_runs(const Findings& findings, std::size_t asked) {
  MatchedRuns result;
  const RunFinding& run = findings.runs.at(asked);
  if (!has_speed(run)) return result;
  const double slope = slope_of(findings, run.plan.start);
  result.pct_per_bpm = 100 * slope;
  std::vector<std::pair<double, std::size_t>> candidates;
  for (std::size_t i = 0; i < asked; ++i) {
    const RunFinding& other = findings.runs[i];
    const double days = days_between(other.plan.start, run.plan.start);
    if (!has_speed(other) || !is_fresh(other) || !is_comparable(other) || days > kOldest_days) continue;
    const double unlike = std::abs(*other.avg_heart_rate_bpm - *run.avg_heart_rate_bpm) / kBeats +
                          std::abs(std::log(other.timer_s / run.timer_s)) / kLength + days / kAge_days;
    candidates.emplace_back(unlike, i);
  }
  std::ranges::sort(candidates);
  if (candidates.size() > kMost) candidates.resize(kMost);
  double sum = 0, squares = 0;
  for (const auto& [unlike, i] : candidates) {
    const RunFinding& other = findings.runs[i];
    const double difference =
        ln_speed(run) - ln_speed(other) - slope * (*run.avg_heart_rate_bpm - *other.avg_heart_rate_bpm);
    result.runs.push_back({i, 100 * std::expm1(difference)});
    sum += result.runs.back().difference_pct;
    squares += result.runs.back().difference_pct * result.runs.back().difference_pct;
  }
  if (result.runs.size() < kFewest) return result;
  const auto n = static_cast<double>(result.runs.size());
  const double sd = std::sqrt(std::max(0.0, squares - sum * sum / n) / (n - 1));
  // The one run's own scatter counts once, the mean's n times less.
  const double half = student_95(n - 1) * sd * std::sqrt(1 + 1 / n);
  result.mean_pct = Estimate{sum / n, sum / n - half, sum / n + half};
  return result;
}

}  // namespace freshlegs::analysis
