#include "analysis/interference/lifting_after_runs.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/strength/one_rep_max.h"

namespace freshlegs::analysis {
namespace {

constexpr double kAfter_h = 24;
constexpr int kFewestSessions = 8;  // on each side, as for runs
constexpr double kFollow = 6;       // sessions over which the usual follows the athlete
constexpr double kLegWork = .5;     // leg share from which an exercise is leg work

double mean(const std::vector<double>& v) {
  double sum = 0;
  for (const double x : v) sum += x;
  return sum / static_cast<double>(v.size());
}

double variance_of_mean(const std::vector<double>& v) {
  const double m = mean(v);
  double squares = 0;
  for (const double x : v) squares += (x - m) * (x - m);
  const auto n = static_cast<double>(v.size());
  return squares / (n - 1) / n;
}

/// Two-sided quantiles of Student's t by the first terms of the Cornish-Fisher expansion; for 7 and more degrees of
/// freedom good to 0.5 %.
double student(double z, double freedom) {
  const double z3 = z * z * z, z5 = z3 * z * z;
  return z + (z3 + z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom * freedom);
}

}  // namespace

std::optional<double> LiftingAfterRuns::Usual::compare(double now) {
  const double ln = std::log(now);
  std::optional<double> off;
  if (sessions >= 2) off = ln - value;
  sessions = std::min(sessions + 1, kFollow);
  value += (ln - value) / sessions;
  return off;
}

void LiftingAfterRuns::run(Instant end) { last_run_end_ = std::max(last_run_end_.value_or(end), end); }

void LiftingAfterRuns::note(Series& series, bool after, const std::vector<double>& against_usual) {
  if (!against_usual.empty()) (after ? series.after : series.free).push_back(mean(against_usual));
}

void LiftingAfterRuns::session(Instant start, const StrengthFeatures& features) {
  const double since =
      last_run_end_ ? std::chrono::duration<double, std::ratio<3600>>(start - *last_run_end_).count() : 1e9;
  const bool after = since >= 0 && since <= kAfter_h;
  double volume = 0;
  std::map<std::string, double> best;
  std::map<std::string, std::array<double, 2>> reps;  // by exercise and load: sum, sets
  for (const SetDigest& set : features.sets) {
    if (set.warm_up || set.leg_share < kLegWork || !set.reps || !set.weight_kg) continue;
    if (!(*set.reps >= 1) || !(*set.weight_kg > 0)) continue;
    volume += *set.reps * *set.weight_kg;
    if (const auto max = one_rep_max_kg(*set.weight_kg, *set.reps)) {
      double& most = best[set.exercise];
      most = std::max(most, *max);
    }
    auto& at_load = reps[set.exercise + '@' + std::to_string(std::lround(*set.weight_kg / 2.5))];
    at_load[0] += *set.reps;
    at_load[1] += 1;
  }
  std::vector<double> strength, repetitions, whole;
  for (const auto& [exercise, kg] : best)
    if (const auto off = best_[exercise].compare(kg)) strength.push_back(*off);
  for (const auto& [load, sum] : reps)
    if (const auto off = reps_[load].compare(sum[0] / sum[1])) repetitions.push_back(*off);
  if (volume > 0)
    if (const auto off = volume_.compare(volume)) whole.push_back(*off);
  note(strength_changes_, after, strength);
  note(reps_changes_, after, repetitions);
  note(volume_changes_, after, whole);
}

/// Welch's comparison of the two kinds of session.
LiftingChange LiftingAfterRuns::change(const Series& series) {
  LiftingChange c;
  c.after = static_cast<int>(series.after.size());
  c.free = static_cast<int>(series.free.size());
  c.need = kFewestSessions;
  if (std::min(c.after, c.free) < kFewestSessions) return c;
  const double off = mean(series.after) - mean(series.free);
  const double a = variance_of_mean(series.after), f = variance_of_mean(series.free);
  // Welch and Satterthwaite, within the bounds that hold whatever the variances are: they may both be nothing.
  const double split = a * a / (c.after - 1) + f * f / (c.free - 1);
  const double least = std::min(c.after, c.free) - 1, most = c.after + c.free - 2;
  const double freedom = split > 0 ? std::clamp((a + f) * (a + f) / split, least, most) : most;
  const double error = std::max(std::sqrt(a + f), 1e-6);
  const auto percent = [](double ln) { return 100 * std::expm1(ln); };
  const double half = student(1.95996, freedom) * error;
  c.change_pct = Estimate{percent(off), percent(off - half), percent(off + half)};
  c.verdict = std::abs(off) > student(2.57583, freedom) * error ? Verdict::very_likely
              : std::abs(off) > half                             ? Verdict::likely
                                                                 : Verdict::not_shown;
  return c;
}

Interference LiftingAfterRuns::findings() const {
  return {change(volume_changes_), change(strength_changes_), change(reps_changes_)};
}

}  // namespace freshlegs::analysis
