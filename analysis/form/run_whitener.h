// Noise of one signal within a run, and the filter that turns it into independent unit noise.
#pragma once

#include <array>
#include <vector>

#include "analysis/form/form_signal.h"

namespace freshlegs::analysis {

inline constexpr double kWanderMinutes = 10;  ///< after which a slow wander has forgotten itself

/// What one signal does in a run although nothing happens, ln units.
struct NoiseLaw {
  double minute_sd = 0, correlation = 0;    ///< of 60-s means, and of one minute with the next
  double wander_sd = 0;                     ///< slow: forgets itself over kWanderMinutes
  double drift_sd_per_h = 0;                ///< straight lines of either direction
  double speed_doubt = 0, grade_doubt = 0;  ///< SD of the fresh baseline's slopes
};

/// Prewhitening by a Kalman filter whose level is unknown, so that each minute is compared with those before
/// it (self-starting: a baseline plugged in from the first minutes alarms ten times too often). Level, drift
/// and the doubt about the slopes of speed and grade are taken out together with the correlation of the
/// noise.
class RunWhitener {
 public:
  /// Minutes in which `signal` is missing are stepped over.
  RunWhitener(const NoiseLaw& noise, const std::vector<FormMinute>& minutes, std::size_t signal);

  /// White values of a signal; missing minutes give 0, and what is far out counts as the least that is.
  [[nodiscard]] std::vector<double> whiten(const std::vector<double>& signal) const;
  /// The same filter on the course that a change would take, minute by minute from where it begins. A search asks
  /// for millions, of several signals at a time: one minute of each, so that they need not wait for one another.
  class Response;
  /// Sum of ln(1 / SD) of the innovations: what the likelihood needs beside the white values.
  [[nodiscard]] double log_scale() const { return log_scale_; }
  [[nodiscard]] bool blind() const { return log_scale_ == 0; }  ///< the signal was never there

 private:
  static constexpr std::size_t kStates = 6;  // minute noise, wander; level, drift, speed and grade slopes
  struct Step {
    bool seen = false;
    double keep_minute = 1, keep_wander = 1, scale = 0;  ///< scale: 1 / SD of the innovation
    std::array<double, kStates> watch{}, gain{};
  };
  std::vector<Step> steps_;
  double log_scale_ = 0;
};

class RunWhitener::Response {
 public:
  /// `shape`: how far the change has come in minute `k`, which follows on the one asked for before.
  double at(const RunWhitener& filter, std::size_t k, double shape) {
    const Step& step = filter.steps_[k];
    m_[0] *= step.keep_minute;
    m_[1] *= step.keep_wander;
    if (!step.seen) return 0;
    double even = 0, odd = 0;  // two sums that do not wait for each other
    for (std::size_t i = 0; i < kStates; i += 2)
      even += step.watch[i] * m_[i], odd += step.watch[i + 1] * m_[i + 1];
    const double off = shape - (even + odd);
    for (std::size_t i = 0; i < kStates; ++i) m_[i] += step.gain[i] * off;
    return off * step.scale;
  }

 private:
  std::array<double, kStates> m_{};
};

}  // namespace freshlegs::analysis
