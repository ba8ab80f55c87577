// The state space: one Kalman filter for each possible time course, weighted by how well it foretold the
// runs.
#pragma once

#include <Eigen/Dense>
#include <array>

#include "analysis/model/fatigue_kernel.h"
#include "analysis/model/normal_mixture.h"
#include "analysis/model/run_evidence.h"

namespace freshlegs::analysis {

/// Everything that moves ln heart rate above rest at a given moment.
enum StateIndex : int {
  kFitness,  ///< level at 3 m/s on the flat, fresh and cool: drifts
  kDay,      ///< a bad day lasts into the next
  kSlope0,   ///< the slopes of run_evidence.h, in their order
  kSpeedSlope = kSlope0,
  kDriftSlope = kSlope0 + 3,
  kWarm = kSlope0 + 4,  ///< each degree from 15 to 25
  kHot,                 ///< each degree above 25
  kFading,              ///< leg fatigue that fades at once
  kDelayed,             ///< leg fatigue that comes late
  kStates
};
static_assert(kSpeed == 0 && kDrift == 3 && kSlopes == 4);
using StateVector = Eigen::Matrix<double, kStates, 1>;
using StateMatrix = Eigen::Matrix<double, kStates, kStates>;

struct LegLoad {
  std::array<double, kFadeHours.size()> fading{};  ///< for each time constant of the kernel
  double delayed = 0;
};

struct Observation {
  RunEvidence evidence;
  LegLoad load;
  double noise = 1;  ///< factor on the variance of this run: sensor and number of minutes
};

class GridFilter {
 public:
  void start(double heart, double speed);  ///< level from the first run
  void advance(double days, bool restart);
  /// Slopes from inside the run. `variance` is that of one prewhitened minute.
  void learn_slopes(const RunEvidence& evidence, double variance);
  void learn_level(const Observation& observation);

  /// Effect of a leg load on ln speed at equal heart rate; negative = slower. `relative_sd`: of the load
  /// itself.
  [[nodiscard]] NormalMixture effect(const LegLoad& load, double relative_sd) const;
  /// ln speed of this run against the fresh prediction; `legs`: leg fatigue is part of the prediction.
  [[nodiscard]] NormalMixture difference(const Observation& observation, bool legs) const;
  [[nodiscard]] SlopeVector slopes() const;
  [[nodiscard]] double fitness() const;
  [[nodiscard]] double noise_sd() const;  ///< of one run, ln heart rate
  [[nodiscard]] double speed_slope() const { return slopes()[kSpeed]; }

  /// For each grid point: weight, index of the time constant and the leg coefficients, as (mean, covariance).
  template <class Visit>
  void visit(Visit visit) const {
    for (std::size_t g = 0; g < points_.size(); ++g)
      visit(weight(g), g / kDrifts.size(), points_[g].mean, points_[g].cov);
  }

 private:
  /// Prior spread of the fitness walk, ln heart rate for each square root of a day: 1.2 % in 28 days in the
  /// middle.
  static constexpr std::array<double, 3> kDrifts{.0011, .0022, .0045};
  struct Point {
    StateVector mean = StateVector::Zero();
    StateMatrix cov = StateMatrix::Zero();
    double log_weight = 0;
    double variance = 0, looks = 0;  ///< of one run
  };
  [[nodiscard]] double weight(std::size_t g) const;
  [[nodiscard]] StateVector row(const Observation& o, std::size_t g) const;

  std::array<Point, kFadeHours.size() * kDrifts.size()> points_{};
};

}  // namespace freshlegs::analysis
