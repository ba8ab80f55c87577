// What a day brings, whatever is planned: fitness, how high the heart beats, the weather.
#pragma once

#include <vector>

#include "tests/sim/season.h"

namespace freshlegs::sim {

struct Day {
  double fitness_ln;   ///< ln speed at equal heart rate against the first day
  double heart_noise;  ///< relative, AR(1) from day to day
  double air_c;        ///< mean of the day
  double ln_rmssd;     ///< noise of the morning's variability
};

/// One for each day of the season, drawn once: a change of plan leaves them alone.
std::vector<Day> draw_days(const SeasonConfig& config);

}  // namespace freshlegs::sim
