#include "analysis/form/run_whitener.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace freshlegs::analysis {
namespace {

constexpr double kUnknownLevel = .1;  // ln units: ten times what a signal differs from day to day
constexpr double kClip = 4;           // SD: a minute further out is a sensor's, not the runner's

}  // namespace

RunWhitener::RunWhitener(const NoiseLaw& noise, const std::vector<FormMinute>& minutes, std::size_t signal) {
  using State = Eigen::Matrix<double, static_cast<int>(kStates), 1>;
  Eigen::Matrix<double, static_cast<int>(kStates), static_cast<int>(kStates)> p;
  const auto square = [](double v) { return v * v; };
  p.setZero();
  p.diagonal() << square(noise.minute_sd), square(noise.wander_sd), square(kUnknownLevel),
      square(noise.drift_sd_per_h), square(noise.speed_doubt), square(noise.grade_doubt);
  steps_.resize(minutes.size());
  double last_s = minutes.empty() ? 0 : minutes.front().start_s;
  FormRow origin = FormRow::Zero();
  bool started = false;
  double keep_minute = 1, keep_wander = 1, last_gap = 0, scales = 1;
  for (std::size_t k = 0; k < minutes.size(); ++k) {
    Step& step = steps_[k];
    const double gap = (minutes[k].start_s - last_s) / 60;
    last_s = minutes[k].start_s;
    if (gap != last_gap) {  // nearly always a minute
      keep_minute = std::pow(noise.correlation, gap);
      keep_wander = std::exp(-gap / kWanderMinutes);
      last_gap = gap;
    }
    step.keep_minute = keep_minute;
    step.keep_wander = keep_wander;
    p.row(0) *= step.keep_minute;
    p.col(0) *= step.keep_minute;
    p.row(1) *= step.keep_wander;
    p.col(1) *= step.keep_wander;
    p(0, 0) += square(noise.minute_sd) * (1 - square(step.keep_minute));
    p(1, 1) += square(noise.wander_sd) * (1 - square(step.keep_wander));
    if (std::isnan(minutes[k].y[signal])) continue;
    const FormRow& x = signal == kHeart ? minutes[k].heart_x : minutes[k].x;
    if (!started) origin = x;
    started = true;
    State h;
    h << 1, 1, 1, x[3] - origin[3], x[1] - origin[1], x[2] - origin[2];
    const State ph = p * h;
    const double variance = h.dot(ph) + 1e-12;
    const State gain = ph / variance;
    p.noalias() -= gain * ph.transpose();
    step.seen = true;
    step.scale = 1 / std::sqrt(variance);
    scales *= step.scale;
    if (scales > 1e200) log_scale_ += std::log(std::exchange(scales, 1));
    step.x = {h[3], h[4], h[5]};
    std::ranges::copy(gain, step.gain.begin());
  }
  log_scale_ += std::log(scales);
}

std::vector<WhitenedCourse::Step> WhitenedCourse::side_by_side(const std::vector<RunWhitener>& filters) {
  std::vector<Step> steps(filters.front().steps().size());
  for (std::size_t k = 0; k < steps.size(); ++k)
    for (std::size_t lane = 0; lane < filters.size(); ++lane) {
      const RunWhitener::Step& one = filters[lane].steps()[k];
      const auto at = static_cast<Eigen::Index>(lane);
      steps[k].keep_minute[at] = one.keep_minute;
      steps[k].keep_wander[at] = one.keep_wander;
      steps[k].scale[at] = one.scale;
      for (std::size_t i = 0; i < one.x.size(); ++i) steps[k].x[i][at] = one.x[i];
      for (std::size_t i = 0; i < one.gain.size(); ++i) steps[k].gain[i][at] = one.gain[i];
    }
  return steps;
}

std::vector<double> RunWhitener::whiten(const std::vector<double>& signal) const {
  std::vector<double> out(steps_.size(), 0);
  std::array<double, kStates> m{};
  double origin = std::nan("");  // before the first fresh run nothing is known about the level
  for (std::size_t k = 0; k < steps_.size(); ++k) {
    const Step& step = steps_[k];
    m[0] *= step.keep_minute;
    m[1] *= step.keep_wander;
    if (!step.seen) continue;
    if (std::isnan(origin)) origin = signal[k];
    double off = signal[k] - origin - m[0] - m[1] - m[2];
    for (std::size_t i = 0; i < kSlopes; ++i) off -= step.x[i] * m[3 + i];
    off = std::clamp(off, -kClip / step.scale, kClip / step.scale);
    out[k] = off * step.scale;
    for (std::size_t i = 0; i < kStates; ++i) m[i] += step.gain[i] * off;
  }
  return out;
}

}  // namespace freshlegs::analysis
