// How much a run speaks for a change of form at some minute, against the noise of the athlete's own runs.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "analysis/form/run_whitener.h"

namespace freshlegs::analysis {

/// ln signal minus its fresh prediction, minute by minute; NaN where missing.
using Residuals = std::array<std::vector<double>, kFormSignals>;

/// The signals by which a break is judged.
inline constexpr std::array<std::size_t, 4> kTold{kGait[0], kGait[1], kGait[2], kHeart};
using ToldMatrix = Eigen::Matrix4d;
using ToldNoise = std::array<NoiseLaw, kTold.size()>;
using Shift = Eigen::Vector4d;  ///< ln units, in the order of kTold

class BreakEvidence {
 public:
  /// `between`: correlations of the whitened signals. Keeps a reference to the minutes.
  BreakEvidence(const std::vector<FormMinute>& minutes, const Residuals& residuals, const ToldNoise& noise,
                const ToldMatrix& between);

  /// Natural logarithm of the evidence for a change that begins at `onset_s` and is complete after `ramp_s`, against
  /// none, sizes integrated out.
  [[nodiscard]] double weigh(double onset_s, double ramp_s) const;
  struct Size {
    Shift shift, sd;
  };
  /// Of that change, estimated from this run alone.
  [[nodiscard]] Size size(double onset_s, double ramp_s) const;

  /// Log-likelihood of the run without any change, up to a constant of the run.
  [[nodiscard]] double log_calm() const;
  /// First and last onset that leave minutes enough on both sides; an empty span when there is none.
  [[nodiscard]] std::pair<double, double> onsets_s() const;
  [[nodiscard]] int signals() const;  ///< of kTold, how many were measured

 private:
  struct Sums {
    ToldMatrix information = ToldMatrix::Zero();
    Shift score = Shift::Zero();
  };
  [[nodiscard]] std::size_t first_after(double onset_s) const;
  [[nodiscard]] Sums sums(double onset_s, double ramp_s) const;

  const std::vector<FormMinute>& minutes_;
  ToldMatrix between_;
  std::vector<RunWhitener> filters_;
  std::vector<WhitenedCourse::Step> lanes_;  ///< of `filters_`
  std::vector<Shift> white_, pull_;
};

/// ln of the mean evidence ratio over the onsets, `step_s` apart, of a ramp of three minutes.
double mean_evidence(const BreakEvidence& run, double step_s);

}  // namespace freshlegs::analysis
