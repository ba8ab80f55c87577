// Half a year of an athlete as the fold is given it: plans and features, minute by minute, no recording in
// between. A season takes milliseconds, so that rates of a few per cent can be measured.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/features.h"
#include "tests/statistics/physics.h"

namespace freshlegs::statistics {

/// Which day is leg day: by the weekday, or every other session whatever the day.
enum class LegPattern : std::uint8_t { weekdays, alternating };

struct Design {
  int weeks = 26;
  Confounding confounding = Confounding::none;
  LegPattern pattern = LegPattern::weekdays;
  double strength_known = 1;  ///< share of strength sessions with sets; of the rest only that they were
};

struct Step {
  analysis::ActivityPlan plan;
  analysis::Features features;
};

struct RunFact {
  Instant start;
  std::optional<double> gap_h;
  double effect_pct = 0, fatigue = 0, form_fatigue = 0;
  double day_noise = 0;   ///< ln heart rate
  double fitness_ln = 0;  ///< ln speed at equal heart rate
  double heat_bpm = 0;
  [[nodiscard]] bool post_leg() const { return gap_h && *gap_h < 48; }
};

struct SessionFact {
  Instant end;
  bool legs = false, known = true;
  double dose = 0, done = 0;  ///< by the volume; what it really did to the legs
};

struct MinuteSeason {
  Physics physics;
  std::vector<Step> steps;  ///< in time order
  std::vector<RunFact> runs;
  std::vector<SessionFact> sessions;
  /// Sum over the leg sessions until `known`: what they leave in the legs at `when`. `clock`: of what comes
  /// back in so many times the hours.
  [[nodiscard]] double fatigue(Instant known, Instant when, double clock = 1) const;
  [[nodiscard]] double effect_pct(double fatigue) const;
  /// Mean over the runs of 0-48 h after a leg session.
  [[nodiscard]] double row_truth_pct() const;
};

MinuteSeason live(const Physics& physics, const Design& design, std::uint64_t seed);

}  // namespace freshlegs::statistics
