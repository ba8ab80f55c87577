#include "daemon/words/progress_words.h"

#include <cmath>

#include "analysis/compare/fitness.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"

namespace freshlegs::app {
namespace {

constexpr int kWeek = 7;
constexpr double kEnergyStep = 50;  // devices do not count finer than that

bool last_of_week(date::local_days day, const Units& units) {
  const date::weekday next(date::sys_days((day + date::days(1)).time_since_epoch()));
  return next == (units.weeks == Units::monday ? date::Monday : units.weeks == Units::sunday ? date::Sunday : date::Saturday);
}

}  // namespace

Instant end_of_day(const analysis::Findings& findings, date::local_days day) {
  UtcOffset offset{0};
  for (const auto& run : findings.runs)
    if (local_day(run.plan) <= day) offset = run.plan.utc_offset.value_or(UtcOffset{0});
  const auto midnight = (day + date::days(1)).time_since_epoch();
  return Instant(std::chrono::duration_cast<Millis>(midnight) - std::chrono::duration_cast<Millis>(offset));
}

std::optional<std::string> fitness_sentence(const analysis::Findings& findings, date::local_days day, Units units,
                                            bool only_news) {
  const auto change = analysis::fitness_change(findings, end_of_day(findings, day));
  if (!change) return std::nullopt;
  const Cost cost = cost_of(change->change_pct, change->speed_mps, units);
  if (cost.lo <= 0 && cost.hi >= 0 && only_news && !last_of_week(day, units)) return std::nullopt;
  if (cost.lo <= 0 && cost.hi >= 0)
    return "Fitness over 6 weeks: a change is not shown. If there was any, it lies " +
           between_slower(cost.lo, cost.hi, cost.unit) + " at the same heart rate.";
  return "At the same heart rate you run about " + with_unit(std::abs(cost.value), cost.unit) +
         (cost.value < 0 ? " faster" : " slower") + " than 6 weeks ago " + bracket_slower(cost.lo, cost.hi) +
         ".";
}

std::optional<double> week_energy_kcal(const analysis::Findings& findings, date::local_days day) {
  std::optional<double> sum;
  const auto add = [&](const analysis::ActivityPlan& plan, const std::optional<double>& energy) {
    const auto ago = (day - local_day(plan)).count();
    if (energy && *energy > 0 && ago >= 0 && ago < kWeek) sum = sum.value_or(0) + *energy;
  };
  for (const auto& run : findings.runs) add(run.plan, run.energy_kcal);
  for (const auto& session : findings.sessions) add(session.plan, session.energy_kcal);
  return sum;
}

std::optional<std::string> energy_sentence(const analysis::Findings& findings, date::local_days day) {
  const auto first = first_day(findings);
  const bool whole_week = !findings.earlier.nothing() || (first && (day - *first).count() >= kWeek - 1);
  const auto energy = week_energy_kcal(findings, day);
  if (!energy || !whole_week) return std::nullopt;
  return "Training took about " + with_unit(std::round(*energy / kEnergyStep) * kEnergyStep, "kcal") + " in 7 days.";
}

}  // namespace freshlegs::app
