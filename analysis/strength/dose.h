// How much a leg session was, in leg days of this athlete: 1.0 = the usual one (science.md 5).
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <vector>

#include "analysis/findings.h"
#include "analysis/load/heart_rate_limits.h"
#include "analysis/strength/leg_decision.h"
#include "analysis/strength/novelty.h"
#include "analysis/strength/one_rep_max.h"

namespace freshlegs::analysis {

struct LegDose {
  double dose = 0;     ///< L*, 0..3
  double dose_sd = 0;  ///< one standard deviation
  DoseSource source = DoseSource::title;
  double novelty = 0;  ///< 0..1
};

/// Doses in time order; remembers what is usual for this athlete.
class DoseScale {
 public:
  /// Nothing when it was no leg work. A session that is only guessed counts by its probability, and is as
  /// uncertain as that.
  std::optional<LegDose> session(const StrengthFeatures& session, const LegDecision& decision, Instant end,
                                 HeartRateRange range);
  /// A run that loads the legs like lifting: `dose` of eccentric_dose().
  LegDose run(double dose, Instant end);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(one_rep_max_, novelty_, recent_);
  }

 private:
  struct Raw {
    double amount = 0;
    DoseSource source{};
    double relative_sd = 0;
    WorkByMovement by_movement;
  };
  [[nodiscard]] std::optional<Raw> by_volume(const StrengthFeatures& session,
                                             const LegDecision& decision) const;
  [[nodiscard]] std::vector<Raw> accounts(const StrengthFeatures& session, const LegDecision& decision,
                                          double fraction, HeartRateRange range) const;
  [[nodiscard]] double usual(DoseSource source) const;
  void learn_loads(const StrengthFeatures& session, Instant when);

  OneRepMaxHistory one_rep_max_;
  Novelty novelty_;
  std::array<std::deque<double>, 4> recent_;  ///< raw amounts of the last 20 leg sessions, by DoseSource
};

}  // namespace freshlegs::analysis
