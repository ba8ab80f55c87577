// Speed when it counts: the fastest 20 minutes of a hard run against own fresh ones at that heart rate. Tired legs are
// often no slower at an easy pace and slower at a hard one (Doma 2014; science.md 9, y2).
#pragma once

#include <optional>
#include <vector>

#include "analysis/compare/usual_range.h"
#include "analysis/features.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

class HardSpeedModel {
 public:
  HardSpeedModel();
  /// `compared`, `hr_max_bpm`: what all runs say of the athlete's fitness, so that getting fitter is no surprise. A
  /// fresh run is learnt from after it is judged. Nothing for a run without 20 hard minutes, or on a treadmill.
  std::optional<HardSpeed> step(const RunFeatures& run, const Compared& compared, double hr_max_bpm, bool fresh,
                                bool after_legs);
  /// Hard runs within 48 h of legs against fresh ones.
  [[nodiscard]] KindsCompared after_legs() const;

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(usual_, after_, fresh_);
  }

 private:
  UsualRange<3> usual_;
  std::vector<double> after_, fresh_;  ///< ln speed against what was usual
};

}  // namespace freshlegs::analysis
