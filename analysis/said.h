// What devices and lists say of an activity in their summaries.
#pragma once

#include <optional>

#include "analysis/activity.h"

namespace freshlegs::analysis {

/// Of the first part that has the figure, the primary one first.
inline std::optional<double> said(const Activity& activity, std::optional<double> DeviceSummary::*figure) {
  for (const Recording& part : activity.parts)
    if (part.head.summary.*figure) return part.head.summary.*figure;
  return std::nullopt;
}

}  // namespace freshlegs::analysis
