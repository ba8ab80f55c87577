#include "tests/sim/demo_season.h"

namespace freshlegs::sim {
namespace {

Planned heavy_legs(int day, double hour) {
  return {.kind = Kind::legs, .day = day, .hour = hour, .dose = 1.4};
}

Planned breaking_run(int day, double minutes, double breaks_at) {
  return {.kind = Kind::easy, .day = day, .hour = 7.1, .minutes = minutes, .breakdown_min = breaks_at};
}

Planned morning(int day) { return {.kind = Kind::morning, .day = day, .hour = 6.3, .minutes = 3}; }

/// Days count back from the last one.
void script(SeasonConfig& config) {
  const int last = config.weeks * 7 - 1;
  config.scripted = {
      heavy_legs(last - 28, 18.4),
      breaking_run(last - 27, 56, 27),
      heavy_legs(last - 21, 10.2),
      {.kind = Kind::intervals, .day = last - 21, .hour = 14.2, .minutes = 48},
      heavy_legs(last - 13, 18.6),
      breaking_run(last - 12, 60, 31),
      morning(last - 1),
      heavy_legs(last - 1, 18.5),
      morning(last),
      breaking_run(last, 54, 24),
  };
}

void overreach(SeasonConfig& config) {
  const int last = config.weeks * 7 - 1;
  config.blocks.push_back({last - 66, 16, 1.35, 1.2, 1.5, 0});
  Spell spell;
  spell.first_day = last - 56;
  spell.days_down = 5;
  spell.days_low = 12;
  spell.days_back = 5;
  spell.depth_pct = -6.5;
  config.spells.push_back(spell);
}

}  // namespace

SeasonConfig demo_season(std::uint64_t seed, date::local_days last_day, int weeks) {
  SeasonConfig config;
  config.seed = seed;
  config.weeks = weeks;
  config.first_day = last_day - date::days(7 * weeks - 1);
  config.athlete = draw_athlete(seed);
  config.athlete.legs.peak_effect_pct = -5;
  config.plan.mornings_per_week = 3;
  config.dirt.strap_copy = 0.06;
  config.dirt.phone_copy = 0.06;
  script(config);
  constexpr int kWeeksForTheWholeStory = 12;
  if (weeks >= kWeeksForTheWholeStory) overreach(config);
  return config;
}

}  // namespace freshlegs::sim
