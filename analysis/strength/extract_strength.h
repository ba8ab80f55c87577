// From the recordings of a strength session to its sets and its length.
#pragma once

#include "analysis/features.h"

namespace freshlegs::analysis {

/// Sets of one recording only, so that no set counts twice: a lifting log before a watch's guesses, of
/// several the one with the most sets. Heart rate is left to the caller.
StrengthFeatures extract_strength(const Activity& activity);

}  // namespace freshlegs::analysis
