// How much a usual leg day still costs, hour by hour: what the report draws.
#pragma once

#include <vector>

#include "analysis/model/grid_filter.h"

namespace freshlegs::analysis {

/// From the end of the session to 96 h after it, every 2 h. `relative_sd`: how far a day's load strays from the
/// model's.
std::vector<CurvePoint> recovery_curve(const GridFilter& filter, double relative_sd);

}  // namespace freshlegs::analysis
