#include "analysis/advice/heed.h"

#include <algorithm>
#include <ranges>

namespace freshlegs::analysis {
namespace {

constexpr date::days kLately{3};  // a note speaks for the days after it, until the next one

date::local_days day_of(const Findings& findings, Instant at) {
  return date::floor<date::days>(wall_of(at, findings.notes_offset));
}

bool ill(const Findings& findings, date::local_days today) {
  for (const AthleteNote& note : findings.notes | std::views::reverse) {
    const auto day = day_of(findings, note.at);
    if (note.kind == NoteKind::illness && day <= today) return note.value > 0 && today - day < kLately;
  }
  return false;
}

/// Pain that was answered with a warning, unless a later note says that it is gone.
bool hurts(const Findings& findings, date::local_days today) {
  const auto within = [&](Instant at) {
    const auto day = day_of(findings, at);
    return day <= today && today - day < kLately;
  };
  return std::ranges::any_of(findings.alerts, [&](const Alert& alert) {
    if (alert.kind != AlertKind::pain || alert.severity == Severity::info || !within(alert.time)) return false;
    return std::ranges::none_of(findings.notes, [&](const AthleteNote& note) {
      return note.kind == NoteKind::pain && !(note.value > 0) && note.at > alert.time && within(note.at);
    });
  });
}

}  // namespace

OverreachState overreaching_at(const Findings& findings, Instant at) {
  auto state = OverreachState::normal;
  for (const Alert& alert : findings.alerts) {
    if (!alert.state || (alert.until && *alert.until <= at)) continue;
    for (const auto& step : alert.history)
      if (step.time <= at) state = step.state;
  }
  return state;
}

Against against_hard_running(const Findings& findings, Instant at) {
  const auto today = day_of(findings, at);
  if (hurts(findings, today)) return Against::pain;
  if (ill(findings, today)) return Against::illness;
  const auto state = overreaching_at(findings, at);
  return state == OverreachState::likely || state == OverreachState::prolonged ? Against::overreaching
                                                                               : Against::nothing;
}

}  // namespace freshlegs::analysis
