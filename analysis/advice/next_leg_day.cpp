#include "analysis/advice/next_leg_day.h"

#include <algorithm>

#include "analysis/advice/usual_week.h"

namespace freshlegs::analysis {
namespace {

using std::chrono::hours;
constexpr hours kBetweenLegDays{48}, kFelt{96};
constexpr int kDays = 7;
constexpr double kHardCounts = 2;
constexpr std::chrono::minutes kSession{60};

Instant moment(date::local_days day, std::chrono::minutes at, UtcOffset offset) {
  return instant_of(WallTime(day.time_since_epoch() + at), offset);
}

/// Mean slowing, in per cent, of the usual runs within 96 h after a usual leg day that starts then.
LegDayChoice weigh(const Findings& findings, const UsualWeek& week, Instant start, Instant at,
                   UtcOffset offset) {
  LegDayChoice choice;
  choice.start = start;
  const std::vector<LegWorkDone> planned{{"", start + kSession, 1, 0, true}};
  const auto first = date::floor<date::days>(wall_of(start, offset));
  double sum = 0, weights = 0;
  for (auto day = first; day <= first + kFelt; day += date::days(1)) {
    for (const auto& slot : week.runs) {
      if (slot.weekday != weekday_of(day)) continue;
      const auto run = moment(day, slot.at, offset);
      if (run < start) choice.after_run = choice.after_run || day == first;
      if (run < start || run > start + kFelt) continue;
      const double weight = slot.share * slot.minutes * (slot.hard ? kHardCounts : 1);
      sum += weight * std::max(0.0, -leg_state(findings, at, run, planned).cost_pct.value);
      weights += weight;
    }
  }
  choice.cost_pct = weights > 0 ? sum / weights : 0;
  return choice;
}

}  // namespace

std::optional<NextLegDay> next_leg_day(const Findings& findings, Instant at, std::optional<UtcOffset> clock) {
  const auto week = usual_week(findings, at);
  if (week.runs.empty() || week.legs.empty()) return std::nullopt;
  const auto f = forecast(findings, {}, at, clock);
  const auto hour = std::ranges::max_element(week.legs, {}, &UsualSlot::share)->at;
  const auto today = date::floor<date::days>(wall_of(at, f.utc_offset));
  std::optional<NextLegDay> out;
  for (int d = 0; d <= kDays; ++d) {  // today's hour may be past: then that of a week on
    const auto day = today + date::days(d);
    const auto usual = std::ranges::find(week.legs, weekday_of(day), &UsualSlot::weekday);
    const bool habit = usual != week.legs.end();
    const auto start = moment(day, habit ? usual->at : hour, f.utc_offset);
    if (start <= at || (f.last && start < f.last->end + kBetweenLegDays)) continue;
    auto choice = weigh(findings, week, start, at, f.utc_offset);
    choice.usual = habit;
    if (!out) out = NextLegDay{choice, std::nullopt};
    if (choice.cost_pct < out->best.cost_pct) out->best = choice;
    if (habit && !out->habit) out->habit = choice;
  }
  if (out && out->habit && out->habit->start == out->best.start) out->habit.reset();
  return out;
}

}  // namespace freshlegs::analysis
