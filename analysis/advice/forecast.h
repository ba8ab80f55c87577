// How fresh the legs are at a given moment and in the hours after it, as a belief: what a run then would
// cost, and the chance that the legs are back. Pure: any moment can be asked about.
#pragma once

#include <optional>
#include <vector>

#include "analysis/athlete_input.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

struct LegState {
  Instant time;
  Estimate cost_pct;  ///< of speed at equal heart rate, negative = slower
  double back = 1;    ///< chance that speed is within 1 % of fresh
};

/// What speaks against a hard run besides tired legs, gravest last.
enum class Against : std::uint8_t { nothing, overreaching, illness, pain };

struct LegForecast {
  Instant at;
  Against against = Against::nothing;  ///< if anything, no hour is foretold as fair
  std::optional<LegWorkDone> last;  ///< newest leg session that ended before `at`
  std::optional<LegWorkDone> heaviest;  ///< of what was done, a run too, that which weighs most at `at`
  LegState now;
  std::vector<LegState> hours;  ///< each full hour from `at` for 96 h
  std::vector<LegState>
      usual_starts;  ///< when the athlete usually runs in that time; 7:00 and 18:00 of a stranger
  std::optional<Instant> back_at;       ///< chance of being back reaches 9 in 10; null: not within 96 h
  std::optional<Instant> hard_fair_at;  ///< a hard run is fair from here on; null: not within 96 h
  double sure_enough = 0;               ///< chance of being back that it asks for: more for who asks for wider margins
  std::optional<double> fresh_mps;      ///< recent fresh speed at the athlete's easy heart rate
  UtcOffset utc_offset{0};              ///< of the newest activity
  bool own = false;                     ///< the athlete's own runs carry it
  int own_runs = 0;
};

/// Only what had ended before `at` counts as done. `clock`: of the athlete's wall; else that of the newest recording.
LegForecast forecast(const Findings& findings, const Profile& profile, Instant at, std::optional<UtcOffset> clock = {});

/// The state of the legs at `when`, for work done until `known`, with further sessions that are only planned.
LegState leg_state(const Findings& findings, Instant known, Instant when,
                   const std::vector<LegWorkDone>& planned = {});

/// Cost after one usual leg day, `hours` after its end.
Estimate cost_after(const LegResponse& response, double hours);

}  // namespace freshlegs::analysis
