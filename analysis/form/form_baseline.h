// One athlete on one device, fresh: what each signal is at a speed, a grade and a minute, and how much it
// varies.
#pragma once

#include <array>
#include <vector>

#include "analysis/findings.h"
#include "analysis/form/form_signal.h"

namespace freshlegs::analysis {

/// ln signal minus its fresh prediction, minute by minute; NaN where missing.
using Residuals = std::array<std::vector<double>, kFormSignals>;
using FormCorrelation = Eigen::Matrix<double, static_cast<int>(kFormSignals), static_cast<int>(kFormSignals)>;

class FormBaseline {
 public:
  [[nodiscard]] int fresh_runs() const { return runs_; }
  [[nodiscard]] Residuals residuals(const std::vector<FormMinute>& minutes) const;
  /// Mean of the run against fresh, ln units, with its 95 % interval; null with too few minutes.
  [[nodiscard]] std::optional<Estimate> against_fresh(std::size_t signal,
                                                      const std::vector<FormMinute>& minutes) const;
  void learn(const std::vector<FormMinute>& minutes);

  [[nodiscard]] double minute_sd(std::size_t signal) const;    ///< ln units, within a run
  [[nodiscard]] double correlation(std::size_t signal) const;  ///< of one minute with the next
  [[nodiscard]] FormCorrelation between_signals() const;
  [[nodiscard]] double run_sd(std::size_t signal) const;  ///< ln units, from run to run

 private:
  struct Signal {
    Eigen::Matrix4d normal = Eigen::Matrix4d::Zero();
    FormRow moment = FormRow::Zero();
    FormRow coefficients = FormRow::Zero();
    Eigen::Matrix4d inverse = Eigen::Matrix4d::Zero();
    double run_squares = 0, runs = 0;
    double lag0 = 0, lag1 = 0, minutes = 0;
  };
  void solve(std::size_t signal);
  void learn_noise(const std::vector<FormMinute>& minutes);

  std::array<Signal, kFormSignals> signals_;
  FormCorrelation products_ = FormCorrelation::Zero();
  double product_minutes_ = 0;
  int runs_ = 0;
};

}  // namespace freshlegs::analysis
