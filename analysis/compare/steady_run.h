// Runs that can be set beside each other: even effort, heart rate to be trusted, a fresh prediction.
#pragma once

#include <cmath>

#include "analysis/findings.h"

namespace freshlegs::analysis {

/// After so long without leg work the legs count as fresh (science.md 8).
inline constexpr double kFreshAfter_h = 72;

inline bool is_comparable(const RunFinding& run) {
  const bool even = run.kind == RunKind::easy || run.kind == RunKind::long_run || run.kind == RunKind::tempo;
  return even && run.alone_pct && run.fresh_speed_mps && run.avg_heart_rate_bpm;
}
inline bool is_fresh(const RunFinding& run) {
  return !run.hours_since_leg || *run.hours_since_leg > kFreshAfter_h;
}
/// Days between two moments.
inline double days_between(Instant from, Instant to) {
  return std::chrono::duration<double, std::ratio<86400>>(to - from).count();
}
/// ln speed on the flat in cool air, as run.
inline double corrected_ln_speed(const RunFinding& run) {
  return std::log(*run.fresh_speed_mps) + std::log1p(run.alone_pct->value / 100);
}

}  // namespace freshlegs::analysis
