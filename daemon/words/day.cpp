#include "daemon/words/day.h"

#include <algorithm>
#include <ranges>
#include <set>

#include "analysis/advice/heed.h"
#include "analysis/checkpoint/earlier.h"
#include "analysis/post_leg.h"
#include "daemon/words/dates.h"

namespace freshlegs::app {
namespace {

using analysis::Findings;

bool measured(const analysis::Morning& m) { return m.rmssd_ms || m.resting_hr_bpm; }

std::set<date::local_days> recorded_days(const Findings& findings) {
  std::set<date::local_days> days;
  for (const auto& run : findings.runs) days.insert(local_day(run.plan));
  for (const auto& session : findings.sessions) days.insert(local_day(session.plan));
  for (const auto& morning : findings.mornings)
    if (measured(morning)) days.insert(morning.day);
  return days;
}

const analysis::SessionFinding* last_leg_before(const Findings& findings, const Day& day) {
  const analysis::SessionFinding* last = nullptr;
  for (const auto& session : findings.sessions) {
    const bool before = day.runs.empty() ? local_day(session.plan) <= day.day
                                         : session.plan.end <= day.runs.back()->plan.start;
    if (is_leg_session(session) && before) last = &session;
  }
  return last;
}

std::vector<const analysis::SessionFinding*> also_legs(const Findings& findings, const Day& day) {
  if (day.runs.empty()) return {};
  auto counted = leg_sessions_of(findings, *day.runs.back());
  if (!counted.empty()) counted.pop_back();  // the last one has a sentence of its own
  return counted;
}

Lies lies(const Findings& findings, date::local_days day) {
  const auto first = first_day(findings), newest = newest_day(findings);
  if (newest && day > *newest) return Lies::after;
  const bool begun = !findings.earlier.nothing() || (first && day >= *first);
  return begun ? Lies::within : Lies::before;
}

/// The latest of each kind and place.
void add_note(Day& day, const analysis::AthleteNote& note) {
  std::erase_if(day.notes, [&](const auto* n) { return n->kind == note.kind && n->where == note.where; });
  day.notes.push_back(&note);
}

}  // namespace

bool is_leg_session(const analysis::SessionFinding& session) {
  return analysis::was_leg_session(session);
}

std::vector<const analysis::SessionFinding*> leg_sessions_of(const Findings& findings,
                                                             const analysis::RunFinding& run) {
  constexpr std::chrono::duration<double, std::ratio<3600>> post_leg(analysis::kPostLeg_h);
  std::vector<const analysis::SessionFinding*> counted;
  for (const auto& session : findings.sessions)
    if (is_leg_session(session) && session.plan.end <= run.plan.start &&
        session.plan.end >= run.plan.start - post_leg)
      counted.push_back(&session);
  return counted;
}

Day day_of(const Findings& findings, date::local_days day) {
  Day result;
  result.day = day;
  result.lies = lies(findings, day);
  for (const auto& run : findings.runs)
    if (local_day(run.plan) == day) result.runs.push_back(&run);
  for (const auto& session : findings.sessions)
    if (local_day(session.plan) == day && session.plan.sport != analysis::Sport::wellness)
      result.sessions.push_back(&session);
  for (const auto& alert : findings.alerts) {
    if (!alert.state && local_day(alert) == day) result.alerts.push_back(&alert);
    for (const auto& step : alert.history)
      if (local_day(step.time, alert.utc_offset) == day)
        result.steps.push_back({&alert, step.state, step.time});
    if (alert.until && local_day(*alert.until, alert.utc_offset) == day) result.closed.push_back(&alert);
  }
  for (const auto& note : findings.notes)
    if (local_day(note.at, findings.notes_offset) == day) add_note(result, note);
  result.state = analysis::overreaching_at(
      findings, instant_of(WallTime((day + date::days(1)).time_since_epoch()), findings.notes_offset) - Millis(1));
  for (const auto& load : findings.days)
    if (load.day == day) result.load = &load;
  for (const auto& morning : findings.mornings)
    if (morning.day == day) result.morning = &morning;
  result.leg_sessions = findings.earlier.leg_sessions + static_cast<int>(std::ranges::count_if(
      findings.sessions, [&](const auto& s) { return is_leg_session(s) && local_day(s.plan) <= day; }));
  for (const auto& run : findings.runs)
    if (local_day(run.plan) <= day && analysis::tells_pace(run)) result.pace = &run;
  result.last_leg = last_leg_before(findings, result);
  if (result.last_leg != nullptr) result.also_legs = also_legs(findings, result);
  return result;
}

std::optional<date::local_days> first_day(const Findings& findings) {
  const auto days = recorded_days(findings);
  if (days.empty()) return std::nullopt;
  return *days.begin();
}

std::optional<date::local_days> newest_day(const Findings& findings) {
  const auto days = recorded_days(findings);
  if (days.empty()) return std::nullopt;
  return *days.rbegin();
}

std::vector<date::local_days> summary_days(const Findings& findings, std::size_t most) {
  auto days = recorded_days(findings);
  for (const auto& alert : findings.alerts) {
    days.insert(local_day(alert));
    for (const auto& step : alert.history) days.insert(local_day(step.time, alert.utc_offset));
  }
  const std::size_t skip = days.size() - std::min(days.size(), most);
  auto newest = days | std::views::drop(skip);
  return {newest.begin(), newest.end()};
}

RunCounts run_counts_by(const Findings& findings, date::local_days day) {
  RunCounts have{findings.earlier.post_leg, findings.earlier.fresh, 0};
  for (const auto& run : findings.runs) {
    if (local_day(run.plan) > day) break;
    if (!analysis::counts_for_comparison(run)) continue;
    have.post_leg += run.post_leg;
    have.fresh += analysis::counts_as_fresh(run);
  }
  if (const auto first = findings.earlier.first_run)
    have.days = static_cast<int>((day - date::floor<date::days>(*first)).count()) + 1;
  else if (!findings.runs.empty())
    have.days = static_cast<int>((day - local_day(findings.runs.front().plan)).count()) + 1;
  return have;
}

}  // namespace freshlegs::app
