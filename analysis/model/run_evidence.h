// What one run says about speed and heart rate: its mean, and the slopes inside it.
#pragma once

#include <Eigen/Dense>
#include <expected>

#include "analysis/features.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

/// What heart rate is regressed on inside a run.
enum Slope : int { kSpeed, kUphill, kDownhill, kDrift, kSlopes };
using SlopeVector = Eigen::Matrix<double, kSlopes, 1>;
using SlopeMatrix = Eigen::Matrix<double, kSlopes, kSlopes>;

struct RunEvidence {
  double heart = 0;  ///< mean ln(heart rate - resting heart rate)
  SlopeVector mean;  ///< mean of: ln(speed / 3 m/s), grade up, grade down (both positive), hours - 0.5
  double temperature_c = 15;
  int minutes = 0;       ///< that were used
  double speed_mps = 0;  ///< geometric mean, grade adjusted

  // Within the run, prewhitened: normal equations of (heart - its mean) on (slopes - their mean).
  SlopeMatrix normal;
  SlopeVector moment;
  double squares = 0;
  int rows = 0;
};

/// Null-free or a reason. `hr_rest_bpm` must be the same for all runs of an athlete.
std::expected<RunEvidence, Declined> run_evidence(const RunFeatures& run, double hr_rest_bpm, bool hard);

}  // namespace freshlegs::analysis
