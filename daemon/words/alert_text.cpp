#include "daemon/words/alert_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/post_leg.h"
#include "daemon/words/dates.h"
#include "daemon/words/felt_words.h"
#include "daemon/words/form_words.h"
#include "daemon/words/numbers.h"
#include "daemon/words/phrases.h"
#include "daemon/words/risk_words.h"

namespace freshlegs::app {
namespace {

using analysis::Alert;
using analysis::FormFacts;
using analysis::OverreachFacts;
using analysis::OverreachState;
using analysis::RiskyFacts;

// After a leg session means within 48 h of one, everywhere (contract: post_leg).

AlertText words_of(const FormFacts& facts) {
  std::vector<std::string> parts;
  bool left = false;
  for (const auto& c : telling_changes(facts.breakdown, 2)) {
    parts.push_back(change(c.marker, told_pct(c)));
    left = left_fresh(c);
  }
  const bool after_legs = facts.hours_since_leg && *facts.hours_since_leg <= analysis::kPostLeg_h;
  const std::string seen = list_of(parts) + (left ? " than in your fresh runs at this pace."
                                                  : " than before, still inside your fresh range.");
  const std::string minutes = count_of(facts.breakdown.onset_s / 60, "minute");
  return {"Form changed after " + minutes,
          after_legs ? hours(*facts.hours_since_leg) + " after legs: " + seen + " Easy running is fine."
                     : capital(seen)};
}

std::string how_much(const OverreachFacts& facts) {
  const auto s = slower(facts.slower_pct);
  return with_unit(s.value, "%");
}

std::string how_sure(const OverreachFacts& facts) {
  const auto s = slower(facts.slower_pct);
  return bracket_slower(s.lo, s.hi);
}

/// What speaks for it besides the speed, strongest first.
std::vector<std::string> other_signs(const OverreachFacts& facts) {
  const auto moved = [](const std::string& name, double by, std::string_view unit) {
    return name + (by > 0 ? " up " : " down ") + with_unit(std::abs(by), unit);
  };
  std::vector<std::string> signs;
  if (facts.rest_did_not_help) signs.emplace_back("rest days did not help");
  if (facts.resting_hr_change_bpm && std::abs(*facts.resting_hr_change_bpm) >= 0.5)
    signs.push_back(moved("resting heart rate", *facts.resting_hr_change_bpm, "bpm"));
  if (facts.rmssd_change_pct && std::abs(*facts.rmssd_change_pct) >= 0.5)
    signs.push_back(moved("HRV", *facts.rmssd_change_pct, "%"));
  if (facts.own_words) signs.emplace_back("your own notes agree");
  return signs;
}

/// Whether the runs show it without the other signs; the alert rests on all of them together.
bool shown_by_runs(const OverreachFacts& facts) { return facts.slower_pct.hi < 0; }

/// `seen`, as many of the other signs as a notice has room for, and what to do.
std::string with_signs(std::string seen, const OverreachFacts& facts, const std::string& then) {
  for (const auto& sign : other_signs(facts))
    if (width(seen + "; " + sign + then) <= kBodyLimit) seen += "; " + sign;
  return seen + then;
}

AlertText likely_words(const OverreachFacts& facts, bool counted) {
  const std::string days = count_of(facts.days, "day"), then = ". Fewer hard sessions make sense now.";
  if (shown_by_runs(facts))
    return {"Signs that fit overreaching", with_signs((counted ? days + " about " : "Lately about ") +
                                                          how_much(facts) + " slower " + how_sure(facts),
                                                      facts, then)};
  return {other_signs(facts).empty() ? "Signs that may fit overreaching"
                                     : "Signs that together may fit overreaching",
          with_signs("Perhaps " + how_much(facts) + " slower " + (counted ? "for " + days : "lately") + " " +
                         how_sure(facts),
                     facts, then)};
}

AlertText watch_words(const OverreachFacts& facts, bool counted) {
  const std::string since = counted ? " for " + count_of(facts.days, "day") : " lately";
  const std::string seen = "About " + how_much(facts) + " at the same heart rate " + how_sure(facts);
  if (shown_by_runs(facts))
    return {"Slower than usual" + since,
            seen + ", leg days taken out. An early sign. A few easier days will show whether it passes."};
  return {"Perhaps slower than usual" + since,
          with_signs(seen, facts, ". An early sign. A few easier days will show.")};
}

/// On its way out: the newest runs show nothing any more, and a few of them close it.
bool passing(const OverreachFacts& facts) { return facts.days >= 3 && !(slower(facts.slower_pct).value >= .5); }

AlertText words_of(const OverreachFacts& facts) {
  if (passing(facts)) return {"Slower than usual, but not any more", "The newest runs are near your usual. A few more like them, and this is over."};
  // The first sign is found while the spell is already on: below three days the number would mislead.
  const bool counted = facts.days >= 3;
  switch (facts.state) {
    case OverreachState::likely:
      return likely_words(facts, counted);
    case OverreachState::prolonged: {
      const bool rested = facts.light_days > 0;
      return {(shown_by_runs(facts) ? "Slower for " : "Perhaps slower for ") +
                  count_of(facts.days / 7, "week") + (rested ? " despite rest" : ""),
              "About " + how_much(facts) + " " + how_sure(facts) +
                  (rested ? ", though " + number(facts.light_days) + " of " + count_of(facts.of_days, "day") +
                                " were light"
                          : "") +
                  ". Rest, and let a doctor or physio look at it. This is not a diagnosis."};
    }
    case OverreachState::normal:
    case OverreachState::watch:
      break;
  }
  return watch_words(facts, counted);
}

AlertText words_of(const RiskyFacts& facts) { return risk_text(facts); }
AlertText words_of(const analysis::PainFacts& facts) { return pain_text(facts); }

/// Names no value: for lock screens.
AlertText plain_words(const Alert& alert) {
  switch (alert.kind) {
    case analysis::AlertKind::form_breakdown:
      return {"Form changed during a run", "The summary says how."};
    case analysis::AlertKind::overreaching:
      return {"Slower than usual", "The summary says since when."};
    case analysis::AlertKind::pain:
      return {"About the pain you noted", "The summary says more."};
    case analysis::AlertKind::risky_combination:
      break;
  }
  return {"A hard run soon after legs", "The summary says more."};
}

std::string cut(std::string text, std::size_t characters) {
  if (width(text) <= characters) return text;
  while (width(text) > characters - 1) text.pop_back();
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0) text.pop_back();
  return text + "\u2026";
}

std::string kind_words(const std::string& kind) {
  if (kind == "form_breakdown") return "form change";
  if (kind == "overreaching") return "slower than usual";
  if (kind == "risky_combination") return "run after legs";
  if (kind == "pain") return "pain you noted";
  return "message";
}

/// Those of the day on which the spell reached its gravest state.
const OverreachFacts* gravest(const Alert& alert) {
  const auto worst = std::ranges::max_element(alert.history, {}, &Alert::Step::state);
  return worst == alert.history.end() || !worst->facts ? nullptr : &*worst->facts;
}

/// Of a spell that is over: how large it was then.
std::string over_words(const Alert& alert, const Units& units) {
  const std::string days = "First seen on " + day_of_year(local_day(alert), units) + "; running was back to usual on " +
                           day_of_year(local_day(*alert.until, alert.utc_offset), units) + ".";
  const auto* worst = gravest(alert);
  if (worst == nullptr || !shown_by_runs(*worst)) return days;
  return days + " In between about " + how_much(*worst) + " slower at the same heart rate " +
         how_sure(*worst) + ".";
}

/// How a run is called planned, where the words ask for that.
std::string command_of(const Alert& alert) {
  const auto* risky = std::get_if<RiskyFacts>(&alert.facts);
  if (risky == nullptr || !asks_whether_planned(*risky) || alert.evidence.empty()) return "";
  return "freshlegs label " + alert.evidence.back() + " planned";
}

}  // namespace

std::string with_command(std::string body, const std::string& command, std::string_view mark) {
  if (command.empty()) return body;
  if (body.ends_with('.')) body.pop_back();
  return body.append(": ").append(mark).append(command).append(mark).append(".");
}

AlertText alert_text(const Alert& alert, const Units& units) {
  AlertText text = std::visit([](const auto& facts) { return words_of(facts); }, alert.facts);
  text.command = command_of(alert);
  if (!alert.until) return text;
  text.body = over_words(alert, units);
  // Its last facts are those of a spell on its way out; its name stays what it was.
  const auto* last = std::get_if<OverreachFacts>(&alert.facts);
  const auto* worst = gravest(alert);
  if (last != nullptr && worst != nullptr && !passing(*last)) text.title = words_of(*worst).title;
  return text;
}

AlertText alert_text(const Alert& alert, const Settings& settings) {
  return settings.notifications.plain ? plain_words(alert) : alert_text(alert, settings.units);
}

AlertText closed_text(const Alert& alert, const Units& units) {
  return {"Running is back to your usual",
          "Your last runs, leg days taken out, are within 1\u00a0% of what is usual for you. The message of " +
              day_of_year(local_day(alert), units) + " is closed."};
}

AlertText withdrawn_text(const std::string& kind, date::local_days day, const std::string& why,
                         const Units& units) {
  return {"Taken back: " + kind_words(kind) + " on " + day_of_year(day, units),
          cut(why + " Nothing to do.", kBodyLimit)};
}

}  // namespace freshlegs::app
