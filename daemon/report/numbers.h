// Numbers that a chart or its table works out by itself: said on the page, so they stand in the JSON, too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/report/input.h"

namespace freshlegs::app::report {

/// The runs drawn on the recovery curve.
struct Scatter {
  int runs = 0, beyond = 0;  ///< `beyond`: outside the axis, drawn at its edge
  double sd = 0;             ///< s/km or s/mi
};
Scatter scatter_of(const Input& input);

struct WeekLoad {
  date::local_days from;
  double load = 0, legs = 0;
};
/// The last five times seven days.
std::vector<WeekLoad> week_loads(const Input& input);

struct WeekCount {
  date::local_days from;
  int leg_sessions = 0, runs = 0, post_leg = 0;
};
/// The last four weeks of the calendar.
std::vector<WeekCount> week_counts(const Input& input);

}  // namespace freshlegs::app::report
