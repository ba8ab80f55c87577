// Runs that lengthen the muscles under load: long descents and races (Braun & Dutto 2003, Chen 2007).
#pragma once

#include "analysis/findings.h"

namespace freshlegs::analysis {

/// Leg dose of a run, 0 for nearly all; 0.3 to 1 for much descent, steep downhill or a race.
double eccentric_dose(const RunFeatures& run, RunKind kind);

}  // namespace freshlegs::analysis
