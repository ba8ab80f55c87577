#include "daemon/words/day_sentence.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/form_words.h"
#include "daemon/words/legs_words.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app {
namespace {

using analysis::OverreachState;
using analysis::RunFinding;
using analysis::Verdict;

constexpr std::string_view kNothing = "Nothing to act on.";
constexpr double kHardSuffers_h = 24;  // Doma & Deakin 2013: hard running a day after

// Legs count as back within 1 % of fresh: a smaller cost, however sure, is not "tired".
constexpr double kTired_pct = -1;

bool cost_shown(const RunFinding& run) {
  return (run.verdict == Verdict::likely || run.verdict == Verdict::very_likely) && run.effect_pct;
}

bool slower_shown(const RunFinding& run) { return cost_shown(run) && run.effect_pct->value <= kTired_pct; }

std::string run_noun(const RunFinding& run) { return with_article(phrase(run.kind)); }

void add_once(std::vector<std::string>& names, std::string name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

/// " from Tuesday and Wednesday"
std::string tired_from(const Day& day, const Units& units) {
  if (day.last_leg == nullptr) return "";
  std::vector<std::string> names;
  const auto add = [&](const analysis::SessionFinding& session) {
    const auto leg_day = local_day(session.plan);
    add_once(names, leg_day == day.day ? "the leg session before the run" : named_day(leg_day, day.day, units));
  };
  for (const auto* session : day.also_legs) add(*session);
  add(*day.last_leg);
  return " from " + list_of(names);
}

/// Without what other runs have taught: clearly faster than fresh ones.
bool faster_alone(const RunFinding& run, const Units& units) {
  const auto alone = run_alone(run, units);
  return alone && alone->value < 0 && !reaches_over_zero(alone->lo, alone->hi);
}

DaySentence form_day(const Day& day, const RunFinding& run, const Units& units) {
  const std::string change = "your form changed after " + count_of(run.breakdown->onset_s / 60, "minute");
  const std::string end = inside_fresh(*run.breakdown) ? ", still inside your fresh range." : ".";
  if (!run.post_leg) return {capital(change) + end, ""};
  if (slower_shown(run) && !faster_alone(run, units))
    return {std::string("Your legs were ") + (run.verdict == Verdict::likely ? "probably " : "") +
                "still tired" + tired_from(day, units) + ", and " + change + end,
            "Easy running is fine."};
  return {capital(change) + " of a run " + after_legs(run) + end, "Easy running is fine."};
}

DaySentence risky_day(const analysis::Alert& alert, const Units& units) {
  const AlertText text = alert_text(alert, units);
  return {text.title + ".", text.body, text.command};
}

/// By how much is said once, at the run.
DaySentence tired_day(const Day& day, const RunFinding& run, Units units) {
  if (faster_alone(run, units))
    return {capital(run_noun(run)) + " " + after_legs(run) +
                ". By itself it does not show tired legs; all your runs together do.",
            "Easy running is fine."};
  const bool sure = run.verdict == Verdict::very_likely;
  return {std::string("Your legs were ") + (sure ? "" : "probably ") + "still tired" + tired_from(day, units) + ".",
          "Easy running is fine."};
}

/// ", one of 3 runs" on such a day, and ", then a leg session" if one began after the run.
std::string and_more(const Day& day, const RunFinding& run) {
  const std::string others =
      day.runs.size() > 1 ? ", one of " + count_of(static_cast<double>(day.runs.size()), "run") : "";
  const bool later = std::ranges::any_of(day.sessions, [&](const auto* session) {
    return is_leg_session(*session) && session->plan.start > run.plan.start;
  });
  return others + (later ? ", then a leg session" : "");
}

/// A hard run soon after legs stays one, also where its message was told lately and is not told again.
std::string hard_or_nothing(const RunFinding& run) {
  using enum analysis::RunKind;
  const bool hard = run.kind == intervals || run.kind == tempo || run.kind == race;
  const bool soon = run.hours_since_leg && *run.hours_since_leg <= kHardSuffers_h;
  return hard && soon ? "Hard running suffers this soon after legs. Easy running is fine." : std::string(kNothing);
}

DaySentence post_leg_day(const Day& day, const RunFinding& run) {
  const std::string what = capital(run_noun(run)) + " " + after_legs(run) + and_more(day, run);
  if (run.kind == analysis::RunKind::cool_down) return {what + ".", std::string(kNothing)};
  if (run.verdict == Verdict::not_enough_data || run.verdict == Verdict::prior_only)
    return {what + ". Too early to say what leg day costs you.", ""};
  if (run.declined) return {what + ".", hard_or_nothing(run)};
  if (cost_shown(run) && run.effect_pct->value < 0)
    return {what + ". Tired legs cost hardly anything.", hard_or_nothing(run)};
  return {what + ". A cost of tired legs is not shown.", hard_or_nothing(run)};
}

DaySentence run_day(const Day& day, const RunFinding& run) {
  const std::string legs = after_legs(run);
  return {capital(run_noun(run)) + (legs.empty() ? "" : " " + legs) + and_more(day, run) + ".",
          std::string(kNothing)};
}

std::string in_quotes(const std::string& title) { return "\"" + from_file(title) + "\""; }

/// Several leg sessions of a day, by their names where these differ.
DaySentence leg_sessions_day(const std::vector<const analysis::SessionFinding*>& legs) {
  std::vector<std::string> names;
  for (const auto* session : legs)
    add_once(names, session->plan.title ? in_quotes(*session->plan.title)
                                        : with_article(phrase(session->plan.sport)));
  const std::string named = names.size() > 1 ? ": " + list_of(names) : "";
  return {count_of(static_cast<double>(legs.size()), "leg session") + named + ".", ""};
}

DaySentence leg_session_day(const analysis::SessionFinding& session, const Day& day) {
  const std::string dose = dose_words(session, day);
  if (dose == "1.0 times your usual") return {"A usual leg session.", ""};
  return {"A leg session" + (dose.empty() ? "" : ", " + dose) + ".", ""};
}

DaySentence session_day(const Day& day) {
  std::vector<const analysis::SessionFinding*> legs;
  std::ranges::copy_if(day.sessions, std::back_inserter(legs),
                       [](const auto* s) { return is_leg_session(*s); });
  if (legs.size() > 1) return leg_sessions_day(legs);
  if (legs.size() == 1) return leg_session_day(*legs.front(), day);
  std::vector<std::string> names;
  bool unknown = false;
  for (const auto* session : day.sessions) {
    unknown = unknown || session->legs == analysis::Legs::unknown;
    const bool told = session->plan.sport == analysis::Sport::other && session->plan.title;
    add_once(names, told ? in_quotes(*session->plan.title) : with_article(phrase(session->plan.sport)));
  }
  const bool strength =
      day.sessions.size() == 1 && day.sessions.front()->plan.sport == analysis::Sport::strength;
  if (strength && unknown) return {"A strength session; whether it was leg work is not known.", ""};
  return {capital(list_of(names)) + (strength ? " without leg work" : "") + ".", std::string(kNothing)};
}

auto weight(const RunFinding& run) {
  return std::tuple(run.breakdown.has_value(), slower_shown(run),
                    run.post_leg && run.kind != analysis::RunKind::cool_down, run.distance_m);
}

/// A state without its numbers, when those have moved on.
DaySentence state_sentence(OverreachState state) {
  switch (state) {
    case OverreachState::likely:
      return {"Signs that fit overreaching: slower for a while, leg days taken out.",
              "Fewer hard sessions make sense now."};
    case OverreachState::prolonged:
      return {"Slower for weeks despite rest.",
              "Rest, and let a doctor or physio look at it. This is not a diagnosis."};
    case OverreachState::normal:
    case OverreachState::watch:
      break;
  }
  return {"Slower than usual, leg days taken out: an early sign.",
          "A few easier days will show whether it passes."};
}

DaySentence plain_day(const Day& day, Units units) {
  const RunFinding* run = main_run(day);
  if (run != nullptr && run->breakdown) return form_day(day, *run, units);
  if (const auto* risky = alert_of(day, analysis::AlertKind::risky_combination)) return risky_day(*risky, units);
  if (run != nullptr && slower_shown(*run)) return tired_day(day, *run, units);
  if (run != nullptr && run->post_leg) return post_leg_day(day, *run);
  if (run != nullptr) return run_day(day, *run);
  if (!day.sessions.empty()) return session_day(day);
  if (day.lies == Lies::before) return {"Nothing was recorded yet.", ""};
  if (day.lies == Lies::after) return {"Nothing is recorded of this day.", ""};
  if (day.morning != nullptr) return {"Rest day.", std::string(kNothing)};
  return {"Rest day.", day.notes.empty() ? "Nothing recorded, nothing to act on." : std::string(kNothing)};
}

/// What to do gives way to what was noted of that day, and to a spell of overreaching that goes on.
DaySentence heeding(const Day& day, DaySentence sentence) {
  const bool ill = std::ranges::any_of(
      day.notes, [](const auto* n) { return n->kind == analysis::NoteKind::illness && n->value > 0; });
  if (ill) {
    sentence.then = "You noted illness: no hard run before it has passed.";
    return sentence;
  }
  if (day.lies != Lies::after && !sentence.then.ends_with("othing to act on.")) return sentence;
  if (day.state == OverreachState::watch) sentence.then = "The early sign of overreaching is still there: easier days help.";
  if (day.state == OverreachState::likely) sentence.then = "The signs of overreaching are not over: fewer hard sessions.";
  if (day.state == OverreachState::prolonged)
    sentence.then = "Still slower for weeks: rest, and let a doctor or physio look at it.";
  return sentence;
}

}  // namespace

const RunFinding* main_run(const Day& day) {
  if (day.runs.empty()) return nullptr;
  return *std::ranges::max_element(day.runs, {}, [](const RunFinding* run) { return weight(*run); });
}

const analysis::Alert* alert_of(const Day& day, analysis::AlertKind kind) {
  const auto it = std::ranges::find(day.alerts, kind, &analysis::Alert::kind);
  return it == day.alerts.end() ? nullptr : *it;
}

DaySentence overreaching_sentence(const Day::Step& step, const Units& units) {
  // The facts go on with the spell; each state keeps those of its first day.
  const auto& history = step.alert->history;
  const auto then = std::ranges::find(history, step.time, &analysis::Alert::Step::time);
  analysis::Alert as_it_was = *step.alert;
  as_it_was.until.reset();
  if (then != history.end() && then->facts)
    as_it_was.facts = *then->facts;
  else if (std::get<analysis::OverreachFacts>(step.alert->facts).state != step.state)
    return state_sentence(step.state);
  const AlertText text = alert_text(as_it_was, units);
  return {text.title + ".", text.body};
}

DaySentence day_sentence(const Day& day, Units units) {
  if (!day.steps.empty()) return overreaching_sentence(day.steps.back(), units);
  if (const auto* pain = alert_of(day, analysis::AlertKind::pain)) {
    const AlertText text = alert_text(*pain, units);
    return {text.title + ".", text.body};
  }
  return heeding(day, plain_day(day, units));
}

}  // namespace freshlegs::app
