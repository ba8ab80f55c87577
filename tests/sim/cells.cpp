#include "tests/sim/cells.h"

#include "tests/sim/rng.h"

namespace freshlegs::sim {
namespace {

/// `tired_form` of the default athlete belongs to a peak effect of -5 %.
GaitShift form_for(double peak_effect_pct) {
  const double share = peak_effect_pct / -5;
  const GaitShift whole = Athlete{}.tired_form;
  return {whole.contact * share, whole.cadence * share, whole.oscillation * share};
}

void drift_and_wander(GaitNoise& noise, Random& random) {
  noise.drift_sd_per_h = {0.010, 0.007, 0.010};
  const double wander = random.uniform(0.004, 0.007);
  noise.wander_sd = {wander, wander, wander};
}

/// Some day after eight weeks and early enough for the whole story to be told.
int some_day(Random& random, int weeks, int needed_days) {
  return random.integer(60, weeks * 7 - needed_days);
}

}  // namespace

SeasonConfig athlete_season(std::uint64_t seed, double peak_effect_pct, int weeks) {
  SeasonConfig config;
  config.seed = seed;
  config.weeks = weeks;
  config.athlete = draw_athlete(seed);
  config.athlete.legs.peak_effect_pct = peak_effect_pct;
  config.athlete.tired_form = form_for(peak_effect_pct);
  return config;
}

SeasonConfig confounded_season(std::uint64_t seed, double peak_effect_pct, Confounding how, int weeks) {
  SeasonConfig config = athlete_season(seed, peak_effect_pct, weeks);
  config.plan.confounding = how;
  return config;
}

SeasonConfig form_without_cost(std::uint64_t seed, int weeks) {
  SeasonConfig config = athlete_season(seed, 0, weeks);
  config.athlete.tired_form = form_for(-5);
  return config;
}

SeasonConfig cost_without_form(std::uint64_t seed, double peak_effect_pct, int weeks) {
  SeasonConfig config = athlete_season(seed, peak_effect_pct, weeks);
  config.athlete.tired_form = {};
  return config;
}

SeasonConfig breakdown_season(std::uint64_t seed, bool benign, Wear wear, int weeks) {
  SeasonConfig config = stable_season(seed, benign, wear, weeks);
  Random random(seed, {'b', 'r', 'e', 'a', 'k'});
  config.athlete.breakdown.fresh_hold_min = random.uniform(55, 80);
  const double size = random.uniform(0.85, 1.3);
  GaitShift& shift = config.athlete.breakdown.shift;
  const double cadence_sign =
      random.chance(0.75) ? 1 : -1;  // damaged legs step quicker and shorter (Chen 2007)
  shift = {shift.contact * size, shift.cadence * size * cadence_sign, shift.oscillation * size};
  return config;
}

SeasonConfig stable_season(std::uint64_t seed, bool benign, Wear wear, int weeks) {
  SeasonConfig config = athlete_season(seed, -3, weeks);
  Random random(seed, {'s', 't', 'a', 'b'});
  if (benign) drift_and_wander(config.athlete.gait, random);
  config.wear = wear;
  return config;
}

SeasonConfig overreaching_season(std::uint64_t seed, int mornings, int weeks) {
  SeasonConfig config = athlete_season(seed, -3, weeks);
  config.plan.mornings_per_week = mornings;
  Random random(seed, {'o', 'v', 'e', 'r'});
  const int spike_days = random.integer(14, 21), start = some_day(random, weeks, 65);
  config.blocks.push_back({start, spike_days, 1.35, 1.3, 1.5, 0});
  Spell spell;
  spell.first_day = start + spike_days - 6;
  spell.days_down = random.integer(4, 7);
  spell.days_low = random.integer(8, 16);
  spell.days_back = random.integer(4, 7);
  spell.depth_pct = random.uniform(-7, -4);
  const double direction = random.chance(0.8) ? 1 : -1;
  spell.rest_bpm *= direction;
  spell.ln_rmssd *= direction;
  config.spells.push_back(spell);
  return config;
}

SeasonConfig benign_season(std::uint64_t seed, Benign kind, int weeks) {
  SeasonConfig config = athlete_season(seed, -3, weeks);
  Random random(seed, {'c', 'a', 'l', 'm'});
  const int start = some_day(random, weeks, 40);
  switch (kind) {
    case Benign::plain:
      break;
    case Benign::load_block:
      config.blocks.push_back({start, random.integer(14, 21), 1.35, 1.3, 1.5, 0});
      break;
    case Benign::camp:
      config.blocks.push_back({start, 10, 1.5, 0.5, 4, 6});
      break;
    case Benign::heat_wave:
      config.blocks.push_back({start, 14, 1, 1, 0, 10});
      break;
    case Benign::leg_heavy:
      config.blocks.push_back({start, 21, 1, 1.8, 0, 0});
      break;
    case Benign::hrv_glitch:
      config.dirt.glitched_morning = random.integer(20, 2 * weeks - 10);
      break;
  }
  return config;
}

SeasonConfig cadence_lock_season(std::uint64_t seed, double peak_effect_pct, double share, int weeks) {
  SeasonConfig config = athlete_season(seed, peak_effect_pct, weeks);
  config.wear = Wear::wrist_and_pod;
  config.dirt.cadence_lock = share;
  return config;
}

SeasonConfig bare_strength_season(std::uint64_t seed, int weeks) {
  SeasonConfig config = athlete_season(seed, -3, weeks);
  config.dirt.bare_strength = 0.5;
  return config;
}

SeasonConfig messy_season(std::uint64_t seed, double peak_effect_pct, int weeks) {
  SeasonConfig config = athlete_season(seed, peak_effect_pct, weeks);
  config.dirt.strap_copy = 0.3;
  config.dirt.phone_copy = 0.2;
  config.dirt.strap_lost = 0.05;
  config.log_app = LogApp::hevy;
  const Instant leaves = config.zone.instant_at(config.first_day + date::days(weeks * 7 / 2) + Millis(0));
  config.zone.away(leaves, leaves + date::days(9), std::chrono::hours(-5));
  return config;
}

}  // namespace freshlegs::sim
