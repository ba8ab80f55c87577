// A run minute by minute against the fresh baseline: what is drawn, not what is decided.
#pragma once

#include "analysis/form/form_baseline.h"

namespace freshlegs::analysis {

/// How many minutes a drawn line is smoothed over.
inline constexpr int kTraceMinutes = 7;

FormTrace form_trace(const RunFeatures& run, const FormBaseline& baseline,
                     const std::vector<FormMinute>& minutes);

}  // namespace freshlegs::analysis
