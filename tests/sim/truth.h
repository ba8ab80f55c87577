// What is true of a simulated season and no file says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/time.h"
#include "tests/sim/plan.h"

namespace freshlegs::sim {

struct RunTruth {
  std::string file;
  Instant start, end;
  Kind kind{};
  double effect_pct = 0;                  ///< of leg fatigue on speed at equal heart rate, negative = slower
  std::optional<double> hours_since_leg;  ///< end of the latest leg session to start
  double leg_dose = 0;                    ///< of that session
  double fatigue = 0;                     ///< F of all sessions, 1 = worst hour after a usual leg day
  std::optional<double> breakdown_onset_s;
  double fitness_pct = 0, spell_pct = 0;  ///< speed at equal heart rate: trend and overreaching
  double day_noise_pct = 0;               ///< of heart rate
  double air_c = 0;
  bool cadence_locked = false;
  [[nodiscard]] bool post_leg() const { return hours_since_leg && *hours_since_leg < 48; }
};

struct SessionTruth {
  std::string file;  ///< of the watch
  Instant start, end;
  Kind kind{};
  double dose = 0;  ///< as lifted, 1 = a usual leg day; 0 for upper-body days
  double novelty = 0;
  bool bare = false;  ///< nothing but "strength training" is written anywhere
};

/// Overreaching: speed at equal heart rate falls from `begin`, is at its lowest until `easing`, normal at
/// `end`.
struct SpellTruth {
  Instant begin, deepest, easing, end;
  double depth_pct = 0;
};

struct Truth {
  std::vector<RunTruth> runs;
  std::vector<SessionTruth> sessions;
  std::vector<SpellTruth> spells;
  double peak_effect_pct = 0;

  /// Mean effect over the runs that began `from_h` <= gap < `to_h` hours after a leg session; nothing without
  /// any.
  [[nodiscard]] std::optional<double> mean_effect_pct(double from_h, double to_h) const;
};

std::string to_json(const Truth& truth);

}  // namespace freshlegs::sim
