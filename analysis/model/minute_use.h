// Which minutes of a run are compared with other runs, and why the rest is not.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/features.h"

namespace freshlegs::analysis {

/// Whether a minute counted, else why not; in the order in which minutes are judged.
enum class MinuteUse : std::uint8_t {
  used,
  no_speed,     ///< hardly any movement, or no position
  beginning,    ///< heart rate and sensors have not settled
  stop,         ///< in it or in the two minutes before
  new_effort,   ///< the pace changed much within two minutes
  late,         ///< after 50 min, so that runs of all lengths are compared over the same part
  steep,        ///< grade curves disagree there
  heart_rate,   ///< not to be trusted
  other_effort  ///< much faster or slower than the rest of the run
};
/// One a window of the run.
std::vector<MinuteUse> minute_uses(const RunFeatures& run, double hr_rest_bpm);

}  // namespace freshlegs::analysis
