#include "tests/unit/analysis/form_runner.h"

#include <algorithm>

#include "analysis/signal/stiffness.h"

namespace freshlegs::analysis {

RunFeatures FormRunner::run(const FormLaw& law) {
  RunFeatures run;
  run.gait_device = law.dynamics ? "garmin/watch/1/strap" : "garmin/watch/1/steps";
  run.heart_rate_trust = 1;
  run.moving_s = law.minutes * 60;
  const double effort = .05 * dice_.normal(), day_heart = .02 * dice_.normal();
  const double day_contact = .010 * dice_.normal(), day_steps = .010 * dice_.normal();
  const double day_bounce = .016 * dice_.normal();
  const double drift_contact = law.drift_sd_per_h * dice_.normal();
  const double drift_steps = .7 * law.drift_sd_per_h * dice_.normal();
  const double drift_bounce = law.drift_sd_per_h * dice_.normal();
  Wander pace, contact, steps, bounce, heart;
  double metres = 0;
  for (int m = 0; m < law.minutes; ++m) {
    const double hours = m / 60.0;
    const double broken =
        law.breaks_at_min ? std::clamp((m + .5 - *law.breaks_at_min) / law.ramp_min, 0.0, 1.0) : 0;
    const double v =
        effort + pace.next(dice_, .02, .6) - law.slower * broken + (m >= 20 ? law.faster_from_20 : 0);
    const double speed = 3 * std::exp(v);
    Window w;
    w.start_s = static_cast<float>(60 * m);
    w.moving_s = 60;
    w.distance_m = static_cast<float>(metres);
    metres += 60 * speed;
    w.speed_mps = w.graded_mps = static_cast<float>(speed);
    const double ln_steps = std::log(168) + .18 * v + day_steps + drift_steps * hours + law.cadence * broken +
                            steps.next(dice_, .0095, law.correlation);
    const double ln_contact = std::log(248) - .51 * v + day_contact + drift_contact * hours +
                              law.contact * broken + contact.next(dice_, .009, law.correlation);
    const double ln_bounce = std::log(88) + .11 * v + day_bounce + drift_bounce * hours +
                             law.oscillation * broken + bounce.next(dice_, .012, law.correlation);
    const auto set = [&](Marker marker, double value) {
      w.marker[static_cast<std::size_t>(marker)] = static_cast<float>(value);
    };
    w.marker.fill(std::nanf(""));
    set(Marker::cadence, std::exp(ln_steps));
    set(Marker::step_length, speed * 60000 / std::exp(ln_steps));
    if (law.dynamics) {
      set(Marker::ground_contact, std::exp(ln_contact));
      set(Marker::vertical_oscillation, std::exp(ln_bounce));
      set(Marker::stiffness, vertical_stiffness_per_kg(std::exp(ln_contact) / 1000, std::exp(ln_steps)));
    }
    w.heart_rate_bpm = static_cast<float>(std::exp(std::log(145) + .5 * (v + law.cost * broken) + day_heart +
                                                   .02 * hours + heart.next(dice_, .008, .5)));
    w.settled = m >= 10 && (law.faster_from_20 == 0 || m < 20 || m > 21);
    run.windows.push_back(w);
  }
  return run;
}

}  // namespace freshlegs::analysis
