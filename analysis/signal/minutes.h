// The run cut into minutes of wall time: what models and form detection look at.
#pragma once

#include <vector>

#include "analysis/features.h"
#include "analysis/signal/elevation.h"
#include "analysis/signal/heart_rate.h"
#include "analysis/signal/motion.h"
#include "analysis/signal/timeline.h"

namespace freshlegs::analysis {

inline constexpr float kNoStop_s = 55;   ///< moving seconds of a minute without a stop
inline constexpr float kSettled_s = 600;  ///< heart rate and sensors settle in the first 10 minutes

/// All that was cleaned, on one axis.
struct CleanRun {
  Timeline timeline;
  Motion motion;
  TrustedHeartRate heart_rate;
  Elevation elevation;
  Column graded;  ///< equal-effort speed on the flat, m/s
};

std::vector<Window> cut_minutes(const CleanRun& run);

}  // namespace freshlegs::analysis
