#include "tests/sim/heart.h"

#include <algorithm>

namespace freshlegs::sim {

double heat_bpm(const HeartRateLaw& law, double air_c) {
  const double warm = std::clamp(air_c, 15.0, 25.0) - 15, hot = std::max(air_c - 25, 0.0);
  return law.warm_bpm_per_c * warm + law.hot_bpm_per_c * hot;
}

Heart::Heart(const Athlete& athlete, double day_noise, double air_c, Random random)
    : law_(athlete.heart),
      easy_mps_(athlete.easy_mps),
      day_noise_(day_noise),
      heat_bpm_(heat_bpm(law_, air_c)),
      rate_(law_.rest_bpm + 30),
      random_(random),
      beat_(law_.beat_sd_bpm, 20, random_) {}

double Heart::settled(double effort_mps) const {
  if (effort_mps <= 0) return law_.rest_bpm + 35;  // standing in the middle of a run
  constexpr double kDriftFrom = 900;
  const double drift = law_.drift_bpm_per_min * std::max(second_ - kDriftFrom, 0.0) / 60;
  const double rate =
      law_.easy_bpm + law_.bpm_per_mps * (effort_mps - easy_mps_) + heat_bpm_ * warmed_ + drift;
  return std::min(rate * (1 + day_noise_), law_.max_bpm);
}

double Heart::step(double effort_mps) {
  constexpr double kBodyWarmsIn = 600;
  rate_ += (settled(effort_mps) - rate_) / law_.tau_s;
  warmed_ += (1 - warmed_) / kBodyWarmsIn;
  second_ += 1;
  return rate_ + beat_.step(random_);
}

}  // namespace freshlegs::sim
