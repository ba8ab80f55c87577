#include "tests/sim/gait.h"

#include "tests/sim/exact_math.h"

namespace freshlegs::sim {
namespace {

// A wander of 30 s has 60-s means with 0.753 of its SD and a lag-1 correlation of 0.33 (measured: 0.31).
constexpr double kMinuteSteps = 30, kMinuteMeanShare = 0.753;
constexpr double kWanderSteps = 600;

}  // namespace

Gait::Gait(const Athlete& athlete, double fatigue, Random random)
    : athlete_(athlete),
      fatigue_(fatigue),
      random_(random),
      wanders_(athlete.gait.wander_sd.contact > 0 || athlete.gait.wander_sd.cadence > 0),
      balance_(random_.normal(athlete.balance_pct, 0.3)),
      // Speed exponents measured on one runner (science): cadence .17-.19, contact -.51, oscillation .11. The
      // slopes on grade are small and uphill: shorter quicker steps, longer contact, less bounce.
      cadence_(signal(athlete.cadence_spm, 0.18, 0.25, &GaitShift::cadence)),
      contact_(signal(athlete.contact_ms, -0.51, 0.5, &GaitShift::contact)),
      oscillation_(signal(athlete.oscillation_mm, 0.11, -1.0, &GaitShift::oscillation)) {}

Gait::Signal Gait::signal(double base, double exponent, double grade_slope, double GaitShift::*which) {
  const GaitNoise& noise = athlete_.gait;
  const double steady = noise.run_sd.*which * random_.normal() + fatigue_ * athlete_.tired_form.*which;
  const double drift = noise.drift_sd_per_h.*which * random_.normal() / 3600;
  return {base,
          exponent,
          grade_slope,
          steady,
          drift,
          athlete_.breakdown.shift.*which,
          Wander(noise.minute_sd.*which / kMinuteMeanShare, kMinuteSteps, random_),
          Wander(noise.wander_sd.*which, kWanderSteps, random_)};
}

double Gait::Signal::step(double ln_speed, double grade, double second, double broken, Random& random) {
  const double ln = exponent * ln_speed + grade_slope * grade + steady + drift_per_s * second +
                    broken * broken_shift + minute.step(random) + wander.value();
  return base * exact_exp(ln);
}

GaitSample Gait::step(double speed_mps, double grade, double second, double broken) {
  constexpr double kReferenceSpeed = 3;
  const double ln_speed = exact_log(speed_mps / kReferenceSpeed);
  if (wanders_)
    for (Signal* s : {&cadence_, &contact_, &oscillation_}) s->wander.step(random_);
  return {cadence_.step(ln_speed, grade, second, broken, random_),
          contact_.step(ln_speed, grade, second, broken, random_),
          oscillation_.step(ln_speed, grade, second, broken, random_), balance_ + 0.25 * random_.normal()};
}

}  // namespace freshlegs::sim
