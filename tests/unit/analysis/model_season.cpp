#include "tests/unit/analysis/model_season.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "tests/unit/analysis/dice.h"

namespace freshlegs::analysis {
namespace {

constexpr double kRest = 50, kEasyHeart = 141, kEasySpeed = 2.95, kGain = 25, kTau = 57, kStep = 5;

struct Session {
  double end_h, dose;
};

/// Fade at once plus a late bump, Gaussian in ln hours; 1 at its worst hour for dose 1.
double fatigue(const std::vector<Session>& sessions, double now_h, const SeasonLaw& law) {
  const auto kernel = [&](double u) {
    const double off = std::log(std::max(u, .1) / 34) / .5;
    return std::exp(-u / law.tau_h) + law.delayed_share * std::exp(-off * off / 2);
  };
  double sum = 0;
  for (const Session& s : sessions)
    if (now_h >= s.end_h && now_h - s.end_h < 240) sum += s.dose * kernel(now_h - s.end_h);
  return sum / std::max(kernel(0), kernel(30));
}

struct Day {
  double hilly, temperature, minutes, effort;
};

double cost(double g) { return 1 + 2.8 * g + 17 * g * g; }

/// Five-second steps of hills, pace and a heart with a time constant; minutes as extraction would give them.
RunFeatures make_run(const Day& day, double level, double heart_noise, Dice& dice) {
  RunFeatures run;
  run.sensor = HeartRateSensor::strap;
  run.heart_rate_trust = 1;
  run.temperature_c = day.temperature;
  double heart = kRest + 40, noise = 0, wander = 0;
  const double phase = dice.uniform() * 6.28, period = 400 + 500 * dice.uniform();
  for (int minute = 0; minute < static_cast<int>(day.minutes); ++minute) {
    Window w;
    double speed = 0, graded = 0, grade = 0, bpm = 0;
    for (int i = 0; i < 12; ++i) {
      const double t = minute * 60 + i * kStep;
      const double g = day.hilly * (.03 * std::sin(6.283 * t / period + phase) + .015 * std::sin(t / 37));
      wander += -wander * kStep / 120 + .02 * std::sqrt(2 * kStep / 120) * dice.normal();
      const double v = day.effort * std::exp(wander) * std::pow(cost(g), -.85);
      const double flat = v * cost(g);
      const double warm =
          .7 * std::clamp(day.temperature - 15, 0.0, 10.0) + 1.5 * std::max(day.temperature - 25, 0.0);
      const double target = (kEasyHeart + kGain * (flat * std::exp(-level) - kEasySpeed) + warm +
                             .05 * std::max(0.0, t / 60 - 15)) *
                            (1 + heart_noise);
      heart += (target - heart) * kStep / kTau;
      noise += -noise * kStep / 20 + 1.3 * std::sqrt(2 * kStep / 20) * dice.normal();
      speed += v / 12;
      graded += flat / 12;
      grade += g / 12;
      bpm += (heart + noise) / 12;
    }
    const double error = std::exp(.008 * dice.normal());
    w.start_s = static_cast<float>(60 * minute);
    w.moving_s = 60;
    w.speed_mps = static_cast<float>(speed * error);
    w.graded_mps = static_cast<float>(graded * error);
    w.grade = static_cast<float>(grade);
    w.heart_rate_bpm = static_cast<float>(bpm);
    w.settled = minute >= 10;
    run.windows.push_back(w);
  }
  run.moving_s = day.minutes * 60;
  return run;
}

double spell_level(const SeasonLaw& law, int day) {
  const int since = day - law.spell_from_day;
  if (law.spell_from_day < 0 || since < 0 || since > law.spell_days) return 0;
  return law.spell_effect * std::min({1.0, since / 5.0, (law.spell_days - since) / 8.0});
}

Morning make_morning(const SeasonLaw& law, int day, Dice& dice) {
  Morning morning;
  morning.day = date::local_days{date::days{19675 + day}};
  const double shift = law.spell_effect != 0 ? -.13 * spell_level(law, day) / law.spell_effect : 0;
  morning.rmssd_ms = std::exp(std::log(48) + .10 * dice.normal() + shift);
  return morning;
}

}  // namespace

SeasonResult run_season(const SeasonLaw& law, std::uint64_t seed) {
  Dice dice(seed);
  FatigueModel model;
  OverreachDetector detector;
  SeasonResult result;
  std::vector<Session> sessions;
  double fitness = 0, day_noise = 0, sum = 0, six_weeks = 0;
  int count = 0;
  const Instant start{Millis{1'700'006'400'000}};
  const auto moment = [&](double hours) { return start + Millis{static_cast<std::int64_t>(hours * 3.6e6)}; };
  constexpr std::array<int, 7> kRunOrder{1, 4, 6, 3, 0, 5, 2}, kLegOrder{0, 3, 5, 1, 2, 4, 6};
  for (int day = 0; day < 7 * law.weeks; ++day) {
    fitness += law.fitness_day_sd * dice.normal();
    day_noise = law.day_correlation * day_noise +
                law.day_sd * std::sqrt(1 - law.day_correlation * law.day_correlation) * dice.normal();
    double trimp = 0;
    const double spell = spell_level(law, day);
    if (day % 7 < law.mornings_a_week) detector.morning(moment(24 * day + 7), make_morning(law, day, dice));
    const double season = 14 + 9 * std::sin(2 * std::numbers::pi * day / 365.0 - 1);
    const auto among = [&](const std::array<int, 7>& order, int n) {
      return std::find(order.begin(), order.begin() + n, day % 7) != order.begin() + n;
    };
    if (among(kRunOrder, law.runs_a_week)) {
      const double now = 24 * day + 9 + 9 * dice.uniform() - (dice.uniform() < .5 ? 0 : 2);
      const double F = fatigue(sessions, now, law);
      std::optional<double> gap;
      if (!sessions.empty()) gap = now - sessions.back().end_h;
      const bool post = gap && *gap < 48;
      Day plan{.3 + dice.uniform(), season + 4 * dice.normal(), 40 + 20 * dice.uniform(), 0};
      if (law.confounded && gap && *gap < 36) {
        plan.hilly += 1;
        plan.temperature += 5;
      }
      if (day % 7 == 6) plan.minutes += 30;
      const double effect = law.peak_effect * F;
      const double bad_day = -day_noise * kEasyHeart / (kGain * kEasySpeed);
      plan.effort =
          kEasySpeed * std::exp(fitness + law.feel * (effect + spell + bad_day) + .03 * dice.normal());
      const RunFeatures run = make_run(plan, fitness + effect + spell, day_noise, dice);
      const auto told = model.step({moment(now), &run, gap, 52, 188, false});
      if (told.residual_pct && told.residual_sd_pct) {
        result.surprise.push_back(*told.residual_pct / *told.residual_sd_pct);
        detector.run({std::to_string(day), moment(now), moment(now + plan.minutes / 60), *told.residual_pct,
                      *told.residual_sd_pct, gap});
      }
      // A spell follows two weeks of half as much again.
      const int before = law.spell_from_day - day;
      trimp = plan.minutes * (law.spell_from_day >= 0 && before > 0 && before < 15 ? 1.5 : 1);
      if (post) {
        const double truth = 100 * std::expm1(effect);
        sum += truth;
        ++count;
        result.post_leg.push_back({truth, day / 7, told.effect_pct});
      }
    }
    if (among(kLegOrder, law.leg_days_a_week)) {
      const double dose = std::exp(.25 * dice.normal()), end = 24 * day + 18.5 + 1.5 * dice.uniform();
      sessions.push_back({end, dose});
      model.leg_work(
          {moment(end), dose * std::exp(.15 * dice.normal()), .15 * dose, sessions.size() < 3 ? 1.0 : .2});
    }
    six_weeks += (trimp - six_weeks) / 42;
    detector.day({date::local_days{date::days{19675 + day}}, trimp, 0, 0, six_weeks});
  }
  result.spells = detector.spells();
  result.start = start;
  result.row_truth_pct = count > 0 ? sum / count : 0;
  result.row = model.athlete().back();
  result.course = model.time_course();
  return result;
}

}  // namespace freshlegs::analysis
