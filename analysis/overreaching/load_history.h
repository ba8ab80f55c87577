// The last months of daily load: was it high for this athlete, and how many days were light.
#pragma once

#include <deque>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

class LoadHistory {
 public:
  void add(const DayLoad& day);
  /// Foster's strain (week's sum times monotony) above this athlete's own 90th percentile on several of the
  /// last 14 days.
  [[nodiscard]] bool recently_high() const;
  /// Two weeks within the last four carried a fifth more than this athlete's usual two weeks. It makes a
  /// spell likelier to begin and is never a sign by itself.
  [[nodiscard]] bool loaded() const;
  /// Days among the last `of` whose load was below half of the six-week mean.
  [[nodiscard]] int light_days(int of) const;
  /// The last three days were all light.
  [[nodiscard]] bool rested() const;

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(days_);
  }

 private:
  struct Day {
    double trimp = 0, strain = 0;
    bool light = false;
  };
  [[nodiscard]] std::vector<double> fortnights() const;
  std::deque<Day> days_;
};

}  // namespace freshlegs::analysis
