#include "analysis/form/break_evidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kFewestBefore = 4;  // minutes to know the run by
constexpr double kLasts_s = 300;          // a change must last
constexpr double kHeartFollows_s = 57;    // Hunt 2015
constexpr double kUsualRamp_s = 180;

// What breaking form does, in the order of kTold: contact longer, steps slower or (guarding sore muscle, Chen
// 2007) quicker, more bounce or none, heart rate up at equal speed (Girard 2013, Apte 2021). Means and SDs of
// a wide prior: sizes of Dutto 2002 and Girard 2013, no sign but that of the heart is required.
const Shift kUsualShift(.025, 0, .012, .010);
const Shift kShiftSd(.020, .022, .022, .010);

/// Mean over a minute, which begins `since_s` after the onset, of a ramp from 0 to 1.
double share(double since_s, double ramp_s) {
  if (since_s >= ramp_s) return 1;
  const auto area = [ramp_s](double t) {
    return t <= 0 ? 0 : t < ramp_s ? t * t / (2 * ramp_s) : t - ramp_s / 2;
  };
  return (area(since_s + 60) - area(since_s)) / 60;
}

}  // namespace

BreakEvidence::BreakEvidence(const std::vector<FormMinute>& minutes, const Residuals& residuals,
                             const ToldNoise& noise, const ToldMatrix& between)
    : minutes_(minutes),
      between_(between.inverse()),
      white_(minutes.size(), Shift::Zero()),
      pull_(minutes.size()) {
  filters_.reserve(kTold.size());
  for (std::size_t i = 0; i < kTold.size(); ++i) {
    filters_.emplace_back(noise[i], minutes, kTold[i]);
    const auto white = filters_.back().whiten(residuals[kTold[i]]);
    for (std::size_t k = 0; k < minutes.size(); ++k) white_[k][static_cast<Eigen::Index>(i)] = white[k];
  }
  lanes_ = WhitenedCourse::side_by_side(filters_);
  for (std::size_t k = 0; k < minutes.size(); ++k) pull_[k] = between_ * white_[k];
}

double BreakEvidence::log_calm() const {
  double sum = 0;
  for (const RunWhitener& filter : filters_) sum += filter.log_scale();
  for (std::size_t k = 0; k < minutes_.size(); ++k) sum -= white_[k].dot(pull_[k]) / 2;
  return sum;
}

std::pair<double, double> BreakEvidence::onsets_s() const {
  if (minutes_.size() <= kFewestBefore) return {0, -1};
  return {minutes_[kFewestBefore].start_s, minutes_.back().start_s + 60 - kLasts_s};
}

int BreakEvidence::signals() const {
  return static_cast<int>(std::ranges::count_if(filters_, [](const RunWhitener& f) { return !f.blind(); }));
}

std::size_t BreakEvidence::first_after(double onset_s) const {
  const auto it = std::lower_bound(minutes_.begin(), minutes_.end(), onset_s - 60,
                                   [](const FormMinute& m, double t) { return m.start_s <= t; });
  return static_cast<std::size_t>(it - minutes_.begin());
}

BreakEvidence::Sums BreakEvidence::sums(double onset_s, double ramp_s) const {
  Sums sums;
  WhitenedCourse course;
  for (std::size_t k = first_after(onset_s); k < minutes_.size(); ++k) {
    const double since_s = minutes_[k].start_s - onset_s;
    const double gait = share(since_s, ramp_s), heart = share(since_s - kHeartFollows_s, ramp_s);
    const Shift r = course.at(lanes_[k], {gait, gait, gait, heart});
    sums.score += r.cwiseProduct(pull_[k]);
    sums.information += r * r.transpose();
  }
  sums.information = sums.information.cwiseProduct(between_);
  return sums;
}

double BreakEvidence::weigh(double onset_s, double ramp_s) const {
  const auto [information, score] = sums(onset_s, ramp_s);
  const Shift prior = kShiftSd.cwiseProduct(kShiftSd).cwiseInverse();
  ToldMatrix posterior = information;
  posterior.diagonal() += prior;
  const Eigen::LLT<ToldMatrix> root(posterior);
  const Shift pull = score + prior.cwiseProduct(kUsualShift);
  const double sds = root.matrixLLT().diagonal().cwiseProduct(kShiftSd).prod();
  return (pull.dot(root.solve(pull)) - kUsualShift.dot(prior.cwiseProduct(kUsualShift))) / 2 - std::log(sds);
}

BreakEvidence::Size BreakEvidence::size(double onset_s, double ramp_s) const {
  auto [information, score] = sums(onset_s, ramp_s);
  information.diagonal().array() += 1;  // signals that were not measured
  const ToldMatrix inverse = information.inverse();
  return {inverse * score, inverse.diagonal().cwiseSqrt()};
}

double mean_evidence(const BreakEvidence& run, double step_s) {
  const auto [from, to] = run.onsets_s();
  double most = 0, sum = 0, n = 0;
  for (double onset = from; onset <= to; onset += step_s) {
    const double log_ratio = run.weigh(onset, kUsualRamp_s);
    if (n > 0 && log_ratio > most) sum *= std::exp(most - log_ratio);
    if (n == 0 || log_ratio > most) most = log_ratio;
    sum += std::exp(log_ratio - most);
    n += 1;
  }
  return n > 0 ? most + std::log(sum / n) : 0;
}

}  // namespace freshlegs::analysis
