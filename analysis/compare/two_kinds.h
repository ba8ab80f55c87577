// One figure on days of two kinds, after something and free of it: Welch's comparison of the means.
#pragma once

#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

/// Both in ln units against what is usual. Counts alone below `fewest` of either kind.
KindsCompared compare_kinds(const std::vector<double>& after, const std::vector<double>& free, int fewest);

}  // namespace freshlegs::analysis
