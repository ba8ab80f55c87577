// Cleaned speed, distance and which seconds the athlete really ran.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/signal/timeline.h"

namespace freshlegs::analysis {

struct Motion {
  Column speed;                      ///< m/s, spikes taken out; NaN unknown
  Column cadence;                    ///< steps/min
  std::vector<float> covered;        ///< metres since the start, never falling; one a second
  std::vector<std::uint8_t> moving;  ///< 1 = running, 0 = standing, paused or walking slowly
};

/// `indoors`: speed is a guess of the device, so steps alone may say that the athlete runs.
Motion clean_motion(const Timeline& timeline, bool indoors);

}  // namespace freshlegs::analysis
