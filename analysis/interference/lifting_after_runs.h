// The other way round: what a run before lifting costs the lifting. Leg sessions within 24 h of a run against those on
// run-free legs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/features.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

class LiftingAfterRuns {
 public:
  void run(Instant end);
  /// A leg session that began at `start`. Only working sets of known weight and repetitions count.
  void session(Instant start, const StrengthFeatures& features);
  [[nodiscard]] Interference findings() const;

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(last_run_end_, best_, reps_, volume_, volume_changes_, strength_changes_, reps_changes_);
  }

 private:
  /// What the athlete usually does, so that progress over months and the choice of exercises cannot pose as cost.
  struct Usual {
    double value = 0, sessions = 0;
    /// ln against the usual, before it learns from this session; nothing at first.
    std::optional<double> compare(double now);
  };
  struct Series {
    std::vector<double> after, free;
    template <class A>
    void archive(A& a) {
      a(after, free);
    }
  };
  void note(Series& series, bool after, const std::vector<double>& against_usual);

  std::optional<Instant> last_run_end_;
  std::map<std::string, Usual> best_, reps_;
  Usual volume_;
  Series volume_changes_, strength_changes_, reps_changes_;
};

}  // namespace freshlegs::analysis
