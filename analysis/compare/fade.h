// Early fade: how pace, and heart rate at that pace, changed from the first to the last third of an easy or long run,
// against own fresh runs of that length.
#pragma once

#include <optional>

#include "analysis/compare/usual_range.h"
#include "analysis/features.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

/// From the first to the last third of the minutes after the tenth, %; grade-adjusted speed. Nothing for runs under
/// 40 min, uneven ones, or with little heart rate: there neither means anything (efficiency.h).
std::optional<Fade> fade_of(const RunFeatures& run);

class FadeModel {
 public:
  FadeModel();
  /// With what is usual by the fresh runs before it; a fresh run is learnt from.
  std::optional<Fade> step(const RunFeatures& run, bool fresh);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(heart_, speed_);
  }

 private:
  UsualRange<2> heart_, speed_;
};

}  // namespace freshlegs::analysis
