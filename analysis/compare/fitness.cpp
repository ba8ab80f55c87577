#include "analysis/compare/fitness.h"

#include <cmath>

#include "analysis/compare/least_squares.h"
#include "analysis/compare/steady_run.h"

namespace freshlegs::analysis {
namespace {

constexpr int kFewestRuns = 8;
constexpr double kFewestDays = 21;
constexpr double kWidestPct = 16;  // a range wider than that says nothing

/// What tired legs are thought to have cost is given back: without these runs too few would be left.
double fresh_ln_speed(const RunFinding& run) {
  return corrected_ln_speed(run) - (run.post_leg ? std::log1p(run.effect_pct->value / 100) : 0);
}

}  // namespace

std::optional<FitnessChange> fitness_change(const Findings& findings, Instant now) {
  std::vector<const RunFinding*> runs;
  double beats = 0;
  for (const auto& run : findings.runs) {
    const double days = days_between(run.plan.start, now);
    if (days < 0 || days > kFitnessDays || !is_comparable(run) || (run.post_leg && !run.effect_pct)) continue;
    runs.push_back(&run);
    beats += *run.avg_heart_rate_bpm;
  }
  if (static_cast<int>(runs.size()) < kFewestRuns) return std::nullopt;
  if (days_between(runs.front()->plan.start, runs.back()->plan.start) < kFewestDays) return std::nullopt;
  FitnessChange change;
  change.runs = static_cast<int>(runs.size());
  change.heart_bpm = std::round(beats / change.runs);
  // How much a beat is worth comes from the fresh prediction: so few runs in so narrow a range cannot tell
  // it.
  LeastSquares<2> beat, line;
  for (const auto* run : runs)
    beat.add({1, *run->avg_heart_rate_bpm - change.heart_bpm}, std::log(*run->fresh_speed_mps));
  const auto slope = beat.fit();
  if (!slope) return std::nullopt;
  for (const auto* run : runs)
    line.add(
        {1, days_between(run->plan.start, now) / kFitnessDays},
        fresh_ln_speed(*run) - slope->coefficients[1] * (*run->avg_heart_rate_bpm - change.heart_bpm));
  const auto fit = line.fit();
  if (!fit) return std::nullopt;
  const double gained = -fit->coefficients[1];  // the column counts backwards
  const double half = student_95(fit->freedom) * std::sqrt(fit->covariance(1, 1));
  const auto percent = [](double ln) { return 100 * std::expm1(ln); };
  change.change_pct = {percent(gained), percent(gained - half), percent(gained + half)};
  if (change.change_pct.hi - change.change_pct.lo > kWidestPct) return std::nullopt;
  change.speed_mps = std::exp(fit->coefficients[0]);
  return change;
}

}  // namespace freshlegs::analysis
