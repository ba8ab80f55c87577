// What is known of how leg work lingers in this athlete: enough to foretell any hour to come.
#pragma once

#include <string>
#include <vector>

#include "ingest/time.h"

namespace freshlegs::analysis {

/// Curves that are believable for this athlete, each with its weight (they sum to 1). One curve says how much
/// of ln speed at equal heart rate a leg day of dose 1 costs: fading * exp(-u/tau) + delayed * late part.
struct LegResponse {
  struct Curve {
    double weight = 0;
    double fading = 0, delayed = 0;  ///< ln speed lost, positive = slower
    double tau_h = 0;
  };
  std::vector<Curve> curves;
  double new_work = 1;    ///< the delayed part of new work is this much more than that of usual work
  bool own = false;       ///< the athlete's own runs carry it; false: mostly studies of other runners
  int runs = 0;           ///< own runs within 48 h of a leg session that were learnt from
};

/// Work that loads the legs: leg sessions, and runs that hurt like lifting.
struct LegWorkDone {
  std::string id;  ///< of the activity
  Instant end;
  double dose = 0, novelty = 0;
  bool session = true;  ///< false: a run (descent, race)
};

}  // namespace freshlegs::analysis
