#include "analysis/form/breakdown_detector.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace freshlegs::analysis {
namespace {

constexpr std::array<double, 3> kRamps_s{60, 180, 420};  // form does not break from one step to the next
constexpr std::size_t kUsualRamp = 1;
constexpr double kCoarse_s = 60, kFine_s = 30;
constexpr std::size_t kMostOnsets = 150;  // on very long runs the grid widens
constexpr double kWorthALook = -3;        // ln evidence at the usual ramp below which nothing is refined
constexpr double kHopeless = 9;           // ln evidence below the best onset that is not refined
constexpr int kFewestAgreeing = 2;
constexpr double kAgrees = 1.64;      // standard errors of a signal of gait, one-sided 5 %
constexpr double kAloneAgrees = 2.5;  // of the only one
constexpr double kHeartAgrees = .5;   // it has to agree; gait has to convince
constexpr double kSizeOverFloor = 1;  // of the largest change in gait, against run-to-run variation
// ln evidence that makes minutes no example of how this athlete runs. Not 1, where a break is likelier than not:
// breaks that pass for normal bend the slopes (recall without dynamics .79 against .86).
constexpr double kSuspect = -1;

struct Candidate {
  double onset_s = 0, ramp_s = 0;
  double log_ratio = 0;  ///< of BreakEvidence
  double weight = 0;
};

double highest(const std::vector<Candidate>& all) {
  double most = -1e9;
  for (const Candidate& c : all) most = std::max(most, c.log_ratio);
  return most;
}

/// ln of the mean evidence ratio over `of` onsets, of which the likely ones are given. Sets the weights.
double total(std::vector<Candidate>& all, double of) {
  const double most = highest(all);
  double sum = 0;
  for (Candidate& c : all) {
    c.weight = std::exp(c.log_ratio - most);
    sum += c.weight;
  }
  for (Candidate& c : all) c.weight /= sum;
  return most + std::log(sum / of);
}

struct Search {
  double log_ratio = 0;
  std::vector<Candidate> candidates;
  Candidate best;
};

std::optional<Search> search(const BreakEvidence& run) {
  const auto [from, to] = run.onsets_s();
  if (!(to > from)) return std::nullopt;
  const double coarse = std::max(kCoarse_s, (to - from) / static_cast<double>(kMostOnsets));
  std::vector<Candidate> rough;
  for (double onset = from; onset <= to; onset += coarse)
    rough.push_back({onset, kRamps_s[kUsualRamp], run.weigh(onset, kRamps_s[kUsualRamp])});
  if (total(rough, static_cast<double>(rough.size())) < kWorthALook) return std::nullopt;
  Search s;
  const double least = highest(rough) - kHopeless, fine = coarse * kFine_s / kCoarse_s;
  for (const Candidate& r : rough) {
    if (r.log_ratio < least) continue;
    for (const double onset : {r.onset_s, r.onset_s + fine})
      for (const double ramp : kRamps_s) s.candidates.push_back({onset, ramp, run.weigh(onset, ramp)});
  }
  s.log_ratio = total(s.candidates, static_cast<double>(2 * rough.size() * kRamps_s.size()));
  s.best = *std::max_element(s.candidates.begin(), s.candidates.end(), [](const auto& a, const auto& b) {
    return a.log_ratio < b.log_ratio;
  });
  return s;
}

/// Do enough signals agree, and is the change of gait large enough to speak of?
bool convincing(const BreakEvidence::Size& size, double agrees) {
  int agreeing = 0;
  double largest = 0;
  for (std::size_t i = 0; i < kTold.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    const double shift = size.shift[at];
    const bool either = kTold[i] != kHeart;
    if (!((either ? std::abs(shift) / agrees : shift / kHeartAgrees) > size.sd[at])) continue;
    if (kTold[i] == index(Marker::ground_contact) && shift < 0)
      return false;  // nobody tires into shorter contact
    ++agreeing;
    if (either) largest = std::max(largest, std::abs(shift) / kSignalLaws[kTold[i]].floor);
  }
  return agreeing >= kFewestAgreeing && largest >= kSizeOverFloor;
}

/// Onset at a share of the posterior.
double quantile(const std::vector<Candidate>& sorted, double share) {
  double sum = 0;
  for (const Candidate& c : sorted)
    if ((sum += c.weight) >= share) return c.onset_s;
  return sorted.back().onset_s;
}

double kilometre(const std::vector<FormMinute>& minutes, double at_s) {
  const auto after = std::lower_bound(minutes.begin(), minutes.end(), at_s,
                                      [](const FormMinute& m, double t) { return m.start_s < t; });
  if (after == minutes.begin()) return minutes.front().distance_m / 1000;
  if (after == minutes.end()) return minutes.back().distance_m / 1000;
  const FormMinute &a = *(after - 1), &b = *after;
  const double part = (at_s - a.start_s) / (b.start_s - a.start_s);
  return (a.distance_m + part * (b.distance_m - a.distance_m)) / 1000;
}

struct Level {
  double mean = 0, n = 0;
};

Level level(const std::vector<double>& r, const std::vector<FormMinute>& minutes, double from_s,
            double to_s) {
  Level l;
  for (std::size_t k = 0; k < r.size(); ++k)
    if (!std::isnan(r[k]) && minutes[k].start_s >= from_s && minutes[k].start_s < to_s)
      l.mean += r[k], l.n += 1;
  if (l.n > 0) l.mean /= l.n;
  return l;
}

void add_changes(const FormBaseline& baseline, const Residuals& r, const std::vector<FormMinute>& minutes,
                 const Candidate& best, FormBreakdown& breakdown) {
  const auto percent = [](double ln) { return 100 * std::expm1(ln); };
  for (std::size_t j = 0; j < kMarkers; ++j) {
    const Level before = level(r[j], minutes, 0, best.onset_s);
    const Level after = level(r[j], minutes, best.onset_s + best.ramp_s / 2, 1e9);
    if (before.n < 3 || after.n < 3) continue;
    const NoiseLaw noise = baseline.noise(j);
    const double minute = noise.minute_sd * std::sqrt((1 + noise.correlation) / (1 - noise.correlation));
    const double doubt = minute * std::sqrt(1 / before.n + 1 / after.n);
    const double shift = std::abs(after.mean - before.mean);
    if (!(shift > 1.96 * doubt && shift > kSignalLaws[j].floor)) continue;
    const double half = 1.96 * baseline.run_sd(j);
    FormBreakdown::Change change;
    change.marker = static_cast<Marker>(j);
    change.before_pct = percent(before.mean);
    change.after_pct = {percent(after.mean), percent(after.mean - half), percent(after.mean + half)};
    breakdown.changes.push_back(change);
  }
}

}  // namespace

BreakSearch find_breakdown(const FormBaseline& baseline, const std::vector<FormMinute>& minutes) {
  const Residuals residuals = baseline.residuals(minutes);
  BreakEvidence run(minutes, residuals, baseline.told_noise(), baseline.between_told());
  auto found = search(run);
  BreakSearch result;
  if (!found || found->log_ratio < kSuspect) return result;
  result.suspect_from_s = found->best.onset_s;
  const bool few = run.signals() <= 2;
  const double alarm_at = few ? kAlarmAtFewSignals : kAlarmAt;
  if (found->log_ratio < alarm_at) return result;
  if (!convincing(run.size(found->best.onset_s, found->best.ramp_s), few ? kAloneAgrees : kAgrees)) return result;
  std::sort(found->candidates.begin(), found->candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.onset_s < b.onset_s; });
  FormBreakdown breakdown;
  breakdown.onset_s = quantile(found->candidates, .5);
  breakdown.lo_s = quantile(found->candidates, .025) - kFine_s;
  breakdown.hi_s = quantile(found->candidates, .975) + kFine_s;
  breakdown.km = kilometre(minutes, breakdown.onset_s);
  breakdown.detector_sum = found->log_ratio;
  breakdown.alarm_at = alarm_at;
  add_changes(baseline, residuals, minutes, found->best, breakdown);
  result.breakdown = std::move(breakdown);
  return result;
}

}  // namespace freshlegs::analysis
