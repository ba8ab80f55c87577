// What the athlete means to do: a season of sessions on the wall clock, before legs, weather and chance have
// a say.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/time.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {

enum class Kind : std::uint8_t {
  easy,
  long_run,
  tempo,
  intervals,
  hilly,
  race,
  cool_down,  // runs
  legs,
  full,
  upper,  // strength
  ride,
  walk,
  morning
};
std::string_view name_of(Kind kind);
constexpr bool is_run(Kind kind) { return kind <= Kind::cool_down; }
constexpr bool is_strength(Kind kind) { return kind >= Kind::legs && kind <= Kind::upper; }

struct Planned {
  Kind kind{};
  int day = 0;      ///< of the season, 0 = first
  double hour = 7;  ///< on the wall clock of that day
  double minutes = 45;
  double dose = 1;                        ///< strength: 1 = a usual leg day
  double warmer_c = 0;                    ///< than that day and hour usually are
  std::optional<double> breakdown_min{};  ///< form breaks here, whatever the law says
};

/// Design of the study: what goes together with leg days by the athlete's habit, and would mislead a naive
/// eye.
enum class Confounding : std::uint8_t { none, hilly_after_legs, hot_after_legs };

struct PlanStyle {
  std::vector<int> run_weekdays{0, 2, 4, 6};  ///< 0 = Monday
  std::vector<int> leg_weekdays{1, 3};
  std::vector<int> upper_weekdays{5};
  int mornings_per_week = 2;  ///< RR recordings; 0..7
  double leg_hour = 18.4;
  double skip = 0.06;            ///< share of sessions that fall out
  double shift = 0.2;            ///< share of sessions done a day earlier or later
  double full_body = 0.15;       ///< share of leg days that are full-body days
  double dose_sd = 0.2;          ///< of ln dose
  double jog_after_legs = 0.08;  ///< share of leg days ended with a cool-down jog
  double other_sport = 0.4;      ///< rides and walks a week
  int light_week_every = 5;      ///< in such a week one leg day and shorter runs
  Confounding confounding = Confounding::none;
};

/// Some days that differ: a training camp, a heat wave, a leg-heavy block, the load before overreaching.
struct Block {
  int first_day = 0, days = 0;
  double run_minutes = 1;  ///< factor
  double leg_dose = 1;     ///< factor
  double more_runs = 0;    ///< extra easy runs a week
  double warmer_c = 0;
  [[nodiscard]] bool holds(int day) const { return first_day <= day && day < first_day + days; }
};

/// All sessions in time order.
std::vector<Planned> make_plan(const PlanStyle& style, const std::vector<Block>& blocks, int weeks,
                               int first_weekday, std::uint64_t seed);
void sort_plan(std::vector<Planned>& plan);

}  // namespace freshlegs::sim
