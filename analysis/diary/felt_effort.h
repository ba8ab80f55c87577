// How hard a run of that heart rate and length usually feels to this athlete on fresh legs.
#pragma once

#include <optional>

#include "analysis/compare/usual_range.h"

namespace freshlegs::analysis {

class FeltEffort {
 public:
  FeltEffort();
  /// With the range that 95 of 100 such runs lie in, 0..10; nothing before six fresh runs have a rating.
  [[nodiscard]] std::optional<Estimate> expected(double reserve_share, double minutes) const;
  /// A fresh run.
  void learn(double reserve_share, double minutes, double rating);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(usual_);
  }

 private:
  UsualRange<3> usual_;
};

}  // namespace freshlegs::analysis
