#include "analysis/interference/lifting_after_runs.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/compare/two_kinds.h"
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

Interference LiftingAfterRuns::findings() const {
  const auto change = [](const Series& s) { return compare_kinds(s.after, s.free, kFewestSessions); };
  return {change(volume_changes_), change(strength_changes_), change(reps_changes_)};
}

}  // namespace freshlegs::analysis
