// How the athlete's feet move second by second: speed laws with the exponents of science, noise, tired legs.
#pragma once

#include "tests/sim/athlete.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {

struct GaitSample {
  double cadence_spm, contact_ms, oscillation_mm, balance_pct;
};

class Gait {
 public:
  /// `fatigue`: F of this run.
  Gait(const Athlete& athlete, double fatigue, Random random);
  /// `broken`: share of the breakdown's full shift, 0 while form holds.
  GaitSample step(double speed_mps, double grade, double second, double broken);

 private:
  struct Signal {
    double base, exponent, grade_slope, steady, drift_per_s, broken_shift;
    Wander minute, wander;
    double step(double ln_speed, double grade, double second, double broken, Random& random);
  };
  Signal signal(double base, double exponent, double grade_slope, double GaitShift::*which);

  const Athlete& athlete_;
  double fatigue_;
  Random random_;
  bool wanders_;
  double balance_;
  Signal cadence_, contact_, oscillation_;
};

}  // namespace freshlegs::sim
