// What a slope costs a runner, as a factor on speed: speed * factor = equal-effort speed on the flat.
#pragma once

namespace freshlegs::analysis {

/// Grade as a fraction (0.05 = 5 %). The curve at which heart rates were equal in about 6 million runs
/// (Strava 2017); linear between its points, clamped to +-0.45. 1 on the flat.
double heart_rate_grade_factor(double grade);

/// Energy cost of running in J/kg/m, fifth-order fit of Minetti 2002, clamped to +-0.45. 3.6 on the flat.
double minetti_running_cost(double grade);
/// minetti_running_cost() against the flat. Credits downhill more than heart rates bear out.
double minetti_grade_factor(double grade);

}  // namespace freshlegs::analysis
