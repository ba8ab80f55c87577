// The state space: one Kalman filter for each possible time course, weighted by how well it foretold the
// runs.
#pragma once

#include <Eigen/Dense>
#include <array>

#include "analysis/model/heat.h"
#include "analysis/model/leg_shapes.h"
#include "analysis/model/leg_size.h"
#include "analysis/model/normal_mixture.h"
#include "analysis/model/slope_filter.h"

namespace freshlegs::analysis {

/// Everything that moves ln heart rate above rest from run to run; the slopes within runs are kept apart.
enum StateIndex : int {
  kFitness,                    ///< level at 3 m/s on the flat, fresh and cool: drifts
  kDay,                        ///< a bad day lasts into the next
  kHeat,                       ///< the bands of heat.h
  kLegs = kHeat + kHeatBands,  ///< at the worst hour after a usual leg day
  kStates
};
using StateVector = Eigen::Matrix<double, kStates, 1>;
using StateMatrix = Eigen::Matrix<double, kStates, kStates>;

struct Observation {
  RunEvidence evidence;
  LegLoad load;
  double noise = 1;  ///< factor on the variance of this run: sensor and number of minutes
};

class GridFilter {
 public:
  void start(double heart, double speed);  ///< level from the first run
  void advance(double days, bool restart);
  /// Slopes from inside the run.
  void learn_slopes(const RunEvidence& evidence);
  void learn_level(const Observation& observation);
  /// ln of a factor on each time course, by other evidence than pace and heart rate; replaces the one before.
  void weigh_shapes(const std::array<double, kShapes>& log_factors) { shapes_ = log_factors; }

  /// Prior of a slight effect (leg_size.h); replaces the one before.
  void weigh_slight(double share) { slight_ = share; }

  /// Effect of a leg load on ln speed at equal heart rate; negative = slower. `relative_sd`: of the load
  /// itself.
  [[nodiscard]] NormalMixture effect(const LegLoad& load, double relative_sd) const;
  /// ln speed of this run against the fresh prediction; `legs`: leg fatigue is part of the prediction.
  [[nodiscard]] NormalMixture difference(const Observation& observation, bool legs) const;
  /// What the prediction for this run is made of, each a mean over the time courses.
  struct Terms {
    double level = 0, heat = 0, legs = 0;
    SlopeVector slopes;
  };
  [[nodiscard]] Terms terms(const Observation& observation) const;
  [[nodiscard]] double fitness() const;
  [[nodiscard]] double slight_prior() const { return slight_; }
  [[nodiscard]] double speed_slope() const { return slopes_.mean()[kSpeed]; }

  /// For each shape that counts: weight, index, mean and SD of the effect on ln speed at the worst hour.
  template <class Visit>
  void visit(Visit visit) const {
    constexpr double kNothing = 1e-6;  // the likeliest has about 1
    const double slope = speed_slope();
    for (std::size_t g = 0; g < points_.size(); ++g)
      if (const double w = weight(g); w > kNothing)
        visit(w, g / kDrifts.size(), -points_[g].mean[kLegs] / slope,
              std::sqrt(points_[g].cov(kLegs, kLegs)) / slope);
  }

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(slopes_, points_, shapes_, slight_);
  }

 private:
  /// Prior spread of the fitness walk, ln heart rate for each square root of a day: 1.2 % in 28 days in the
  /// middle.
  static constexpr std::array<double, 3> kDrifts{.0011, .0022, .0045};
  struct Point {
    StateVector mean = StateVector::Zero();
    StateMatrix cov = StateMatrix::Zero();
    Eigen::Matrix<double, kStates, kSlopes> cross = Eigen::Matrix<double, kStates, kSlopes>::Zero();
    double log_weight = 0;
    double variance = 0, looks = 0;  ///< of one run
    template <class A>
    void archive(A& a) {
      a(mean, cov, cross, log_weight, variance, looks);
    }
  };
  [[nodiscard]] double weight(std::size_t g) const;
  [[nodiscard]] std::array<LegSize, 2> sizes(const Point& p) const;
  [[nodiscard]] StateVector row(const Observation& o, std::size_t g) const;
  [[nodiscard]] double expected_variance(const Point& p, const StateVector& h, const SlopeVector& s) const;

  SlopeFilter slopes_;
  std::array<Point, kShapes * kDrifts.size()> points_{};
  std::array<double, kShapes> shapes_{};
  double slight_ = slight_share(0);
};

}  // namespace freshlegs::analysis
