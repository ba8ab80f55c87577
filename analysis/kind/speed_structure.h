// How the effort of a run was built: repeats, a sustained hard block, or none of it.
#pragma once

#include <optional>
#include <vector>

#include "analysis/features.h"
#include "analysis/load/heart_rate_limits.h"

namespace freshlegs::analysis {

/// Fast stretches with slow ones between, at least three: from laps that were pressed or programmed, else
/// from the minutes' own ups and downs. Work is faster than the athlete's easy running, if that is known: a
/// minute at a traffic light makes the next one no repeat.
bool has_repeats(const RunFeatures& run, std::optional<double> easy_mps);

struct HardBlock {
  double minutes = 0;  ///< longest stretch in a row at or above the given effort
  double share = 0;    ///< of the whole run
};

/// Effort is high where graded speed reaches `fast_mps` and the heart, if it is known, works vigorously; or, without a
/// usual speed, at `hard_share` of the heart-rate reserve. Two minutes in a row below end a block: a stop at a road does not.
HardBlock hard_block(const std::vector<Window>& windows, std::optional<double> fast_mps, double hard_share,
                     HeartRateRange range);

/// Median over the minutes that hold running; nothing without any.
std::optional<double> median_graded_mps(const std::vector<Window>& windows);
std::optional<double> mean_reserve_share(const std::vector<Window>& windows, HeartRateRange range);

}  // namespace freshlegs::analysis
