// The chance that a spell of overreaching is on, from all signals together: a filter over what may be true
// today.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

#include "ingest/time.h"

namespace freshlegs::analysis {

/// A hidden state that changes from day to day: no spell, or a spell of some depth in which the morning heart
/// goes down, up, or nowhere (its direction is ambiguous: Le Meur 2013, Schneider 2019). Each signal weighs
/// every state by how well it explains it; no single one can carry it alone.
class SpellBelief {
 public:
  /// Time passes. Spells follow load: where it was high for this athlete, one is likelier to begin. Load
  /// alone raises no alarm.
  void wait_until(Instant now, bool load_was_high);
  /// Speed at equal heart rate against the usual, in the athlete's own standard deviations; `depth_sd`: how
  /// many of them 1 % is.
  void run(double z, double one_pct);
  /// A morning against the athlete's own months, in SD. Either may be missing.
  void morning(std::optional<double> ln_rmssd, std::optional<double> resting_hr);

  /// The athlete's word on a day or an effort, in own SD, positive = worse.
  void word(double worse);

  [[nodiscard]] double chance() const { return 1 - normal_; }
  /// ln odds that the runs, and that the mornings have added since the belief in a spell began to rise.
  [[nodiscard]] double said_by_runs() const { return by_runs_; }
  [[nodiscard]] double said_by_mornings() const { return by_mornings_; }
  void forget();

 private:
  static constexpr std::array<double, 3> kDepth_pct{-3.2, -5.0, -7.0};
  enum Mornings : std::size_t {
    kStill,
    kDown,
    kUp,
    kDirections
  };  // of variability; the rate goes against it
  void normalise();
  [[nodiscard]] double ln_odds() const;

  double normal_ = 1;
  std::array<std::array<double, kDirections>, kDepth_pct.size()> spell_{};
  double by_runs_ = 0, by_mornings_ = 0;
  std::optional<Instant> clock_;
};

}  // namespace freshlegs::analysis
