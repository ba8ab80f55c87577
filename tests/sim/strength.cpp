#include "tests/sim/strength.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "tests/sim/devices.h"
#include "tests/sim/exact_math.h"
#include "tests/sim/track.h"

namespace freshlegs::sim {
namespace {

struct Exercise {
  const char* name;        ///< as Strong and Hevy write it
  std::uint16_t category;  ///< FIT profile, exercise_category
  double leg_share;
  double one_rep_max;  ///< against the squat's; 0 = body weight
  int reps;
};

constexpr Exercise kLegs[] = {
    {"Squat (Barbell)", 28, 1.0, 1.0, 6},
    {"Romanian Deadlift (Barbell)", 8, 0.8, 0.9, 8},
    {"Leg Press", 28, 1.0, 1.8, 10},
    {"Lunge (Dumbbell)", 17, 1.0, 0.35, 10},
    {"Lying Leg Curl (Machine)", 15, 0.7, 0.4, 12},
    {"Standing Calf Raise (Machine)", 1, 0.6, 0.8, 15},
};
constexpr Exercise kUpper[] = {
    {"Bench Press (Barbell)", 0, 0, 0.75, 6},     {"Bent Over Row (Barbell)", 23, 0, 0.65, 8},
    {"Overhead Press (Barbell)", 24, 0, 0.45, 8}, {"Pull Up", 21, 0, 0, 8},
    {"Bicep Curl (Dumbbell)", 7, 0, 0.15, 12},    {"Triceps Extension (Cable)", 30, 0, 0.3, 12},
};
constexpr Exercise kFull[] = {
    {"Squat (Barbell)", 28, 1.0, 1.0, 6},         {"Romanian Deadlift (Barbell)", 8, 0.8, 0.9, 8},
    {"Bench Press (Barbell)", 0, 0, 0.75, 6},     {"Bent Over Row (Barbell)", 23, 0, 0.65, 8},
    {"Overhead Press (Barbell)", 24, 0, 0.45, 8},
};

std::span<const Exercise> exercises(Kind kind) {
  if (kind == Kind::legs) return kLegs;
  if (kind == Kind::full) return kFull;
  return kUpper;
}

/// Epley turned round: the share of the one-repetition maximum that goes `reps` times, two in reserve.
double working_share(int reps) { return 1 / (1 + (reps + 2) / 30.0); }

constexpr std::uint16_t kUnknownExercise = 65534;
constexpr double kUsualLegVolume =
    74;  // repetitions x intensity^2 x leg share of the leg list, three sets each

class Session {
 public:
  Session(const Athlete& athlete, const Planned& plan, const StrengthDay& day, Random random)
      : athlete_(athlete), plan_(plan), day_(day), random_(random) {}

  StrengthOutcome go() {
    for (const auto& exercise : exercises(plan_.kind)) work(exercise);
    out_.end = day_.start + Millis(now_ms_);
    heart_rate();
    finish_watch();
    finish_log();
    out_.dose = volume_ / kUsualLegVolume;
    return std::move(out_);
  }

 private:
  void work(const Exercise& exercise) {
    const double wish = 3 * (is_leg_day() ? plan_.dose / (plan_.kind == Kind::full ? 0.6 : 1) : 1);
    const int sets = std::clamp(static_cast<int>(std::floor(wish + random_.uniform())), 1, 8);
    const double intensity = working_share(exercise.reps);
    const double kg = std::floor(exercise.one_rep_max * athlete_.squat_1rm_kg * intensity / 2.5 + 0.5) * 2.5;
    for (int i = 0; i < sets; ++i) {
      const int tired = i >= 2 ? random_.integer(0, 1) : 0;
      const int reps =
          std::max(1, static_cast<int>(std::floor(exercise.reps * day_.reps_kept + 0.5)) - tired);
      one_set(exercise, kg, reps);
      volume_ += reps * intensity * intensity * exercise.leg_share;
    }
  }

  void one_set(const Exercise& exercise, double kg, int reps) {
    const int work_ms = 1000 * (5 * reps / 2 + random_.integer(3, 9)),
              rest_ms = 1000 * random_.integer(110, 180);
    StrengthSet logged;
    logged.exercise = exercise.name;
    logged.reps = reps;
    logged.weight_kg = kg;
    out_.log.sets.push_back(logged);

    StrengthSet seen;
    seen.offset_ms = now_ms_;
    seen.duration_ms = work_ms;
    seen.reps = std::max(1, reps + random_.integer(-1, 1));  // the watch miscounts
    seen.weight_kg = 0;                                      // and asks for no weight
    seen.guesses = guess(exercise);
    StrengthSet rest;
    rest.kind = StrengthSet::Kind::rest;
    rest.offset_ms = now_ms_ + work_ms;
    rest.duration_ms = rest_ms;
    if (!day_.bare) out_.watch.sets.insert(out_.watch.sets.end(), {seen, rest});
    bouts_.push_back({now_ms_ / 1000, (now_ms_ + work_ms) / 1000});
    now_ms_ += work_ms + rest_ms;
  }

  /// Up to three guesses, as Garmin writes them: often unknown, often right in second place.
  std::vector<ExerciseGuess> guess(const Exercise& exercise) {
    constexpr std::uint16_t kConfusions[] = {7, 10, 14, 21, 26, 30};
    const auto confusion = [&] { return ExerciseGuess{kConfusions[random_.integer(0, 5)], 0xFFFF}; };
    if (random_.chance(day_.unrecognised)) return {{kUnknownExercise, 0xFFFF}, {kUnknownExercise, 0xFFFF}};
    const ExerciseGuess right{exercise.category, 0xFFFF};
    if (random_.chance(0.75)) return {right, confusion()};
    return {confusion(), right, {kUnknownExercise, 0xFFFF}};
  }

  void heart_rate() {
    Wander wander(5, 60, random_);
    Samples& samples = out_.watch.samples;
    samples.channels.push_back({ChannelKind::heart_rate, ChannelSource::native, {}});
    double rate = athlete_.heart.rest_bpm + 25;
    std::size_t bout = 0;
    for (int s = 0; s < now_ms_ / 1000; ++s) {
      while (bout + 1 < bouts_.size() && s >= bouts_[bout + 1].first) ++bout;
      const bool working = bouts_[bout].first <= s && s < bouts_[bout].second;
      rate += (athlete_.heart.rest_bpm + (working ? 85 : 38) - rate) / 45;
      samples.offset_ms.push_back(s * 1000);
      samples.channels[0].ticks.push_back(
          static_cast<std::int32_t>(std::floor(rate + wander.step(random_) + 0.5)));
    }
  }

  void finish_watch() {
    Recording& watch = out_.watch;
    watch.head.sport = "training";
    watch.head.sub_sport = "strength_training";
    watch.head.title = "Strength";
    watch.head.start = day_.start;
    watch.head.end = out_.end;
    watch.head.utc_offset = day_.offset;
    watch.head.device = garmin_watch();
    watch.head.device.dynamics.clear();
    watch.user = profile_of(athlete_);
    watch.timer = {{0, true}, {now_ms_, false}};
    summarise(watch);
  }

  /// The app is started a little later than the watch and rounds to whole minutes.
  void finish_log() {
    Recording& log = out_.log;
    constexpr const char* kTitles[] = {"Legs", "Full Body", "Upper Body"};
    log.head.sport = "training";
    log.head.sub_sport = "strength_training";
    log.head.title = kTitles[static_cast<int>(plan_.kind) - static_cast<int>(Kind::legs)];
    log.head.clock = Clock::wall;
    const Instant begin = day_.start + std::chrono::seconds(random_.integer(5, 90));
    log.head.start = Instant(wall_of(begin, day_.offset).time_since_epoch());
    log.head.end = log.head.start + std::chrono::floor<std::chrono::minutes>(out_.end - begin);
    count_body(log);
  }

  [[nodiscard]] bool is_leg_day() const { return plan_.kind != Kind::upper; }

  const Athlete& athlete_;
  const Planned& plan_;
  const StrengthDay& day_;
  Random random_;
  int now_ms_ = 0;
  double volume_ = 0;
  std::vector<std::pair<int, int>> bouts_;  ///< working seconds
  StrengthOutcome out_;
};

}  // namespace

StrengthOutcome simulate_strength(const Athlete& athlete, const Planned& plan, const StrengthDay& day,
                                  Random random) {
  return Session(athlete, plan, day, random).go();
}

}  // namespace freshlegs::sim
