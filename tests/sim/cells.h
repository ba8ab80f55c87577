// Named athletes: every cell of the statistical tests by name, so that a test says which athlete it means.
#pragma once

#include <cstdint>

#include "tests/sim/season.h"

namespace freshlegs::sim {

/// A person drawn from `seed` with that true peak effect (-1.5, -3, -5.5 %; 0 = null). Gait shifts in step
/// with the effect, form never breaks, heart rate differs by 2 % from day to day.
SeasonConfig athlete_season(std::uint64_t seed, double peak_effect_pct, int weeks = 26);

/// Leg days always before hilly, or before hot, runs.
SeasonConfig confounded_season(std::uint64_t seed, double peak_effect_pct, Confounding how, int weeks = 26);
/// Tired legs change form, not speed.
SeasonConfig form_without_cost(std::uint64_t seed, int weeks = 26);
/// Tired legs cost speed, form stays.
SeasonConfig cost_without_form(std::uint64_t seed, double peak_effect_pct, int weeks = 26);

/// Form holds for about an hour on fresh legs and for less on tired ones. `benign`: every run drifts and
/// wanders a little without meaning anything.
SeasonConfig breakdown_season(std::uint64_t seed, bool benign, Wear wear = Wear::strap, int weeks = 26);
/// The same runner without any breakdown: what the detector says here is false.
SeasonConfig stable_season(std::uint64_t seed, bool benign, Wear wear = Wear::strap, int weeks = 26);

/// A load spike of two to three weeks that ends in 2-4 weeks of -4 to -7 %. `mornings`: RR recordings a week.
SeasonConfig overreaching_season(std::uint64_t seed, int mornings, int weeks = 26);

/// Years without overreaching that may look like it.
enum class Benign : std::uint8_t { plain, load_block, camp, heat_wave, leg_heavy, hrv_glitch };
SeasonConfig benign_season(std::uint64_t seed, Benign kind, int weeks = 52);

/// Heart rate from the wrist follows the step rate in `share` of the runs.
SeasonConfig cadence_lock_season(std::uint64_t seed, double peak_effect_pct, double share, int weeks = 26);
/// Half of the strength sessions are nothing but "strength training", no sets, no log.
SeasonConfig bare_strength_season(std::uint64_t seed, int weeks = 26);
/// Strap and phone copies, lost heart rate, a journey of six hours to the west, and a Hevy log.
SeasonConfig messy_season(std::uint64_t seed, double peak_effect_pct, int weeks = 26);

}  // namespace freshlegs::sim
