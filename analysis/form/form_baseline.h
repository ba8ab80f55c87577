// One athlete on one device: what each signal is at a speed, a grade and a minute, and how much it varies.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "analysis/findings.h"
#include "analysis/form/break_evidence.h"
#include "analysis/form/restlessness.h"

namespace freshlegs::analysis {

class FormBaseline {
 public:
  [[nodiscard]] int runs() const { return runs_; }
  [[nodiscard]] int fresh_runs() const { return fresh_runs_; }
  [[nodiscard]] Residuals residuals(const std::vector<FormMinute>& minutes) const;
  /// Mean of the run against fresh, ln units, with its 95 % interval; null with too few minutes or fresh
  /// runs.
  [[nodiscard]] std::optional<Estimate> against_fresh(std::size_t signal,
                                                      const std::vector<FormMinute>& minutes) const;
  /// At standard speed and grade, by the slopes of earlier runs; null with too few minutes.
  [[nodiscard]] std::optional<FormLevel> level(std::size_t signal,
                                               const std::vector<FormMinute>& minutes) const;
  /// Any run teaches slopes and noise, which tired legs leave alone; only a fresh one teaches the level. What
  /// comes after a break, or what may be one, is not how this athlete runs.
  void learn(const std::vector<FormMinute>& minutes, std::optional<double> broken_from_s, bool fresh);

  [[nodiscard]] NoiseLaw noise(std::size_t signal) const {
    return noise(signal, (signal == kHeart ? heart_ : gait_).share());
  }
  [[nodiscard]] ToldNoise told_noise() const { return told_noise(gait_.share(), heart_.share()); }
  [[nodiscard]] ToldMatrix between_told() const;          ///< correlations of the whitened signals
  [[nodiscard]] double run_sd(std::size_t signal) const;  ///< ln units, from run to run

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(signals_, gait_, heart_, products_, runs_, fresh_runs_);
  }

 private:
  struct Signal {
    Eigen::Matrix4d precision = Eigen::Matrix4d::Zero();
    FormRow moment = FormRow::Zero();
    FormRow coefficients = FormRow::Zero();
    Eigen::Matrix4d inverse = Eigen::Matrix4d::Zero();
    double run_squares = 0, runs = 0;
    double step1 = 0, step3 = 0, minutes = 0;  ///< sums of squared changes over one and three minutes
    template <class A>
    void archive(A& a) {
      a(precision, moment, coefficients, inverse, run_squares, runs, step1, step3, minutes);
    }
  };
  struct RunMean {
    double off = 0, variance = 0;  ///< residual, and the variance that its minutes leave
    FormRow x = FormRow::Zero();
  };
  [[nodiscard]] std::optional<RunMean> run_mean(std::size_t signal,
                                                const std::vector<FormMinute>& minutes) const;
  void solve(std::size_t signal);
  void learn_slopes(std::size_t signal, const std::vector<FormMinute>& minutes, bool fresh);
  void learn_steps(std::size_t signal, const std::vector<FormMinute>& minutes);
  void learn_wander(const std::vector<FormMinute>& minutes);
  void learn_heart_wander(const std::vector<FormMinute>& before);
  void learn_between(const std::vector<FormMinute>& minutes);
  [[nodiscard]] NoiseLaw noise(std::size_t signal, double restlessness) const;
  [[nodiscard]] ToldNoise told_noise(double gait, double heart) const;

  std::array<Signal, kFormSignals> signals_;
  Restlessness gait_, heart_;
  ToldMatrix products_ = ToldMatrix::Zero();
  int runs_ = 0, fresh_runs_ = 0;
};

}  // namespace freshlegs::analysis
