// Laws of a simulated athlete that differ from those of tests/sim on purpose: a model that is tuned to one
// world is found out in another.
#pragma once

#include <cstdint>

namespace freshlegs::statistics {

/// How leg work lingers; each is scaled to 1 at its worst hour.
enum class KernelShape : std::uint8_t {
  fading,
  fading_and_bump,
  plateau,
  slow_rise,
  // Of strange worlds alone:
  heavy_tail,
  late_hump,
  lingering
};

enum class Confounding : std::uint8_t { none, hilly_after_legs, hot_after_legs };

struct Physics {
  double peak_effect_pct = -3;  ///< on speed at equal heart rate at the worst hour after a usual leg day
  KernelShape kernel = KernelShape::fading_and_bump;
  double tau_h = 20, bump = .3, bump_at_h = 34;
  double dose_scatter = .1;  ///< SD of ln: what the same volume does differs from day to day

  double rest_bpm = 50, max_bpm = 188, easy_bpm = 141, easy_mps = 2.95, bpm_per_mps = 25;
  double day_sd = .02, day_correlation = .35, outlier_share = .03;  ///< of heart rate, day to day
  double warm_from_c = 15, warm_bpm = .7, hot_bpm = 1.5;            ///< for each degree; hot 10 degrees on
  double acclimation = 0;     ///< share of the heat's cost that a month of warm runs takes away
  double watch_offset_c = 5;  ///< the watch on a warm wrist
  double drift_bpm_per_min = .05;
  double grade_linear = 2.8, grade_square = 17;
  double fitness_per_week = .001, fitness_day_sd = .003;
  double feel_legs = .5, feel_day = .5;  ///< shares of tiredness and of a bad day answered by slowing down
  double pace_scatter = .025;
  double season_phase = 0;  ///< 0..1: where in the year the season begins

  // Of strange worlds alone; none of it in the usual ones.
  bool minetti = false;          ///< hills cost what Minetti 2002 measured, not the quadratic
  double heart_bend = 1;         ///< heart rate above rest goes with effort to this power
  double heat_square = 0;        ///< bpm for each degree squared, instead of the two straight pieces
  bool heavy_days = false;       ///< day noise is Student's t of 4 degrees of freedom
  double month_wave = 0;         ///< ln heart rate, amplitude of a wave of 28 days
  double block_gain = 0;         ///< ln speed gained in three weeks of building, half lost in the fourth
  double setback = 0;            ///< ln speed lost at once in the middle of the season, back after a month
  double used_to_legs = 0;       ///< share of a leg day's work that no longer tires after some weeks
  double form_clock = 1;         ///< form comes back in so many times the hours
  double start_minutes_bpm = 0;  ///< heart rate too high in the first minutes, as optical sensors read it

  double form_contact = .012, form_cadence = -.005, form_oscillation = .007;  ///< at F = 1, shares
};

/// A world of its own for each seed: shape and size of everything but the effect.
Physics draw_physics(std::uint64_t seed, double peak_effect_pct);

/// The same with other laws: kernels that linger, bent hearts, hills by Minetti, heavy-tailed days, waves,
/// setbacks, form that follows its own clock.
Physics draw_strange_physics(std::uint64_t seed, double peak_effect_pct);

/// 1 at the worst hour of a session of dose 1, 0 before it ended.
double kernel(const Physics& physics, double hours);

}  // namespace freshlegs::statistics
