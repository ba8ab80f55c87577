// A runner whose gait is known minute by minute, for the tests of form.
#pragma once

#include <cstdint>
#include <optional>

#include "analysis/features.h"
#include "tests/unit/analysis/dice.h"

namespace freshlegs::analysis {

struct FormLaw {
  bool dynamics = true;
  int minutes = 60;
  std::optional<double> breaks_at_min;
  double contact = .040, cadence = -.022, oscillation = .035, cost = .02, slower = .015;  ///< full shift
  double ramp_min = 3, correlation = .31;
  double faster_from_20 = 0;  ///< ln units: a run that turns into a tempo run
  double drift_sd_per_h = 0;  ///< benign, of contact time and oscillation; 0.7 of it for cadence
};

/// Noise as measured on one runner: 1 % from run to run, 0.95 % from minute to minute with lag-1 correlation
/// 0.31.
class FormRunner {
 public:
  explicit FormRunner(std::uint64_t seed) : dice_(seed) {}
  RunFeatures run(const FormLaw& law);

 private:
  /// Correlated noise of a minute.
  struct Wander {
    double value = 0;
    double next(Dice& dice, double sd, double correlation) {
      value = correlation * value + sd * std::sqrt(1 - correlation * correlation) * dice.normal();
      return value;
    }
  };
  Dice dice_;
};

}  // namespace freshlegs::analysis
