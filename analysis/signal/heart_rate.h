// Which heart rates are the heart's: spikes, dropouts, flat lines and step rates mistaken for beats are taken
// out.
#pragma once

#include "analysis/signal/motion.h"
#include "analysis/signal/timeline.h"

namespace freshlegs::analysis {

struct TrustedHeartRate {
  Column bpm;        ///< NaN where it is not to be trusted; empty without a sensor
  double trust = 0;  ///< share of the moving seconds with a trusted value
  bool cadence_locked = false;
};

TrustedHeartRate trust_heart_rate(const Timeline& timeline, const Motion& motion);

}  // namespace freshlegs::analysis
