#include "analysis/compare/same_effort.h"

#include <algorithm>
#include <cmath>

#include "analysis/compare/least_squares.h"
#include "analysis/compare/steady_run.h"

namespace freshlegs::analysis {
namespace {

constexpr int kFewestOfAKind = 6;   // science.md 9, identifiability guards
constexpr double kMemoryDays = 42;  // older runs count less for the line of today
constexpr double kTwoSided95 = 1.96;

struct Line {
  double level = 0, slope = 0;
};

/// The fresh prediction at the fitness of `now`: what the model said for each run, by heart rate and by day.
std::optional<Line> fresh_line(const std::vector<const RunFinding*>& runs, Instant now, double reference) {
  LeastSquares<3> squares;
  for (const auto* run : runs) {
    const double days = days_between(run->plan.start, now);
    squares.add({1, *run->avg_heart_rate_bpm - reference, days}, std::log(*run->fresh_speed_mps),
                std::exp(-days / kMemoryDays));
  }
  const auto fit = squares.fit();
  if (!fit) return std::nullopt;
  return Line{fit->coefficients[0], fit->coefficients[1]};
}

/// How well the runs on fresh legs hold the line.
void add_doubt(SameEffort& effort, const Findings& findings) {
  double n = 0, sum = 0, squares = 0, beats = 0;
  for (const auto& p : effort.points) {
    if (p.post_leg) continue;
    const double off = std::log1p(findings.runs[p.run].alone_pct->value / 100);
    n += 1;
    sum += off;
    squares += off * off;
    beats += p.heart_bpm;
  }
  effort.middle_bpm = beats / n;
  double spread = 0;
  for (const auto& p : effort.points)
    if (!p.post_leg) spread += (p.heart_bpm - effort.middle_bpm) * (p.heart_bpm - effort.middle_bpm);
  const double variance = std::max(0.0, squares - sum * sum / n) / (n - 1);
  effort.level_sd = std::sqrt(variance / n);
  effort.slope_sd = spread > 0 ? std::sqrt(variance / spread) : 0;
}

}  // namespace

Estimate SameEffort::fresh_mps(double bpm) const {
  const double ln = level + slope * (bpm - reference_bpm);
  const double half = kTwoSided95 * std::hypot(level_sd, slope_sd * (bpm - middle_bpm));
  return {std::exp(ln), std::exp(ln - half), std::exp(ln + half)};
}

std::optional<SameEffort> same_effort(const Findings& findings, Instant now) {
  const auto row = std::ranges::find_if(findings.athlete,
                                        [](const AthleteRow& r) { return r.from_h == 0 && r.to_h == 48; });
  if (row == findings.athlete.end() || !row->effect_pct) return std::nullopt;
  SameEffort effort;
  effort.after_pct = *row->effect_pct;
  std::vector<const RunFinding*> runs;
  std::vector<double> beats;
  for (const auto& run : findings.runs) {
    if (!is_comparable(run) || run.plan.start > now || (!run.post_leg && !is_fresh(run))) continue;
    runs.push_back(&run);
    beats.push_back(*run.avg_heart_rate_bpm);
    ++(run.post_leg ? effort.post_leg_runs : effort.fresh_runs);
  }
  if (effort.fresh_runs < kFewestOfAKind || effort.post_leg_runs < kFewestOfAKind) return std::nullopt;
  std::ranges::sort(beats);
  effort.reference_bpm = std::round(beats[beats.size() / 2]);
  const auto line = fresh_line(runs, now, effort.reference_bpm);
  if (!line || line->slope <= 0) return std::nullopt;
  effort.level = line->level;
  effort.slope = line->slope;
  for (const auto* run : runs) {
    const double bpm = *run->avg_heart_rate_bpm;
    const double speed = std::exp(effort.level + effort.slope * (bpm - effort.reference_bpm)) *
                         (1 + run->alone_pct->value / 100);
    effort.points.push_back(
        {static_cast<std::size_t>(run - findings.runs.data()), bpm, speed, run->post_leg});
  }
  add_doubt(effort, findings);
  // A tenth of the runs at either end are too few to draw a line to.
  effort.lo_bpm = beats[beats.size() / 20];
  effort.hi_bpm = beats[beats.size() - 1 - beats.size() / 20];
  return effort;
}

}  // namespace freshlegs::analysis
