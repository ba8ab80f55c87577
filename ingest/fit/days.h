// What a watch writes all day and night, summed up as one number a day.
#pragma once

#include "ingest/fit/budget.h"
#include "ingest/fit/facts.h"

namespace freshlegs::fit {

/// Adds to the measurements: hours asleep, and where the watch has not said them itself, the night's RMSSD and the
/// heart rate at rest.
void sum_up_days(SegmentFacts& facts, Budget& budget);

}  // namespace freshlegs::fit
