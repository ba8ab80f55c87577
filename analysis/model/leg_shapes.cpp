#include "analysis/model/leg_shapes.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

struct Shape {
  std::size_t fade;  ///< index into kFadeHours
  double late;       ///< of the late part, against what is there at once
  double prior;
};

// Between 14 h (Palmer 2001) and two days of trained and untrained lifters, with and without a late part.
// Little weight for what is gone by the next morning: studies find legs tired at 24 to 48 h (Doma 2013, 2015,
// 2019), and a course that is too short takes tired runs for fresh ones, which hides a cost rather than
// finding it.
constexpr std::array<Shape, kShapes> kKnown{{{0, 0, .02},
                                             {0, .5, .07},
                                             {1, 0, .12},
                                             {1, .5, .21},
                                             {1, 1, .11},
                                             {2, 0, .15},
                                             {2, .5, .16},
                                             {2, 1, .05},
                                             {3, 0, .11}}};

double shape_at(std::size_t shape, double hours) {
  const Shape& s = kKnown[shape];
  return std::exp(-hours / kFadeHours[s.fade]) +
         s.late * delayed_kernel(hours, kDelayedPeakHours, kDelayedOrder);
}

/// 1 over the worst hour.
std::array<double, kShapes> scales() {
  std::array<double, kShapes> scale{};
  for (std::size_t s = 0; s < kShapes; ++s) {
    double highest = 0;
    for (int h = 0; h <= 48; ++h) highest = std::max(highest, shape_at(s, h));
    scale[s] = 1 / highest;
  }
  return scale;
}

const std::array<double, kShapes>& scale() {
  static const std::array<double, kShapes> kScale = scales();
  return kScale;
}

}  // namespace

LegLoad leg_load(const FatigueKernel& kernel) {
  LegLoad load{};
  for (std::size_t s = 0; s < kShapes; ++s)
    load[s] = scale()[s] * (kernel.fading(kKnown[s].fade) + kKnown[s].late * kernel.delayed());
  return load;
}

LegLoad leg_load_after(double hours) {
  LegLoad load{};
  for (std::size_t s = 0; s < kShapes; ++s) load[s] = scale()[s] * shape_at(s, hours);
  return load;
}

ShapeParts shape_parts(std::size_t shape) {
  const Shape& s = kKnown[shape];
  return {scale()[shape], scale()[shape] * s.late, kFadeHours[s.fade]};
}

double shape_prior(std::size_t shape) { return kKnown[shape].prior; }

// Without it the 95 % intervals of costs to come held .86-.89 of those of simulated athletes, with it .93-.95
// (tests/statistics/forecast).
double course_doubt(double hours) { return .1 * std::exp(-hours / 36); }

}  // namespace freshlegs::analysis
