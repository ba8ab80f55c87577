#include "tests/sim/days.h"

#include <algorithm>

#include "tests/sim/exact_math.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {

std::vector<Day> draw_days(const SeasonConfig& config) {
  const Athlete& a = config.athlete;
  Random random(config.seed, {'D'});
  const int days = config.weeks * 7 + 1;
  Wander heart(a.heart.day_sd, -1 / exact_log(std::max(a.heart.day_correlation, 1e-6)), random);
  Wander weather(config.weather.day_sd_c, 3, random);
  std::vector<Day> out;
  double walk = 0;
  for (int d = 0; d < days; ++d) {
    const auto date = date::sys_days((config.first_day + date::days(d)).time_since_epoch());
    const auto year_start = date::sys_days(date::year_month_day(date).year() / 1 / 1);
    const double of_year = static_cast<double>((date - year_start).count()) / 365.25;
    constexpr double kWarmestDay = 0.55;
    walk += a.fitness_day_sd * random.normal();
    const double outlier = random.chance(a.heart.outlier_share) ? 3 : 1;
    const double season_c = config.weather.season_c * exact_cos(6.283185307 * (of_year - kWarmestDay));
    const double air = config.weather.mean_c + season_c + weather.step(random);
    out.push_back({a.fitness_per_week * d / 7 + walk, heart.step(random) * outlier, air,
                   a.rmssd_day_sd * random.normal()});
  }
  return out;
}

}  // namespace freshlegs::sim
