// Fitness as a runner sees it: speed at the same heart rate now against six weeks ago.
#pragma once

#include <optional>

#include "analysis/findings.h"

namespace freshlegs::analysis {

inline constexpr int kFitnessDays = 42;

struct FitnessChange {
  Estimate change_pct;   ///< of speed at equal heart rate over kFitnessDays; positive = faster
  int runs = 0;          ///< used: steady, not within 48 h of legs
  double speed_mps = 0;  ///< fresh speed at their usual heart rate now, to say it as pace
  double heart_bpm = 0;
};

/// A straight line through the runs of the last six weeks. Nothing below eight runs or three
/// weeks, or when the range is too wide to say anything.
std::optional<FitnessChange> fitness_change(const Findings& findings, Instant now);

}  // namespace freshlegs::analysis
