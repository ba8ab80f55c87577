// From the filter's belief to curves that can be read at any hour. For planning: what studies found is part
// of it.
#pragma once

#include "analysis/advice/legs.h"
#include "analysis/model/grid_filter.h"

namespace freshlegs::analysis {

/// What other runners' legs did (science.md 9, the prior for prediction). Beginners in lifting have more of
/// it, and later (Doma 2019).
LegResponse studied_response(bool beginner);

/// The filter's belief joined with the studies; `new_work` as FatigueModel feeds its kernel.
LegResponse joined_response(const GridFilter& filter, double new_work, bool beginner);

}  // namespace freshlegs::analysis
