// Pace against heart rate: fresh runs beside runs after legs, all brought to the fitness of one day.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

struct SameEffort {
  struct Point {
    std::size_t run = 0;  ///< index into Findings::runs
    double heart_bpm = 0, speed_mps = 0;
    bool post_leg = false;  ///< else on fresh legs
  };
  std::vector<Point> points;
  double lo_bpm = 0, hi_bpm = 0;  ///< where there are runs of both kinds
  double reference_bpm = 0;       ///< the middle run's
  Estimate after_pct;             ///< what legs cost within 48 h; negative = slower
  int fresh_runs = 0, post_leg_runs = 0;

  /// Fresh speed at a heart rate, with the 95 % range of the line itself.
  [[nodiscard]] Estimate fresh_mps(double bpm) const;

  double level = 0, slope = 0;  ///< of ln speed at reference_bpm, and for each beat
  double level_sd = 0, slope_sd = 0, middle_bpm = 0;
};

/// At the fitness of `now`. Nothing before there are enough runs of both kinds and an estimate.
std::optional<SameEffort> same_effort(const Findings& findings, Instant now);

}  // namespace freshlegs::analysis
