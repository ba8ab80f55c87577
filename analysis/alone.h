// Most recordings are an activity by themselves. Their features are best made where the samples are at hand: right after
// reading. When another recording joins one later, their activity has another key, and its features are made anew.
#pragma once

#include <optional>

#include "analysis/features.h"

namespace freshlegs::analysis {

struct KeyedFeatures {
  Hash key{};  ///< of the plan that the recording has while it is alone (ActivityPlan::key)
  Features features;
};

/// Nothing of a recording without samples, which costs nothing to read again, and of one that others have to date.
[[nodiscard]] std::optional<KeyedFeatures> features_alone(Recording recording);

}  // namespace freshlegs::analysis
