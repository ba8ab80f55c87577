// The athlete's heart: linear in effort, slow to follow, warmer in the heat, and different from day to day.
#pragma once

#include "tests/sim/athlete.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {

class Heart {
 public:
  /// `day_noise`: relative, 0.02 = 2 % above the usual. `air_c`: of the air, not of the watch.
  Heart(const Athlete& athlete, double day_noise, double air_c, Random random);
  /// One second at an equal-effort flat speed; 0 while standing. Returns the rate a good strap reads.
  double step(double effort_mps);

 private:
  /// Where the rate would settle.
  [[nodiscard]] double settled(double effort_mps) const;

  const HeartRateLaw& law_;
  double easy_mps_, day_noise_, heat_bpm_, rate_;
  double second_ = 0, warmed_ = 0;  ///< since the start; share of the heat that the body has taken up
  Random random_;
  Wander beat_;
};

/// Beats a minute that warm air adds once the body is warm.
double heat_bpm(const HeartRateLaw& law, double air_c);

}  // namespace freshlegs::sim
