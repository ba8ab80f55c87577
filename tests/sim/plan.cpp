#include "tests/sim/plan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tests/sim/exact_math.h"

namespace freshlegs::sim {
namespace {

constexpr double kStrengthHours = 1.1;  // a session at its longest

class Planner {
 public:
  Planner(const PlanStyle& style, const std::vector<Block>& blocks, int weeks, int first_weekday,
          std::uint64_t seed)
      : style_(style),
        blocks_(blocks),
        days_(weeks * 7),
        first_weekday_(first_weekday),
        random_(seed, {'p', 'l', 'a', 'n'}) {}

  std::vector<Planned> make() {
    for (int week_start = -first_weekday_; week_start < days_; week_start += 7) plan_week(week_start);
    sort_plan(plan_);
    if (style_.confounding != Confounding::none) confound();
    for (auto& session : plan_) apply_blocks(session);
    return std::move(plan_);
  }

 private:
  void plan_week(int monday) {
    const int week = (monday + first_weekday_) / 7;
    light_ = style_.light_week_every > 0 && week % style_.light_week_every == style_.light_week_every - 1;
    legs(monday);
    for (const int weekday : style_.upper_weekdays)
      if (!random_.chance(style_.skip)) add({Kind::upper, monday + weekday, style_.leg_hour + clock_noise()});
    runs(monday);
    const int first_morning = random_.integer(0, 6);
    for (int i = 0; i < style_.mornings_per_week; ++i)
      add({Kind::morning, monday + (first_morning + i * 7 / style_.mornings_per_week) % 7,
           6 + 0.4 * random_.uniform(), 3});
    if (random_.chance(style_.other_sport))
      add({random_.chance(0.5) ? Kind::ride : Kind::walk, monday + 5, 14 + clock_noise(),
           random_.uniform(40, 80)});
  }

  void legs(int monday) {
    for (std::size_t i = 0; i < style_.leg_weekdays.size(); ++i) {
      const bool skipped = random_.chance(style_.skip), full = random_.chance(style_.full_body);
      const bool jog = random_.chance(style_.jog_after_legs);
      const double dose = exact_exp(style_.dose_sd * random_.normal()),
                   hour = style_.leg_hour + clock_noise();
      const int day = monday + style_.leg_weekdays[i] + day_shift();
      if (skipped || (light_ && i > 0)) continue;
      add({full ? Kind::full : Kind::legs, day, hour, 60, full ? 0.6 * dose : dose});
      if (jog) add({Kind::cool_down, day, hour + kStrengthHours + 0.15, random_.uniform(12, 18)});
    }
  }

  void runs(int monday) {
    std::vector<Kind> kinds(style_.run_weekdays.size(), Kind::easy);
    if (!kinds.empty()) kinds.back() = Kind::long_run;
    constexpr std::array kHard{Kind::tempo, Kind::intervals, Kind::hilly};
    if (kinds.size() > 1) kinds.front() = kHard[static_cast<std::size_t>(random_.integer(0, 2))];
    for (std::size_t i = 2; i < kinds.size(); ++i)  // shuffle all but the long run
      std::swap(kinds[i - 1], kinds[static_cast<std::size_t>(random_.integer(0, static_cast<int>(i) - 1))]);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const bool skipped = random_.chance(style_.skip);
      const int day = monday + style_.run_weekdays[i] + day_shift();
      if (!skipped) add_run(kinds[i], day);
    }
    for (int day = monday; day < monday + 7; ++day)
      for (const auto& block : blocks_)
        if (block.holds(day) && random_.chance(block.more_runs / 7)) add_run(Kind::easy, day);
  }

  void add_run(Kind kind, int day) {
    const bool evening = random_.chance(0.4);
    double hour = (evening ? 17.6 : 6.9) + clock_noise();
    const double spread = random_.uniform();
    for (const auto& other : plan_) {
      if (other.day != day) continue;
      if (is_run(other.kind) && other.kind != Kind::cool_down) return;
      if (is_strength(other.kind) && evening) hour -= 10.7;  // the evening is taken
    }
    const double minutes = kind == Kind::long_run ? 75 + 30 * spread : 38 + 18 * spread;
    add({kind, day, hour, light_ ? 0.75 * minutes : minutes});
  }

  void add(const Planned& session) {
    if (0 <= session.day && session.day < days_) plan_.push_back(session);
  }

  void confound() {
    double last_legs = -1e9;
    for (auto& session : plan_) {
      const double hours = session.day * 24 + session.hour;
      if (session.kind == Kind::legs || session.kind == Kind::full) last_legs = hours + kStrengthHours;
      if (!is_run(session.kind)) continue;
      const bool after = hours - last_legs < 48;
      if (style_.confounding == Confounding::hot_after_legs) {
        session.warmer_c += after ? 9 : 0;
      } else if (after && session.kind == Kind::easy) {
        session.kind = Kind::hilly;
      } else if (!after && session.kind == Kind::hilly) {
        session.kind = Kind::easy;
      }
    }
  }

  void apply_blocks(Planned& session) const {
    for (const auto& block : blocks_) {
      if (!block.holds(session.day)) continue;
      if (is_run(session.kind)) session.minutes *= block.run_minutes;
      if (is_strength(session.kind)) session.dose *= block.leg_dose;
      session.warmer_c += block.warmer_c;
    }
  }

  double clock_noise() { return std::clamp(random_.normal(0, 0.4), -1.0, 1.0); }
  int day_shift() { return random_.chance(style_.shift) ? (random_.chance(0.5) ? 1 : -1) : 0; }

  const PlanStyle& style_;
  const std::vector<Block>& blocks_;
  int days_, first_weekday_;
  Random random_;
  bool light_ = false;
  std::vector<Planned> plan_;
};

}  // namespace

std::string_view name_of(Kind kind) {
  constexpr std::array<std::string_view, 13> kNames{"easy", "long",      "tempo",  "intervals", "hilly",
                                                    "race", "cool_down", "legs",   "full",      "upper",
                                                    "ride", "walk",      "morning"};
  return kNames[static_cast<std::size_t>(kind)];
}

void sort_plan(std::vector<Planned>& plan) {
  std::ranges::sort(plan, {}, [](const Planned& p) { return std::pair(p.day * 24 + p.hour, p.kind); });
}

std::vector<Planned> make_plan(const PlanStyle& style, const std::vector<Block>& blocks, int weeks,
                               int first_weekday, std::uint64_t seed) {
  return Planner(style, blocks, weeks, first_weekday, seed).make();
}

}  // namespace freshlegs::sim
