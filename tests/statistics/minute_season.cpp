#include "tests/statistics/minute_season.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "analysis/signal/grade_cost.h"
#include "tests/sim/rng.h"

namespace freshlegs::statistics {
namespace {

using analysis::Marker;
using analysis::SetDigest;
using analysis::Sport;
using analysis::Window;

constexpr double kStep_s = 5, kTau_s = 57;
constexpr Instant kFirst{Millis{1'767'571'200'000}};  // a Monday

Instant moment(double hours) { return kFirst + Millis{static_cast<std::int64_t>(hours * 3.6e6)}; }

struct Lift {
  const char* name;
  Movement movement;
  double share;
  int reps;
};
constexpr std::array<Lift, 5> kLegLifts{{{"Squat", Movement::squat, 1, 6},
                                         {"Romanian Deadlift", Movement::hinge, .8, 8},
                                         {"Leg Press", Movement::squat, 1, 10},
                                         {"Lunge", Movement::lunge, 1, 10},
                                         {"Leg Curl", Movement::knee_flexion, .7, 12}}};
constexpr std::array<Lift, 4> kUpperLifts{{{"Bench Press", Movement::upper, 0, 6},
                                           {"Row", Movement::upper, 0, 8},
                                           {"Press", Movement::upper, 0, 8},
                                           {"Curl", Movement::upper, 0, 12}}};

enum class What : std::uint8_t { easy, tempo, hilly, long_run, legs, upper };
struct Planned {
  double at_h;
  What what;
};

class Life {
 public:
  Life(const Physics& physics, const Design& design, std::uint64_t seed)
      : p_(physics), design_(design), random_(seed, {'l', 'i', 'f', 'e'}) {}

  MinuteSeason live() {
    out_.physics = p_;
    std::vector<Planned> plan;
    for (int week = 0; week < design_.weeks; ++week) plan_week(week, plan);
    std::ranges::sort(plan, {}, &Planned::at_h);
    for (const Planned& planned : plan) {
      dawn(static_cast<int>(planned.at_h / 24));
      if (planned.what == What::legs || planned.what == What::upper)
        strength(planned);
      else
        run(planned);
    }
    return std::move(out_);
  }

 private:
  void plan_week(int week, std::vector<Planned>& plan) {
    constexpr std::array<int, 4> kRunDays{0, 2, 4, 6};
    const bool light = week % 5 == 4;
    const auto day = [&](int weekday, bool moves) {
      const int shift = moves && random_.chance(.2) ? (random_.chance(.5) ? 1 : -1) : 0;
      return 24.0 * (7 * week + weekday + shift);
    };
    const bool alternating = design_.pattern == LegPattern::alternating;
    for (const int weekday : {1, 3, 5}) {
      if (!alternating || random_.chance(.06)) continue;
      legs_next_ = !legs_next_;
      plan.push_back(
          {day(weekday, false) + 17.5 + random_.normal(0, .5), legs_next_ ? What::legs : What::upper});
    }
    for (const int weekday : {1, 3}) {
      if (alternating) break;
      if (random_.chance(.06) || (light && weekday == 3)) continue;
      plan.push_back({day(weekday, true) + 18.4 + random_.normal(0, .4), What::legs});
    }
    if (!alternating && !random_.chance(.06))
      plan.push_back({day(5, false) + 17 + random_.normal(0, .5), What::upper});
    std::array<What, 4> kinds{What::easy, What::easy, random_.chance(.5) ? What::tempo : What::hilly,
                              What::long_run};
    std::swap(kinds[2], kinds[static_cast<std::size_t>(random_.integer(0, 2))]);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (random_.chance(.06)) continue;
      const double hour = random_.chance(.4) ? 16.2 : 6.9;
      plan.push_back({std::max(0.0, day(kRunDays[i], true)) + hour + random_.normal(0, .5), kinds[i]});
    }
  }

  /// What a day brings, drawn once: fitness, the heart's mood and the weather.
  void dawn(int day) {
    const double keep = p_.day_correlation;
    for (; day_ < day; ++day_) {
      walk_ += p_.fitness_day_sd * random_.normal();
      heart_ = keep * heart_ + p_.day_sd * std::sqrt(1 - keep * keep) * day_noise();
      weather_ = .7 * weather_ + 3 * std::sqrt(1 - .49) * random_.normal();
      heart_today_ = heart_ * (random_.chance(p_.outlier_share) ? 3 : 1) +
                     p_.month_wave * std::sin(2 * std::numbers::pi * (day_ / 28.0 + p_.season_phase));
      const double year = day_ / 365.25 + p_.season_phase;
      air_ = 12 + 8 * std::sin(2 * std::numbers::pi * year) + weather_;
      used_to_heat_ += (std::max(0.0, air_ - 15) / 10 - used_to_heat_) / 14;
    }
  }

  double day_noise() {
    if (!p_.heavy_days) return random_.normal();
    double squares = 0;
    for (int i = 0; i < 4; ++i) squares += std::pow(random_.normal(), 2);
    return random_.normal() / std::sqrt(2 * squares / 4);  // SD of Student's t of 4 is the root of 2
  }

  /// ln speed at equal heart rate against the first day.
  [[nodiscard]] double fitness(double hours) const {
    const double week = hours / 168, in_block = std::fmod(week, 4);
    const double built = in_block < 3 ? in_block / 3 : 1 - (in_block - 3) / 2;
    const double since = week - design_.weeks / 2.0;
    const double lost = since > 0 && since < 4 ? p_.setback * (1 - since / 4) : 0;
    return p_.fitness_per_week * week + walk_ + p_.block_gain * built - lost;
  }

  void strength(const Planned& planned) {
    const bool legs = planned.what == What::legs;
    analysis::StrengthFeatures f;
    f.from_log = true;
    const double wish = legs ? std::exp(.2 * random_.normal()) : 1;
    double volume = 0;
    const auto lift = [&](const Lift& what) {
      const int sets =
          std::clamp(static_cast<int>(std::floor((legs ? 3 * wish : 4) + random_.uniform())), 1, 8);
      const double intensity = 1 / (1 + (what.reps + 2) / 30.0);
      for (int i = 0; i < sets; ++i) {
        SetDigest set;
        set.exercise = what.name;
        set.movement = what.movement;
        set.known = true;
        set.leg_share = what.share;
        set.reps = what.reps;
        set.weight_kg = std::floor(100 * intensity / 2.5) * 2.5;
        volume += what.reps * intensity * intensity * what.share;
        f.sets.push_back(set);
      }
    };
    if (legs)
      for (const Lift& what : kLegLifts) lift(what);
    else
      for (const Lift& what : kUpperLifts) lift(what);
    f.minutes = f.active_minutes = 2.8 * static_cast<double>(f.sets.size());
    const bool known = random_.chance(design_.strength_known);
    constexpr double kUsualVolume = 64;  // three sets of each
    const double dose = legs ? volume / kUsualVolume : 0;
    if (!known) f.sets.clear();
    f.from_log = known;

    const double end = planned.at_h + f.minutes / 60;
    Step step;
    step.plan = plan_of(planned, Sport::strength, end);
    step.features.strength = f;
    step.features.avg_heart_rate_bpm = p_.rest_bpm + 45 + 4 * random_.normal();
    out_.steps.push_back(std::move(step));
    const double used_to = p_.used_to_legs * (1 - std::exp(-planned.at_h / (24 * 28)));
    const double done = legs ? dose * (1 - used_to) * std::exp(p_.dose_scatter * random_.normal()) : 0;
    out_.sessions.push_back({moment(end), legs, known, dose, done});
    if (legs) last_legs_h_ = end;
  }

  [[nodiscard]] double heat(double air) const {
    if (p_.heat_square > 0) return p_.heat_square * std::pow(std::max(air - p_.warm_from_c, 0.0), 2);
    const double cost = p_.warm_bpm * std::clamp(air - p_.warm_from_c, 0.0, 10.0) +
                        p_.hot_bpm * std::max(air - p_.warm_from_c - 10, 0.0);
    return cost * (1 - p_.acclimation * std::min(1.0, used_to_heat_));
  }

  void run(const Planned& planned) {
    RunFact fact;
    fact.start = moment(planned.at_h);
    if (last_legs_h_) fact.gap_h = planned.at_h - *last_legs_h_;
    if (fact.gap_h && *fact.gap_h < 0) return;  // a session runs into this run: nobody does that
    fact.fatigue = out_.fatigue(fact.start, fact.start);
    fact.form_fatigue = out_.fatigue(fact.start, fact.start, p_.form_clock);
    fact.effect_pct = out_.effect_pct(fact.fatigue);
    const double legs_ln = std::log1p(fact.effect_pct / 100);
    fact.day_noise = heart_today_;
    fact.fitness_ln = fitness(planned.at_h);
    const double of_day = 4 * std::cos(2 * std::numbers::pi * (std::fmod(planned.at_h, 24) - 15) / 24);
    double air = air_ + of_day;
    What what = planned.what;
    if (design_.confounding == Confounding::hot_after_legs && fact.post_leg()) air += 9;
    if (design_.confounding == Confounding::hilly_after_legs && what != What::long_run)
      what = fact.post_leg() ? What::hilly : what == What::hilly ? What::easy : what;
    fact.heat_bpm = heat(air);
    Step step;
    const double minutes = what == What::long_run ? random_.uniform(75, 105) : random_.uniform(38, 56);
    step.plan = plan_of(planned, Sport::run, planned.at_h + minutes / 60);
    step.features.run = minute_by_minute(what, static_cast<int>(minutes), fact, legs_ln, air);
    UserProfile user;
    user.resting_hr_bpm = std::round(p_.rest_bpm);
    user.max_hr_bpm = std::round(p_.max_bpm);
    step.features.user = user;
    step.features.avg_heart_rate_bpm = step.features.run->avg_heart_rate_bpm;
    out_.steps.push_back(std::move(step));
    out_.runs.push_back(fact);
  }

  analysis::RunFeatures minute_by_minute(What what, int minutes, const RunFact& fact, double legs_ln,
                                         double air) {
    analysis::RunFeatures f;
    f.sensor = HeartRateSensor::strap;
    f.heart_rate_trust = 1;
    f.gait_device = "pod";
    f.temperature_c = air + p_.watch_offset_c + .5 * random_.normal();
    f.timer_s = f.moving_s = minutes * 60;
    const double scatter = p_.pace_scatter * random_.normal();
    const double bad_day = -fact.day_noise * p_.easy_bpm / (p_.bpm_per_mps * p_.easy_mps);
    const double willing = fact.fitness_ln + p_.feel_legs * legs_ln + p_.feel_day * bad_day + scatter;
    const double steep = what == What::hilly ? .028 : random_.uniform(.003, .009);
    const double phase = random_.uniform(0, 6.28), period = random_.uniform(400, 900);
    const std::array<double, 3> gait{p_.form_contact * fact.form_fatigue + .010 * random_.normal(),
                                     p_.form_cadence * fact.form_fatigue + .010 * random_.normal(),
                                     p_.form_oscillation * fact.form_fatigue + .016 * random_.normal()};
    double rate = p_.rest_bpm + 40, beat = 0, wander = 0, distance = 0, heart_sum = 0;
    for (int minute = 0; minute < minutes; ++minute) {
      double speed = 0, flat = 0, grade = 0, bpm = 0;
      const bool tempo = what == What::tempo && minute >= 12 && minute < minutes - 6;
      for (int i = 0; i < 12; ++i) {
        const double t = minute * 60 + i * kStep_s;
        const double g = steep * (std::sin(6.283 * t / period + phase) + .7 * std::sin(t / 41));
        const double cost = p_.minetti ? analysis::minetti_grade_factor(g)
                                       : 1 + p_.grade_linear * g + p_.grade_square * g * g;
        wander += -wander * kStep_s / 180 + .022 * std::sqrt(2 * kStep_s / 180) * random_.normal();
        const double v = p_.easy_mps * (tempo ? 1.2 : 1) * std::exp(willing + wander - .85 * std::log(cost));
        const double able = std::exp(-fact.fitness_ln - legs_ln);
        const double target =
            (heart_at(v * cost * able) + p_.start_minutes_bpm * std::exp(-t / 150) +
             fact.heat_bpm * (1 - std::exp(-t / 600)) + p_.drift_bpm_per_min * std::max(0.0, t / 60 - 15)) *
            (1 + fact.day_noise);
        rate += (target - rate) * (1 - std::exp(-kStep_s / kTau_s));
        beat += -beat * kStep_s / 20 + 1.3 * std::sqrt(2 * kStep_s / 20) * random_.normal();
        speed += v / 12;
        flat += v * analysis::heart_rate_grade_factor(g + .004 * random_.normal()) / 12;
        grade += g / 12;
        bpm += (std::min(rate, p_.max_bpm) + beat) / 12;
      }
      const double error = std::exp(.006 * random_.normal());
      Window w;
      w.start_s = static_cast<float>(60 * minute);
      w.moving_s = 60;
      w.distance_m = static_cast<float>(distance);
      w.speed_mps = static_cast<float>(speed * error);
      w.graded_mps = static_cast<float>(flat * error);
      w.grade = static_cast<float>(grade + .001 * random_.normal());
      w.heart_rate_bpm = static_cast<float>(bpm);
      w.temperature_c = static_cast<float>(*f.temperature_c);
      w.settled = minute >= 10 && (!tempo || minute >= 14) && (what != What::tempo || tempo || minute < 12);
      set_gait(w, speed, gait);
      f.windows.push_back(w);
      distance += speed * 60;
      heart_sum += bpm;
    }
    f.distance_m = distance;
    f.avg_heart_rate_bpm = heart_sum / minutes;
    return f;
  }

  /// The same slope at easy speed, bent above and below it.
  [[nodiscard]] double heart_at(double effort_mps) const {
    if (p_.heart_bend == 1) return p_.easy_bpm + p_.bpm_per_mps * (effort_mps - p_.easy_mps);
    const double reserve = p_.easy_bpm - p_.rest_bpm;
    const double zero = p_.easy_mps - p_.heart_bend * reserve / p_.bpm_per_mps;  // where the curve meets rest
    const double share = std::max(effort_mps - zero, 0.0) / (p_.easy_mps - zero);
    return p_.rest_bpm + reserve * std::pow(share, p_.heart_bend);
  }

  void set_gait(Window& w, double speed, const std::array<double, 3>& gait) {
    w.marker.fill(std::nanf(""));
    const double ln = std::log(speed / 3);
    const auto set = [&](Marker m, double v) {
      w.marker[static_cast<std::size_t>(m)] = static_cast<float>(v);
    };
    const double contact = 248 * std::exp(-.51 * ln + gait[0] + .009 * random_.normal());
    const double cadence = 168 * std::exp(.18 * ln + gait[1] + .0095 * random_.normal());
    const double bounce = 88 * std::exp(.11 * ln + gait[2] + .012 * random_.normal());
    set(Marker::ground_contact, contact);
    set(Marker::cadence, cadence);
    set(Marker::step_length, speed * 60'000 / cadence);
    set(Marker::vertical_oscillation, bounce);
    set(Marker::vertical_ratio, 100 * bounce / (speed * 60'000 / cadence));
  }

  analysis::ActivityPlan plan_of(const Planned& planned, Sport sport, double end_h) {
    analysis::ActivityPlan plan;
    plan.id = std::to_string(out_.steps.size());
    plan.sport = sport;
    plan.start = moment(planned.at_h);
    plan.end = moment(end_h);
    plan.utc_offset = UtcOffset{0};
    return plan;
  }

  const Physics& p_;
  const Design& design_;
  sim::Random random_;
  std::optional<double> last_legs_h_;
  bool legs_next_ = false;
  int day_ = -1;
  double walk_ = 0, heart_ = 0, heart_today_ = 0, weather_ = 0, air_ = 12, used_to_heat_ = 0;
  MinuteSeason out_;
};

}  // namespace

double MinuteSeason::fatigue(Instant known, Instant when, double clock) const {
  constexpr double kForgotten_h = 240;
  double sum = 0;
  for (const SessionFact& s : sessions) {
    const double hours = static_cast<double>((when - s.end).count()) / 3.6e6;
    if (s.legs && s.end <= known && hours >= 0 && hours < kForgotten_h)
      sum += s.done * kernel(physics, hours / clock);
  }
  return sum;
}

double MinuteSeason::effect_pct(double fatigue) const {
  return 100 * std::expm1(std::log1p(physics.peak_effect_pct / 100) * fatigue);
}

double MinuteSeason::row_truth_pct() const {
  double sum = 0, n = 0;
  for (const RunFact& run : runs) {
    if (!run.post_leg()) continue;
    sum += run.effect_pct;
    n += 1;
  }
  return n > 0 ? sum / n : 0;
}

MinuteSeason live(const Physics& physics, const Design& design, std::uint64_t seed) {
  return Life(physics, design, seed).live();
}

}  // namespace freshlegs::statistics
