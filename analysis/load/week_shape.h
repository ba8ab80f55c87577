// How even and how heavy the last seven days were, against the athlete's own last months: monotony and
// strain have no limits that hold for everyone (Foster 1998).
#pragma once

#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

struct WeekShape {
  double monotony = 0, strain = 0;
  /// Own 90th percentiles over the 17 weeks before the last one; nothing before eight weeks.
  std::optional<double> high_monotony, high_strain;
  [[nodiscard]] bool strained() const { return high_strain && strain > *high_strain; }
};

/// Of the seven days that end with `day`; nothing if the series does not hold them.
std::optional<WeekShape> week_shape(const std::vector<DayLoad>& days, date::local_days day);

}  // namespace freshlegs::analysis
