#include "tests/sim/run.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/sim/devices.h"
#include "tests/sim/exact_math.h"
#include "tests/sim/gait.h"
#include "tests/sim/heart.h"
#include "tests/sim/track.h"

namespace freshlegs::sim {
namespace {

struct Stretch {
  int seconds;
  double effort;
  Lap::Intensity intensity = Lap::Intensity::active;
};

/// Warm-up, work and cool-down of a run of that kind and length.
std::vector<Stretch> stretches(Kind kind, double minutes) {
  const auto seconds = [](double m) { return static_cast<int>(m * 60); };
  const double effort = effort_of(kind);
  if (kind == Kind::tempo)
    return {{seconds(12), 1, Lap::Intensity::warm_up},
            {seconds(minutes - 18), effort},
            {seconds(6), 0.97, Lap::Intensity::cool_down}};
  if (kind != Kind::intervals) return {{seconds(minutes), effort}};
  std::vector<Stretch> parts{{seconds(13), 1, Lap::Intensity::warm_up}};
  for (int i = 0; i < std::max(4, static_cast<int>((minutes - 20) / 5)); ++i) {
    parts.push_back({seconds(3), effort});
    parts.push_back({seconds(2), 0.82, Lap::Intensity::rest});
  }
  parts.push_back({seconds(7), 0.95, Lap::Intensity::cool_down});
  return parts;
}

class Runner {
 public:
  Runner(const Athlete& athlete, const Planned& plan, const RunDay& day, const Route& route, Random random)
      : athlete_(athlete),
        plan_(plan),
        day_(day),
        route_(route),
        random_(random),
        parts_(stretches(plan.kind, plan.minutes)),
        total_(total_seconds()),
        heart_(athlete, day.day_noise, day.air_c, Random(random_.bits())),
        gait_(athlete, day.fatigue, Random(random_.bits())),
        pace_(0.022, 180, random_),
        gps_(0.015, 8, random_),
        barometer_(0.8, 900, random_),
        track_(static_cast<std::size_t>(total_)) {
    gps_scale_ = 1 + 0.004 * random_.normal();
    scatter_ = athlete.pace_scatter * random_.normal();
    choose_pause();
    choose_breakdown();
  }

  RunOutcome go() {
    int wall = 0;
    start_lap(parts_.front(), 0);
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      if (p > 0) {
        end_lap(wall, true);
        start_lap(parts_[p], wall);
      }
      for (int s = 0; s < parts_[p].seconds; ++s, ++wall) {
        if (ran_ == pause_at_) wall = stand(wall);
        step(parts_[p].effort, wall);
        ++ran_;
        if (parts_.size() == 1 && true_distance_ * gps_scale_ >= next_kilometre_) {
          next_kilometre_ += 1000;
          end_lap(wall + 1, false);
          start_lap(parts_[p], wall + 1);
        }
      }
    }
    end_lap(wall, true);
    return finish(wall);
  }

 private:
  [[nodiscard]] int total_seconds() const {
    int sum = 0;
    for (const auto& part : parts_) sum += part.seconds;
    return sum;
  }

  void choose_pause() {
    const bool stops = random_.chance(0.3) && parts_.size() == 1;
    const double where = random_.uniform(0.2, 0.8);
    pause_s_ = random_.integer(20, 60);
    if (stops) pause_at_ = static_cast<int>(where * total_);
  }

  void choose_breakdown() {
    const BreakdownLaw& law = athlete_.breakdown;
    const double luck = law.spread * random_.normal();
    double minute = law.fresh_hold_min * exact_exp(luck - law.per_fatigue * day_.fatigue -
                                                   law.per_effort * exact_log(effort_of(plan_.kind)));
    if (law.fresh_hold_min >= 1000) minute = 1e9;
    minute = plan_.breakdown_min.value_or(minute);
    constexpr double kNeedsMinutes = 5;  // a change in the last minutes is nobody's to find
    if (minute * 60 < total_ - kNeedsMinutes * 60) onset_ = std::max(minute * 60, 60.0);
  }

  /// Red light: the watch pauses, the heart goes on.
  int stand(int wall) {
    outcome_.watch.timer.push_back({wall * 1000, false});
    for (int i = 0; i < pause_s_; ++i) heart_.step(0);
    outcome_.watch.timer.push_back({(wall + pause_s_) * 1000, true});
    speed_ = 1;
    return wall + pause_s_;
  }

  /// The athlete runs by feel: tired legs and a heart that beats high are answered, in part, by slowing down.
  [[nodiscard]] double willing_ln(double effort) const {
    const HeartRateLaw& law = athlete_.heart;
    const double speed = athlete_.easy_mps * effort;
    const double bpm = law.easy_bpm + law.bpm_per_mps * (speed - athlete_.easy_mps);
    const double bad_day = -day_.day_noise * bpm / (law.bpm_per_mps * speed);
    return day_.fitness_ln + scatter_ + athlete_.feel * (day_.legs_ln + day_.spell_ln + bad_day);
  }

  void step(double effort, int wall) {
    constexpr double kHillsAnswered = 0.85, kSpeedLag = 6, kSkinWarms = 5, kWatchLag = 500;
    const RoutePoint here = route_.at(true_distance_);
    const double cost = grade_cost(athlete_, here.grade);
    const double broken = onset_ < 0 ? 0 : std::clamp((ran_ - onset_) / athlete_.breakdown.ramp_s, 0.0, 1.0);
    const double willing =
        willing_ln(effort) - broken * athlete_.breakdown.slower_pct / 100 + pace_.step(random_);
    const double wanted = athlete_.easy_mps * effort * exact_exp(willing - kHillsAnswered * exact_log(cost));
    speed_ += (wanted - speed_) / kSpeedLag;
    true_distance_ += speed_;
    watch_c_ += (day_.air_c + kSkinWarms - watch_c_) / kWatchLag;

    const double able =
        day_.fitness_ln + day_.legs_ln + day_.spell_ln - broken * athlete_.breakdown.cost_pct / 100;
    const double rate = heart_.step(speed_ * cost * exact_exp(-able));
    const GaitSample feet = gait_.step(speed_, here.grade, ran_, broken);
    const double read_speed = speed_ * gps_scale_ * (1 + gps_.step(random_));
    track_.add(wall,
               {rate, read_speed, true_distance_ * gps_scale_, here.altitude_m + barometer_.step(random_),
                feet.cadence_spm, feet.contact_ms, feet.balance_pct, feet.oscillation_mm,
                60000 * speed_ / feet.cadence_spm, watch_c_, here.north_m, here.east_m});
    if (onset_ >= 0 && !outcome_.breakdown_onset_s && ran_ >= onset_) outcome_.breakdown_onset_s = wall;
  }

  void start_lap(const Stretch& part, int wall) {
    Lap lap;
    lap.offset_ms = wall * 1000;
    lap.intensity = part.intensity;
    outcome_.watch.laps.push_back(lap);
  }
  void end_lap(int wall, bool manual) {
    Lap& lap = outcome_.watch.laps.back();
    lap.elapsed_ms = wall * 1000 - lap.offset_ms;
    lap.manual = manual && parts_.size() > 1;
  }

  RunOutcome finish(int wall) {
    Recording& watch = outcome_.watch;
    watch.head.sport = "running";
    watch.head.sub_sport = "generic";
    watch.head.start = day_.start;
    watch.head.end = day_.start + std::chrono::seconds(wall);
    watch.head.utc_offset = day_.offset;
    watch.head.device = garmin_watch();
    watch.head.title = "Run";
    watch.user = profile_of(athlete_);
    watch.timer.insert(watch.timer.begin(), {0, true});
    watch.timer.push_back({wall * 1000, false});
    watch.samples = track_.take();
    summarise(watch);
    watch.head.summary.avg_temperature_c =
        std::floor(*mean_of(watch.samples, ChannelKind::temperature) + 0.5);
    return std::move(outcome_);
  }

  const Athlete& athlete_;
  const Planned& plan_;
  const RunDay& day_;
  const Route& route_;
  Random random_;
  std::vector<Stretch> parts_;
  int total_;
  Heart heart_;
  Gait gait_;
  Wander pace_, gps_, barometer_;
  Track track_;
  double gps_scale_ = 1, scatter_ = 0, onset_ = -1;
  int pause_at_ = -1, pause_s_ = 0;
  int ran_ = 0;  ///< seconds run
  double watch_c_ = day_.air_c + 9;
  double speed_ = 1.5, true_distance_ = 0, next_kilometre_ = 1000;
  RunOutcome outcome_;
};

}  // namespace

double effort_of(Kind kind) {
  switch (kind) {
    case Kind::long_run:
      return 0.97;
    case Kind::tempo:
      return 1.2;
    case Kind::intervals:
      return 1.34;
    case Kind::race:
      return 1.26;
    case Kind::cool_down:
      return 0.86;
    default:
      return 1;
  }
}

RunOutcome simulate_run(const Athlete& athlete, const Planned& plan, const RunDay& day, const Route& route,
                        Random random) {
  return Runner(athlete, plan, day, route, random).go();
}

}  // namespace freshlegs::sim
