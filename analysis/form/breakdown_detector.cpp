#include "analysis/form/breakdown_detector.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kBaselineMinutes = 10;  // of this run, before anything is summed
constexpr double kAllowance = .5;             // SD; tuned to shifts of 1 SD
constexpr std::size_t kFewestAfter = 5;       // minutes that the change must last
constexpr double kEachAtLeast = 1;            // SD, of each signal of gait that counts as agreeing
constexpr double kHeartAtLeast = 1.3;  // standard errors, p = .1: it only has to agree, gait has to convince
constexpr int kFewestAgreeing = 2;
constexpr double kSizeOverFloor = 1.5;  // of the largest change in gait, against run-to-run variation
constexpr double kRampMinutes = 3;      // form does not break from one step to the next
constexpr double kBreakOverTrend = 6;   // twice the log-likelihood by which a break must beat a steady drift
constexpr double kRangeLikelihood = 3.84;  // twice the log-likelihood: 95 % of chi-square, one freedom

/// Directions of one way to tire. Step length, ratio and stiffness follow from the others and add nothing.
using Pattern = std::array<double, kFormSignals>;
// Run fatigue: contact up, steps slower, more bounce (Girard 2013, Apte 2021); heart rate up at equal speed.
constexpr Pattern kTiring{1, 0, -1, .5, 0, 0, 0, .5};
// Damaged muscle: shorter, quicker steps (Chen 2007).
constexpr Pattern kGuarding{.5, 0, 1, 0, 0, 0, 0, .5};
constexpr std::array<const Pattern*, 2> kPatterns{&kTiring, &kGuarding};

struct Whitened {
  Residuals z;  ///< in SD of a minute, uncorrelated from minute to minute; level as the run's
};

Whitened whiten(const FormBaseline& baseline, const Residuals& r) {
  Whitened w;
  for (std::size_t j = 0; j < kFormSignals; ++j) {
    const double rho = baseline.correlation(j), scale = baseline.minute_sd(j) * std::sqrt(1 - rho * rho);
    w.z[j].assign(r[j].size(), std::nan(""));
    for (std::size_t k = 1; k < r[j].size(); ++k) w.z[j][k] = (r[j][k] - rho * r[j][k - 1]) / scale;
  }
  return w;
}

/// Each minute against the mean of all minutes before it (self-starting: no plug-in baseline, which would
/// alarm ten times too often).
std::vector<double> self_starting(const std::vector<double>& z) {
  std::vector<double> out(z.size(), std::nan(""));
  double sum = 0, n = 0;
  for (std::size_t k = 0; k < z.size(); ++k) {
    if (std::isnan(z[k])) continue;
    if (n >= static_cast<double>(kBaselineMinutes)) out[k] = (z[k] - sum / n) / std::sqrt(1 + 1 / n);
    sum += z[k];
    n += 1;
  }
  return out;
}

/// The weighted sum of the signals that are there, in units of its own SD.
std::vector<double> composite(const Residuals& z, const Pattern& pattern,
                              const FormCorrelation& correlation) {
  std::vector<double> q(z[0].size(), std::nan(""));
  for (std::size_t k = 0; k < q.size(); ++k) {
    Eigen::Matrix<double, static_cast<int>(kFormSignals), 1> w;
    double sum = 0;
    for (std::size_t j = 0; j < kFormSignals; ++j) {
      const bool there = pattern[j] != 0 && !std::isnan(z[j][k]);
      w[static_cast<int>(j)] = there ? pattern[j] : 0;
      if (there) sum += pattern[j] * z[j][k];
    }
    const double variance = w.dot(correlation * w);
    if (variance > 0) q[k] = sum / std::sqrt(variance);
  }
  return q;
}

struct Alarm {
  double highest = 0;
  std::optional<std::size_t> at;
};

Alarm cumulate(const std::vector<double>& q) {
  Alarm alarm;
  double sum = 0;
  for (std::size_t k = 0; k < q.size(); ++k) {
    if (std::isnan(q[k])) continue;
    sum = std::max(0.0, sum + q[k] - kAllowance);
    if (sum > kAlarmAt && !alarm.at) alarm.at = k;
    alarm.highest = std::max(alarm.highest, sum);
  }
  return alarm;
}

struct Onset {
  std::size_t at = 0, lo = 0, hi = 0;
};

/// Residual squares of a level plus `shape(minute)` times whatever fits best.
template <class Shape>
double misfit(const std::vector<double>& q, Shape shape) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
  for (std::size_t k = 0; k < q.size(); ++k) {
    if (std::isnan(q[k])) continue;
    const double x = shape(static_cast<double>(k));
    n += 1;
    sx += x;
    sy += q[k];
    sxx += x * x;
    sxy += x * q[k];
    syy += q[k] * q[k];
  }
  const double vx = sxx - sx * sx / n, cov = sxy - sx * sy / n;
  return syy - sy * sy / n - (vx > 0 ? cov * cov / vx : 0);
}

/// A level that ramps to another one from minute `onset` on.
double misfit_of_break(const std::vector<double>& q, std::size_t onset) {
  const double from = static_cast<double>(onset) - .5;
  return misfit(q, [from](double minute) { return std::clamp((minute - from) / kRampMinutes, 0.0, 1.0); });
}

double misfit_of_trend(const std::vector<double>& q) {
  return misfit(q, [](double minute) { return minute; });
}

std::optional<Onset> profile_onset(const std::vector<double>& q) {
  if (q.size() < kBaselineMinutes + kFewestAfter) return std::nullopt;
  std::vector<double> cost(q.size(), 0);
  const std::size_t first = kBaselineMinutes / 2, last = q.size() - kFewestAfter;
  for (std::size_t k = first; k <= last; ++k) cost[k] = misfit_of_break(q, k);
  const auto best =
      static_cast<std::size_t>(std::min_element(cost.begin() + static_cast<std::ptrdiff_t>(first),
                                                cost.begin() + static_cast<std::ptrdiff_t>(last) + 1) -
                               cost.begin());
  // Steady drift is what legs do on any long run; only a change that a straight line cannot tell is a break.
  if (misfit_of_trend(q) - cost[best] < kBreakOverTrend) return std::nullopt;
  Onset onset{best, best, best};
  for (std::size_t k = first; k <= last; ++k) {
    if (cost[k] - cost[best] > kRangeLikelihood) continue;
    onset.lo = std::min(onset.lo, k);
    onset.hi = std::max(onset.hi, k);
  }
  return onset;
}

double mean_of(const std::vector<double>& v, std::size_t from, std::size_t to) {
  double sum = 0, n = 0;
  for (std::size_t k = from; k < to; ++k)
    if (!std::isnan(v[k])) sum += v[k], n += 1;
  return n >= 3 ? sum / n : std::nan("");
}

/// Do enough signals agree, and is the change of gait large enough to speak of?
bool convincing(const Residuals& r, const Residuals& z, const Pattern& pattern, const Onset& onset) {
  int agreeing = 0;
  double largest = 0;
  const auto before = static_cast<double>(onset.at), after = static_cast<double>(z[0].size() - onset.at);
  const double standard_error = std::sqrt(1 / before + 1 / after);
  for (std::size_t j = 0; j < kFormSignals; ++j) {
    if (pattern[j] == 0) continue;
    const double shift = mean_of(z[j], onset.at, z[j].size()) - mean_of(z[j], 0, onset.at);
    if (!(shift * (pattern[j] > 0 ? 1 : -1) > (j == kHeart ? kHeartAtLeast * standard_error : kEachAtLeast)))
      continue;
    ++agreeing;
    if (j == kHeart) continue;
    const double change = mean_of(r[j], onset.at, r[j].size()) - mean_of(r[j], 0, onset.at);
    largest = std::max(largest, std::abs(change) / kSignalLaws[j].floor);
  }
  return agreeing >= kFewestAgreeing && largest >= kSizeOverFloor;
}

void add_changes(const FormBaseline& baseline, const Residuals& r, const Residuals& z, const Onset& onset,
                 FormBreakdown& breakdown) {
  const auto percent = [](double ln) { return 100 * std::expm1(ln); };
  for (std::size_t j = 0; j < kMarkers; ++j) {
    const double before = mean_of(r[j], 0, onset.at), after = mean_of(r[j], onset.at, r[j].size());
    const double shift = mean_of(z[j], onset.at, z[j].size()) - mean_of(z[j], 0, onset.at);
    if (!(std::abs(shift) > kEachAtLeast)) continue;
    const double half = 1.96 * baseline.run_sd(j);
    FormBreakdown::Change change;
    change.marker = static_cast<Marker>(j);
    change.before_pct = percent(before);
    change.after_pct = {percent(after), percent(after - half), percent(after + half)};
    breakdown.changes.push_back(change);
  }
}

}  // namespace

std::optional<FormBreakdown> find_breakdown(const FormBaseline& baseline,
                                            const std::vector<FormMinute>& minutes) {
  const Residuals r = baseline.residuals(minutes);
  const Residuals z = whiten(baseline, r).z;
  Residuals started;
  for (std::size_t j = 0; j < kFormSignals; ++j) started[j] = self_starting(z[j]);
  const FormCorrelation correlation = baseline.between_signals();

  const Pattern* found = nullptr;
  Alarm alarm;
  for (const Pattern* pattern : kPatterns) {
    const Alarm a = cumulate(composite(started, *pattern, correlation));
    if (!a.at || (alarm.at && a.highest <= alarm.highest)) continue;
    alarm = a;
    found = pattern;
  }
  if (!found) return std::nullopt;
  const auto onset = profile_onset(composite(z, *found, correlation));
  if (!onset || !convincing(r, z, *found, *onset)) return std::nullopt;

  FormBreakdown breakdown;
  breakdown.onset_s = minutes[onset->at].start_s;
  breakdown.lo_s = minutes[onset->lo].start_s - 60;
  breakdown.hi_s = minutes[onset->hi].start_s + 60;
  breakdown.km = minutes[onset->at].distance_m / 1000;
  breakdown.detector_sum = alarm.highest;
  breakdown.alarm_at = kAlarmAt;
  add_changes(baseline, r, z, *onset, breakdown);
  return breakdown;
}

}  // namespace freshlegs::analysis
