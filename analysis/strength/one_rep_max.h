// How much the athlete could lift once, by exercise, from the sets of the last weeks.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "ingest/time.h"

namespace freshlegs::analysis {

/// Mean of Epley w(1 + r/30) and Brzycki 36w/(37 - r). Only for 1 to 10 repetitions: beyond, both drift
/// apart.
std::optional<double> one_rep_max_kg(double weight_kg, double reps);

class OneRepMaxHistory {
 public:
  void add(const std::string& exercise, Instant when, double weight_kg, double reps);
  /// Best estimate of the 42 days up to the latest entry of that exercise; nothing before the first.
  [[nodiscard]] std::optional<double> best_kg(const std::string& exercise) const;

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(entries_);
  }

 private:
  struct Entry {
    Instant when;
    double kg;
  };
  std::map<std::string, std::deque<Entry>>
      entries_;  ///< falling in kg: an entry hides earlier and weaker ones
};

}  // namespace freshlegs::analysis
