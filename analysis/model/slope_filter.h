// What heart rate gains with speed, hills and time: learnt inside runs alone, once for all time courses.
#pragma once

#include "analysis/model/run_evidence.h"

namespace freshlegs::analysis {

/// Between runs, pacing by feel ties speed to the day's noise: a slope learnt there would take leg fatigue
/// for pace. So the slopes of run_evidence.h are learnt within runs; between runs only their uncertainty
/// counts.
class SlopeFilter {
 public:
  SlopeFilter();
  /// What one run's minutes add.
  void learn(const RunEvidence& evidence);
  void advance(double days);  ///< slopes drift a little with fitness

  [[nodiscard]] const SlopeVector& mean() const { return mean_; }
  [[nodiscard]] const SlopeMatrix& cov() const { return cov_; }

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(mean_, cov_, minute_variance_);
  }

 private:
  SlopeVector mean_;
  SlopeMatrix cov_;
  double minute_variance_;
};

}  // namespace freshlegs::analysis
