// Where the next leg day costs the athlete's usual runs least.
#pragma once

#include <optional>
#include <vector>

#include "analysis/advice/forecast.h"

namespace freshlegs::analysis {

struct LegDayChoice {
  Instant start;           ///< at the athlete's usual leg hour
  double cost_pct = 0;     ///< mean slowing of the usual runs of the 96 h after, weighted by their minutes
  bool after_run = false;  ///< a usual run of that day comes before it
  bool usual = false;      ///< the athlete's own habit
};

struct NextLegDay {
  LegDayChoice best;
  std::optional<LegDayChoice> habit;  ///< the next usual leg day, if it is another day
};

/// Among the next seven days, at least 48 h after the last leg session. Hard runs count twice: they suffer
/// most. Nothing without usual runs and usual leg days.
std::optional<NextLegDay> next_leg_day(const Findings& findings, Instant at, std::optional<UtcOffset> clock = {});

}  // namespace freshlegs::analysis
