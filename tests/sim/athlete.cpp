#include "tests/sim/athlete.h"

#include <algorithm>

#include "tests/sim/rng.h"

namespace freshlegs::sim {

Athlete draw_athlete(std::uint64_t seed, Athlete a) {
  Random r(seed, {'a', 't', 'h', 'l'});
  a.male = r.chance(0.5);
  a.age_years = r.integer(24, 52);
  a.height_m += r.normal(a.male ? 0.03 : -0.09, 0.05);
  a.mass_kg *= a.height_m * a.height_m / (1.76 * 1.76) * r.uniform(0.92, 1.08);
  a.easy_mps += r.normal(a.male ? 0.1 : -0.15, 0.2);
  a.fitness_per_week += r.normal(0, 0.001);
  a.heart.rest_bpm += r.normal(0, 4);
  a.heart.max_bpm = 208 - 0.7 * a.age_years + r.normal(0, 6);
  a.heart.easy_bpm = a.heart.rest_bpm + r.uniform(0.64, 0.69) * (a.heart.max_bpm - a.heart.rest_bpm);
  a.heart.bpm_per_mps += r.normal(0, 2);
  a.cadence_spm += r.normal(0, 5);
  a.contact_ms += r.normal(0, 12);
  a.oscillation_mm += r.normal(0, 6);
  a.balance_pct += r.normal(0, 0.4);
  a.legs.tau_h *= r.uniform(0.75, 1.35);
  a.squat_1rm_kg *= a.mass_kg / 70 * r.uniform(0.8, 1.25);
  a.rmssd_ms *= r.uniform(0.6, 1.6);
  return a;
}

double grade_cost(const Athlete& athlete, double g) {
  g = std::clamp(g, -0.25, 0.25);
  return 1 + athlete.grade_linear * g + athlete.grade_square * g * g;
}

}  // namespace freshlegs::sim
