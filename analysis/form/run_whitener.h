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
  /// Sum of ln(1 / SD) of the innovations: what the likelihood needs beside the white values.
  [[nodiscard]] double log_scale() const { return log_scale_; }
  [[nodiscard]] bool blind() const { return log_scale_ == 0; }  ///< the signal was never there

  /// Minute noise, wander and level, which a minute shows whole; slopes of time, speed and grade.
  static constexpr std::size_t kStates = 6, kSlopes = 3;
  /// Of a minute that is missing everything but what is kept is 0.
  struct Step {
    bool seen = false;
    double keep_minute = 1, keep_wander = 1, scale = 0;  ///< scale: 1 / SD of the innovation
    std::array<double, kSlopes> x{};                     ///< by which the slopes count
    std::array<double, kStates> gain{};
  };
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

 private:
  std::vector<Step> steps_;
  double log_scale_ = 0;
};

/// Filters of several signals side by side on the course that a change would take, minute by minute from
/// where it begins. A search asks for millions of such courses, so each signal is a lane of one calculation.
class WhitenedCourse {
 public:
  static constexpr int kLanes = 4;
  using Lanes = Eigen::Array<double, kLanes, 1>;
  struct Step {
    Lanes keep_minute, keep_wander, scale;
    std::array<Lanes, RunWhitener::kSlopes> x;
    std::array<Lanes, RunWhitener::kStates> gain;
  };
  static std::vector<Step> side_by_side(const std::vector<RunWhitener>& filters);

  /// `shape`: how far the change has come in each lane; `step` is the one after that asked for before.
  Lanes at(const Step& step, const Lanes& shape) {
    m_[0] *= step.keep_minute;
    m_[1] *= step.keep_wander;
    const Lanes expected = (m_[0] + m_[1]) + (m_[2] + step.x[0] * m_[3]) + (step.x[1] * m_[4] + step.x[2] * m_[5]);
    const Lanes off = shape - expected;
    for (std::size_t i = 0; i < m_.size(); ++i) m_[i] += step.gain[i] * off;
    return off * step.scale;
  }

 private:
  std::array<Lanes, RunWhitener::kStates> m_ = [] {
    std::array<Lanes, RunWhitener::kStates> nothing;
    nothing.fill(Lanes::Zero());
    return nothing;
  }();
};

}  // namespace freshlegs::analysis
