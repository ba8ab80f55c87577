// What kind of run it was, against this athlete's own usual runs.
#pragma once

#include <deque>
#include <optional>
#include <string_view>

#include "analysis/findings.h"
#include "analysis/load/heart_rate_limits.h"

namespace freshlegs::analysis {

class RunKinds {
 public:
  struct Run {
    const RunFeatures* features = nullptr;
    std::optional<std::string_view> title;
    std::optional<double>
        hours_since_strength;  ///< end of the latest strength session of any kind to the start
    HeartRateRange range;
  };
  /// Judges by earlier runs, then remembers this one.
  RunKind step(const Run& run);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(runs_);
  }

 private:
  struct Usual {
    double minutes = 0;
    std::optional<double> graded_mps;
  };
  [[nodiscard]] RunKind judge(const Run& run) const;
  [[nodiscard]] std::optional<double> usual_minutes() const;
  [[nodiscard]] std::optional<double> easy_mps() const;

  std::deque<Usual> runs_;  ///< the last 40
};

}  // namespace freshlegs::analysis
