// Two devices of one activity rarely agree on the time: by how much they differ is read from what both
// measured.
#pragma once

#include "analysis/activity.h"

namespace freshlegs::analysis {

/// Moves the parts after the first so that their heart rate (else their speed) runs along with that of the
/// part before them that has most of it: by up to three minutes, and only where the fit is clear.
void align(Activity& activity);

}  // namespace freshlegs::analysis
