#include "analysis/strength/eccentric_run.h"

#include <algorithm>

namespace freshlegs::analysis {

double eccentric_dose(const RunFeatures& run, RunKind kind) {
  // science.md 5: above 300 m of descent or 10 min below -8 % a run adds 0.3 to 1; how it grows in between is
  // a choice: 1 at 1,000 m, or at 40 minutes (30 min at -15 % impaired runners for 3 days, Chen 2007).
  const double by_descent = run.descent_m > 300 ? 0.3 + 0.7 * (run.descent_m - 300) / 700 : 0;
  const double by_steepness = run.steep_down_s > 600 ? 0.3 + 0.7 * (run.steep_down_s - 600) / 1800 : 0;
  // A race of 5 km and more cost 0.8 % a day later (Bosak 2009).
  const double by_race =
      kind == RunKind::race && run.distance_m >= 4500 ? std::min(1.0, 0.3 + run.distance_m / 42195.0) : 0;
  return std::min(1.0, std::max({by_descent, by_steepness, by_race}));
}

}  // namespace freshlegs::analysis
