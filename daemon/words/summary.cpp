#include "daemon/words/summary.h"

#include <algorithm>
#include <cmath>

#include "analysis/compare/fitness.h"
#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/day_sentence.h"
#include "daemon/words/fade_words.h"
#include "daemon/words/felt_words.h"
#include "daemon/words/hard_words.h"
#include "daemon/words/form_words.h"
#include "daemon/words/legs_words.h"
#include "daemon/words/load_words.h"
#include "daemon/words/next_days.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "daemon/words/progress_words.h"
#include "daemon/words/run_words.h"
#include "daemon/words/today_words.h"
#include "daemon/words/week_words.h"

namespace freshlegs::app {
namespace {

using analysis::Findings;
using analysis::RunFinding;
using analysis::Verdict;

// A longer wait than this is no plan, and the rhythm will have changed.
constexpr double kFarthestDays = 182;
constexpr int kDaysOfRhythm = 14;

struct Summary {
  const Findings& findings;
  Day day;
  Units units;
  RunCounts have;
  int need;
  std::optional<analysis::LegForecast> next;
  Page page;
};

void add_opening(Summary& s) {
  const DaySentence sentence = day_sentence(s.day, s.units);
  s.page.heading(1, long_day(s.day.day, s.units));
  s.page.paragraph("**" + sentence.day + "**" +
                   (sentence.then.empty() ? "" : " " + with_command(sentence.then, sentence.command, "`")));
}

/// What to do about pain is said once, on top where the day's sentence is about it.
std::string pain_said(const Summary& s, const analysis::PainFacts& pain) {
  const auto* top = s.day.steps.empty() ? alert_of(s.day, analysis::AlertKind::pain) : nullptr;
  const bool said = top != nullptr && std::get<analysis::PainFacts>(top->facts).lasts == pain.lasts;
  return "**Pain:** " + pain_sentence(pain, !said);
}

void add_run(Summary& s, const RunFinding& run) {
  s.page.heading(2, capital(phrase(run.kind)) + ", " + clock(wall(run.plan.start, run.plan.utc_offset), s.units));
  s.page.paragraph(fact_sentence(run, s.units));
  if (run.kind == analysis::RunKind::cool_down) {
    s.page.bullet("An easy jog right after lifting is a cool-down: it is not counted against anything.");
    if (run.pain) s.page.bullet(pain_said(s, *run.pain));
    return;
  }
  if (run.post_leg) s.page.bullet("**Cost of tired legs:** " + cost_sentence(run, s.have, s.need, s.units));
  if (const auto form = form_sentence(run, s.units))
    s.page.bullet("**Form:** " + *form +
                  (run.breakdown && !inside_fresh(*run.breakdown)
                       ? " What that means for injury is not settled."
                       : ""));
  if (const auto hard = hard_sentence(run, s.units)) s.page.bullet("**Hard pace:** " + *hard);
  if (const auto fade = fade_sentence(run)) s.page.bullet("**Fade:** " + *fade);
  if (const auto felt = felt_sentence(run)) s.page.bullet("**Effort:** " + *felt);
  if (run.pain) s.page.bullet(pain_said(s, *run.pain));
}

bool has_post_leg_run(const Day& day) {
  return std::ranges::any_of(day.runs, [](const RunFinding* run) {
    return run->post_leg && run->kind != analysis::RunKind::cool_down;
  });
}

void add_legs(Summary& s) {
  std::vector<std::string> lines;
  bool other_work = false;
  for (const auto* session : s.day.sessions) {
    if (session->plan.sport != analysis::Sport::strength && !is_leg_session(*session)) continue;
    lines.push_back(session_sentence(*session, s.day, s.units));
    other_work = other_work || !is_leg_session(*session);
  }
  const bool after_legs = has_post_leg_run(s.day);
  const bool earlier = s.day.last_leg != nullptr && local_day(s.day.last_leg->plan) != s.day.day;
  const bool leg_day = std::ranges::any_of(s.day.sessions, [](const auto* x) { return is_leg_session(*x); });
  // On the days after it the run itself says more.
  const auto recovery = leg_day ? recovery_sentence(s.findings, s.day, s.have, s.units) : std::nullopt;
  const bool tired = s.next && (after_legs || leg_day);
  if (lines.empty() && !(after_legs && earlier) && !recovery && !tired) return;
  const bool of_legs = leg_day || after_legs;
  s.page.heading(2, !of_legs ? "Strength" : other_work ? "Legs and strength" : "Legs");
  const std::string also = after_legs ? also_legs_sentence(s.day) : "";
  if (after_legs && earlier)
    s.page.paragraph(last_leg_sentence(*s.day.last_leg, s.day, s.units) + (also.empty() ? "" : " ") + also);
  for (const auto& line : lines) s.page.bullet(line);
  if (!earlier && !also.empty()) s.page.paragraph(also);
  if (recovery) s.page.paragraph(*recovery);
  if (!tired) return;
  const bool easy = s.next->against == analysis::Against::nothing;
  const bool said = easy ? day_sentence(s.day, s.units).then.ends_with("Easy running is fine.")
                         : alert_of(s.day, analysis::AlertKind::pain) != nullptr;
  std::string words = said ? "" : easy ? "Easy running is fine. " : "";
  if (easy || !said) words += hard_run_sentence(*s.next);
  if (const auto later = why_later(*s.next)) words += " " + *later;
  if (!s.next->own) words += (words.empty() ? "" : " ") + forecast_source(*s.next);
  if (!words.empty()) s.page.paragraph(words);
  s.page.lines(next_days_table(*s.next, s.units));
}

void add_others(Summary& s) {
  std::vector<std::string> lines;
  for (const auto* session : s.day.sessions)
    if (session->plan.sport != analysis::Sport::strength && !is_leg_session(*session))
      lines.push_back(session_sentence(*session, s.day, s.units));
  if (lines.empty()) return;
  for (auto& sentence : other_sport_sentences(s.findings, s.day.day, other_sports_of(s.day))) lines.push_back(std::move(sentence));
  s.page.heading(2, "Also");
  for (const auto& line : lines) s.page.bullet(line);
}

bool nothing_recorded(const Day& day) {
  return day.runs.empty() && day.sessions.empty() && day.morning == nullptr;
}

void add_notes(Summary& s) {
  std::vector<std::string> lines;
  if (const auto said = notes_sentence(s.day)) lines.push_back(*said);
  for (const auto* alert : s.day.alerts)
    if (const auto* pain = std::get_if<analysis::PainFacts>(&alert->facts); pain != nullptr && !pain->on_run)
      lines.push_back(pain_said(s, *pain));
  if (lines.empty()) return;
  s.page.heading(2, "You noted");
  for (const auto& line : lines) s.page.bullet(line);
}

/// A straight line through six weeks with such a spell in them would say something else than its message.
bool spell_lately(const Findings& findings, date::local_days day) {
  return std::ranges::any_of(findings.alerts, [&](const analysis::Alert& alert) {
    return alert.kind == analysis::AlertKind::overreaching && local_day(alert) <= day &&
           (!alert.until || local_day(*alert.until, alert.utc_offset) > day - date::days(analysis::kFitnessDays));
  });
}

void add_load(Summary& s) {
  if (nothing_recorded(s.day)) return;  // a rest day is three lines
  const auto load = load_sentence(s.day);
  const auto heart = heart_sentence(s.day);
  const auto fitness = spell_lately(s.findings, s.day.day)
                           ? std::nullopt
                           : fitness_sentence(s.findings, s.day.day, s.units, true);
  const auto energy = energy_sentence(s.findings, s.day.day);
  const auto strain = load ? strain_sentence(s.findings, s.day) : std::nullopt;
  std::string words;
  for (const auto& sentence : {load, strain, energy, heart, fitness})
    if (sentence) words += (words.empty() ? "" : " ") + *sentence;
  const auto drifts = drift_sentences(s.findings, s.day);
  const auto sleep = sleep_sentence(s.day);
  if (words.empty() && drifts.empty() && !sleep) return;
  s.page.heading(2, "Load and recovery");
  if (!words.empty()) s.page.paragraph(words);
  if (sleep) s.page.bullet("**Sleep:** " + *sleep);
  for (const auto& drift : drifts) s.page.paragraph(drift);
}

void add_messages(Summary& s, std::span<const Retraction> taken_back) {
  std::vector<std::string> lines;
  const auto* risky = alert_of(s.day, analysis::AlertKind::risky_combination);
  const RunFinding* run = main_run(s.day);
  // When form changed that day, the sentence on top is about the form and the combination is told here.
  if (risky != nullptr && run != nullptr && run->breakdown) {
    const AlertText text = alert_text(*risky, s.units);
    lines.push_back(text.title + ". " + with_command(text.body, text.command, "`"));
  }
  for (const auto* alert : s.day.closed) {
    const AlertText text = closed_text(*alert, s.units);
    lines.push_back(text.title + ". " + text.body);
  }
  for (const auto& message : taken_back) {
    if (message.day != s.day.day) continue;
    const AlertText text = withdrawn_text(message.kind, message.day, message.why, s.units);
    lines.push_back(text.title + ". " + text.body);
  }
  if (lines.empty()) return;
  s.page.heading(2, "Messages");
  for (const auto& line : lines) s.page.bullet(line);
}

/// When both sides have enough runs if the weeks go on like this; nothing if that cannot be said.
std::optional<date::local_days> enough_by(const Summary& s) {
  if (s.have.days < kDaysOfRhythm || s.have.post_leg == 0 || s.have.fresh == 0) return std::nullopt;
  const auto wait = [&](int have) { return std::max(0, s.need - have) * s.have.days / double(have); };
  const double days = std::max(wait(s.have.post_leg), wait(s.have.fresh));
  if (days < 1 || days > kFarthestDays) return std::nullopt;
  return s.day.day + date::days(static_cast<int>(std::ceil(days)));
}

/// Read later, a date that lay ahead on that day is not promised any more: it came, or something is missing.
std::string first_estimate(const Summary& s, date::local_days by) {
  const auto& runs = s.findings.runs;
  const auto told = std::ranges::find_if(runs, [&](const RunFinding& run) {
    return local_day(run.plan) > s.day.day && run.post_leg && run.effect_pct;
  });
  if (told != runs.end())
    return "the first estimate of your own came on " + day_of_year(local_day(told->plan), s.units) + ".";
  const auto newest = newest_day(s.findings).value_or(s.day.day);
  if (newest <= by)
    return "at this rhythm the first estimate of your own comes around " + day_of_year(by, s.units) + ".";
  return "at that rhythm the first estimate of your own was due around " + day_of_year(by, s.units) +
         " and has not come. " + missing_sentence(run_counts_by(s.findings, newest), s.need);
}

void add_unknown(Summary& s) {
  std::string text;
  for (const auto* session : s.day.sessions)
    if (const auto sentence = unknown_sentence(*session)) text += (text.empty() ? "" : " ") + *sentence;
  if (std::ranges::any_of(s.day.runs, [](const RunFinding* run) {
        return run->declined && run->declined->why == analysis::Declined::Why::totals_only;
      }))
    text += std::string(text.empty() ? "" : " ") +
            "What legs did to the run: it came from a list, which holds totals only. The watch's own file tells.";
  const bool too_early = std::ranges::any_of(s.day.runs, [](const RunFinding* run) {
    return run->post_leg && (run->verdict == Verdict::not_enough_data || run->verdict == Verdict::prior_only);
  });
  const auto by = too_early ? enough_by(s) : std::nullopt;
  if (by)
    text += (text.empty() ? "" : " ") + ("What leg day costs you: " + first_estimate(s, *by));
  if (text.empty()) return;
  s.page.heading(2, "Not known");
  s.page.paragraph(text);
}

/// Evidence is one step away.
void add_links(Summary& s) {
  const std::string day = iso_day(WallTime(s.day.day)), dot = " \u00b7 ";
  const auto link = [](const std::string& file) { return "[" + file + "](" + file + ")"; };
  std::string lines = "Report: " + link("report.html") + dot + "Day: " + link(day + ".html") + "\nNumbers: " +
                      link(day + ".json");
  if (!s.day.steps.empty())
    lines += "\nEvidence: `freshlegs explain " + s.day.steps.back().alert->id + "`";
  else if (!s.day.runs.empty() || !s.day.sessions.empty())
    lines += dot + "`freshlegs explain " + day + "`";
  s.page.rule_and(lines);
}

}  // namespace

std::string summary_markdown(const Findings& findings, date::local_days day, Units units,
                             std::span<const Retraction> taken_back, const analysis::Profile& profile) {
  Summary s{findings,
            day_of(findings, day),
            units,
            run_counts_by(findings, day),
            runs_needed(findings),
            next_days(findings, day, profile),
            {}};
  add_opening(s);
  const bool strength_first = analysis::strength_first(profile.goal);
  if (strength_first) add_legs(s);
  for (const auto* run : s.day.runs) add_run(s, *run);
  if (!strength_first) add_legs(s);
  add_others(s);
  add_notes(s);
  add_load(s);
  add_messages(s, taken_back);
  add_unknown(s);
  if (!nothing_recorded(s.day) || !s.day.steps.empty()) add_links(s);
  return s.page.text();
}

}  // namespace freshlegs::app
