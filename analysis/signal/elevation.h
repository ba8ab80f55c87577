// Grade from altitude: smoothed over distance, because a slope is a property of the road and not of the
// clock.
#pragma once

#include "analysis/signal/motion.h"
#include "analysis/signal/timeline.h"

namespace freshlegs::analysis {

struct Elevation {
  Column grade;  ///< fraction a second; 0 everywhere when flat is assumed, NaN where it cannot be true
  bool flat_assumed = true;
  double ascent_m = 0, descent_m = 0;
};

Elevation find_grade(const Timeline& timeline, const Motion& motion);

}  // namespace freshlegs::analysis
