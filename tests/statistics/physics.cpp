#include "tests/statistics/physics.h"

#include <algorithm>
#include <cmath>

#include "tests/sim/rng.h"

namespace freshlegs::statistics {
namespace {

double shape(const Physics& p, double hours) {
  switch (p.kernel) {
    case KernelShape::fading:
      return std::exp(-hours / p.tau_h);
    case KernelShape::fading_and_bump: {
      const double off = std::log(std::max(hours, .1) / p.bump_at_h) / .5;
      return std::exp(-hours / p.tau_h) + p.bump * std::exp(-off * off / 2);
    }
    case KernelShape::plateau:
      return 1 / (1 + std::exp((hours - 1.5 * p.tau_h) / (.35 * p.tau_h)));
    case KernelShape::slow_rise: {  // half is there at once, the whole after half of tau
      const double u = hours / (.5 * p.tau_h);
      return (1 + u) * std::exp(-u);
    }
    case KernelShape::heavy_tail:
      return 1 / (1 + std::pow(hours / p.tau_h, 2.5));
    case KernelShape::late_hump: {  // soreness more than weakness
      const double u = hours / p.bump_at_h;
      return p.bump * std::exp(-hours / 8) + u * u * std::exp(2 * (1 - u));
    }
    case KernelShape::lingering:  // nothing gained in the first night
      return std::exp(-std::pow(hours / p.tau_h, 2.2));
  }
  return 0;
}

}  // namespace

double kernel(const Physics& physics, double hours) {
  if (hours < 0) return 0;
  double highest = 0;
  for (int h = 0; h <= 60; h += 2) highest = std::max(highest, shape(physics, h));
  return shape(physics, hours) / highest;
}

Physics draw_physics(std::uint64_t seed, double peak_effect_pct) {
  sim::Random r(seed, {'p', 'h', 'y', 's'});
  Physics p;
  p.peak_effect_pct = peak_effect_pct;
  p.kernel = static_cast<KernelShape>(r.integer(0, 3));
  p.tau_h = r.uniform(12, 30);
  p.bump = r.uniform(0, .6);
  p.bump_at_h = r.uniform(28, 40);
  p.dose_scatter = r.uniform(.05, .2);
  p.rest_bpm = r.normal(52, 5);
  p.max_bpm = r.normal(186, 7);
  p.easy_bpm = p.rest_bpm + r.uniform(.62, .70) * (p.max_bpm - p.rest_bpm);
  p.easy_mps = r.normal(2.9, .25);
  p.bpm_per_mps = r.normal(25, 3);
  p.day_sd = r.uniform(.017, .023);
  p.day_correlation = r.uniform(0, .5);
  p.outlier_share = r.uniform(0, .05);
  p.warm_from_c = r.uniform(11, 18);
  p.warm_bpm = r.uniform(.4, 1);
  p.hot_bpm = r.uniform(1, 2);
  p.acclimation = r.uniform(0, .4);
  p.watch_offset_c = r.uniform(1, 8);
  p.drift_bpm_per_min = r.uniform(.02, .12);
  p.grade_linear = r.uniform(2.4, 3.3);
  p.grade_square = r.uniform(10, 20);
  p.fitness_per_week = r.normal(.001, .001);
  p.fitness_day_sd = r.uniform(.002, .004);
  p.feel_legs = r.uniform(0, .9);
  p.feel_day = r.uniform(0, .8);
  p.pace_scatter = r.uniform(.015, .04);
  p.season_phase = r.uniform();
  const double size = peak_effect_pct / -5 * r.uniform(.7, 1.3);
  p.form_contact = .020 * size;
  p.form_cadence = (r.chance(.7) ? -1 : 1) * .008 * size;
  p.form_oscillation = .012 * size;
  return p;
}

Physics draw_strange_physics(std::uint64_t seed, double peak_effect_pct) {
  Physics p = draw_physics(seed, peak_effect_pct);
  sim::Random r(seed, {'o', 'd', 'd', 's'});
  p.kernel = static_cast<KernelShape>(r.integer(4, 6));
  if (p.kernel == KernelShape::heavy_tail) p.tau_h = r.uniform(14, 32);
  if (p.kernel == KernelShape::late_hump) p.bump = r.uniform(.3, .9), p.bump_at_h = r.uniform(26, 44);
  if (p.kernel == KernelShape::lingering) p.tau_h = r.uniform(36, 66);
  p.minetti = true;
  p.heart_bend = r.uniform(.8, 1.25);
  p.heat_square = r.uniform(.02, .06);
  p.heavy_days = true;
  p.month_wave = r.uniform(0, .012);
  p.block_gain = r.uniform(0, .02);
  p.setback = r.chance(.4) ? r.uniform(.01, .03) : 0;
  p.used_to_legs = r.uniform(0, .4);
  p.form_clock = std::exp(r.normal(0, .35));
  p.start_minutes_bpm = r.uniform(0, 8);
  p.dose_scatter = r.uniform(.1, .3);
  return p;
}

}  // namespace freshlegs::statistics
