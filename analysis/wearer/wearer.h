// Does the device believe in the same wearer as ever? A file of somebody else in the inbox is said, never mixed in
// silently.
#pragma once

#include <array>
#include <deque>
#include <optional>

#include "analysis/findings.h"

namespace freshlegs::analysis {

class Wearer {
 public:
  /// In time order. Something the first time a device believes otherwise than the athlete's own devices did.
  std::optional<Stranger> step(const ActivityPlan& plan, const UserProfile& believed);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(usual_, told_);
  }

 private:
  static constexpr std::size_t kAspects = 4;
  std::array<std::deque<double>, kAspects> usual_;         ///< by Stranger::Aspect: the last ones that fitted
  std::array<std::optional<double>, kAspects> told_;  ///< the last one that did not: once is enough
};

}  // namespace freshlegs::analysis
