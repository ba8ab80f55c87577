// From the samples of a run to cleaned 60-s windows and whole-run figures.
#pragma once

#include "analysis/features.h"

namespace freshlegs::analysis {

/// Cleans, fuses channels of the parts (strap heart rate over wrist, pod dynamics over none), computes
/// grade-adjusted speed, windows, heart-rate trust and run figures. Never fails: what cannot be trusted is
/// NaN or absent.
RunFeatures extract_run(const Activity& activity);

}  // namespace freshlegs::analysis
