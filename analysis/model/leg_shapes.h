// The time courses that are thought possible, and how much leg fatigue each sees in the legs at a moment.
#pragma once

#include <array>
#include <cstddef>

#include "analysis/model/fatigue_kernel.h"

namespace freshlegs::analysis {

inline constexpr std::size_t kShapes = 9;

/// Leg load for each shape: 1 = the worst hour after a usual leg day.
using LegLoad = std::array<double, kShapes>;

LegLoad leg_load(const FatigueKernel& kernel);
/// Of one usual leg day, `hours` after it.
LegLoad leg_load_after(double hours);
/// One shape taken apart, scaled to 1 at its worst hour: fading * exp(-u/tau) + delayed * late part.
struct ShapeParts {
  double fading = 0, delayed = 0, tau_h = 0;
};
ShapeParts shape_parts(std::size_t shape);
double shape_prior(std::size_t shape);  ///< not normalised
/// SD of the leg load `hours` after a usual leg day, for no athlete's course is quite one of the shapes.
double course_doubt(double hours);

}  // namespace freshlegs::analysis
