// Load day by day: means that fade over a week and over six, monotony and strain.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

/// One step of an exponentially weighted mean: m + (load - m)(1 - e^(-1/days)). Not the 1/N form; they
/// differ.
double fade(double mean, double load, double days);

/// Over how many days the series are weighted; a mean of fewer days than its length says little.
inline constexpr std::size_t kLoadWeek = 7, kLoadSixWeeks = 42;

/// Means of the days there are, of which the newest count most. The series climb from 0: after six weeks of even
/// training the longer one has come 63 % of the way, and against it every athlete would do more than usual.
struct LoadMeans {
  double week = 0, six_weeks = 0;
};
LoadMeans load_means(const DayLoad& load);

struct Monotony {
  double monotony = 0;  ///< mean / population SD, at most 10
  double strain = 0;    ///< sum x monotony
};
/// Foster 1998, over seven days with rest days as 0.
Monotony monotony(std::span<const double> week);

/// Local days in a row, without gaps, from the first to the last that was added.
class LoadSeries {
 public:
  /// Days may repeat; one before the last counts for the last, so that history never changes (a journey east
  /// may bring a local day back).
  void add(date::local_days day, double trimp, double leg_dose);
  /// Brings the series to `day` and returns the days that are complete by then and were not returned before.
  std::span<const DayLoad> close_before(date::local_days day);
  [[nodiscard]] const std::vector<DayLoad>& days() const { return days_; }

  /// Drops what lies before `day`; what comes later stays as it would be.
  void forget_before(date::local_days day);
  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(days_, closed_);
  }

 private:
  void open(date::local_days day);
  std::vector<DayLoad> days_;
  std::size_t closed_ = 0;
};

}  // namespace freshlegs::analysis
