#include "daemon/words/explanation.h"

#include <algorithm>
#include <cmath>

#include "analysis/compare/matched_runs.h"
#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/explanation_blocks.h"
#include "daemon/words/fade_words.h"
#include "daemon/words/hard_words.h"
#include "daemon/words/form_words.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app {
namespace {

using analysis::RunFinding;
using Block = Explanation::Block;

RunCounts run_counts_of(const Question& q) {
  return run_counts_by(q.knowledge.findings, local_day(q.run->plan));
}

std::string run_line(const RunFinding& run, const Units& units) {
  return capital(phrase(run.kind)) + ", " + long_day(local_day(run.plan), units) + ", " +
         clock(wall(run.plan.start, run.plan.utc_offset), units);
}

std::string title_of(const Question& q) {
  if (q.alert != nullptr) return alert_text(*q.alert, q.units).title;
  if (q.run->post_leg) return "Run " + after_legs(*q.run);
  const std::string legs = after_legs(*q.run);
  return legs.empty() ? "Run before the first leg session" : "Run " + legs;
}

/// A run that is compared with nothing says so in a line.
Block seen_run(const Question& q) {
  const RunFinding& run = *q.run;
  const int need = runs_needed(q.knowledge.findings);
  Block block{"What was seen", {fact_sentence(run, q.units)}, {}, {}, {}, {}};
  if (run.post_leg && run.kind != analysis::RunKind::cool_down)
    block.sentences.push_back("Cost of tired legs: " + cost_sentence(run, run_counts_of(q), need, q.units));
  else if (run.kind == analysis::RunKind::cool_down)
    block.sentences.emplace_back(
        "An easy jog right after lifting is a cool-down: it is not counted against anything.");
  else if (run.declined)
    block.sentences.push_back("Not compared: " + declined_reason(*run.declined) + ".");
  else
    block.sentences.emplace_back(
        "No leg session ended in the 48\u00a0h before it. Others are compared with it; no claim is made.");
  if (const auto form = form_sentence(run, q.units))
    block.sentences.push_back("Form: " + *form);
  if (const auto hard = hard_sentence(run, q.units)) block.sentences.push_back("Hard pace: " + *hard);
  if (const auto fade = fade_sentence(run)) block.sentences.push_back("Fade: " + *fade);
  add_signals(block, run);
  return block;
}

/// Whatever else was said of the run, each with its rule: asked for by its day or id, no message is left out.
std::optional<Block> other_messages(const Question& q) {
  Block block{"Also said of this run", {}, {}, {}, {}, {}};
  for (const auto& alert : q.knowledge.findings.alerts) {
    const bool of_run = !alert.state && std::ranges::find(alert.evidence, q.run->plan.id) != alert.evidence.end();
    if (!of_run || &alert == q.alert) continue;
    const AlertText text = alert_text(alert, q.units);
    block.sentences.push_back(text.title + ". " + with_command(text.body, text.command) +
                              " Rule: " + std::string(alert.basis.rule) +
                              ". Studies: " + std::string(alert.basis.reference) +
                              (alert.basis.contested ? " (contested)." : "."));
  }
  if (block.sentences.empty()) return std::nullopt;
  return block;
}

/// A spell that reached a state on the day of the run is what that day's sentence is about.
std::optional<Block> spell_of_the_day(const Question& q) {
  const Day day = day_of(q.knowledge.findings, local_day(q.run->plan));
  if (day.steps.empty()) return std::nullopt;
  const auto& alert = *day.steps.back().alert;
  return Block{"Also said of this day",
               {alert_text(alert, q.units).title + ". What that rests on:"},
               {},
               {},
               {},
               {"freshlegs explain " + alert.id}};
}

Block basis(const Question& q) {
  Block block{"Basis", {}, {}, {}, {}, {}};
  block.sentences = {
      "Cost: a state-space model of heart rate at equal speed with a fading and a delayed part of leg "
      "fatigue (Palmer 2001, Doma 2019), neutral prior, your own runs only. Form helps to tell when legs are "
      "back and whether to expect a cost, never how large it is.",
      "Form: 60-second windows; a change must explain several signals better than the noise of your own runs "
      "does. Contact time and step length under fatigue after Girard 2013, Apte 2021, Chen 2007. What they "
      "mean for injury is not settled."};
  if (q.alert != nullptr) add_basis_of_alert(block, *q.alert);
  return block;
}

Block numbers_block(const Question& q) {
  const std::string& id = q.alert != nullptr ? q.alert->id : q.run->plan.id;
  return {"Numbers", {"Every input, minute by minute, to do it again by hand:"}, {}, {}, {},
          {"freshlegs explain " + id + " --json", "freshlegs export --windows " + q.run->plan.id}};
}

/// Of a day without a run: what worked the legs, else whatever there was.
std::optional<Found> main_session(const Day& day) {
  if (day.sessions.empty()) return std::nullopt;
  const auto dose = [](const analysis::SessionFinding* s) { return s->leg_dose.value_or(0); };
  return Found{nullptr, nullptr, *std::ranges::max_element(day.sessions, {}, dose)};
}

}  // namespace

Explanation explain(const Question& q) {
  if (q.session != nullptr) return explain_session(q);
  if (q.run == nullptr) return explain_weeks(q);
  Explanation e;
  e.title = title_of(q);
  e.id = q.alert != nullptr ? q.alert->id : q.run->plan.id;
  e.subtitle = run_line(*q.run, q.units);
  e.blocks.push_back(seen_run(q));
  if (q.alert != nullptr && q.alert->kind != analysis::AlertKind::form_breakdown) {
    const AlertText text = alert_text(*q.alert, q.units);
    e.blocks.front().sentences.insert(e.blocks.front().sentences.begin(), text.body);
    if (!text.command.empty()) e.blocks.front().commands.push_back(text.command);
  }
  e.blocks.push_back(sources_block(q));
  if (auto compared = comparison_block(q)) e.blocks.push_back(*std::move(compared));
  if (auto sure = certainty_block(q)) e.blocks.push_back(*std::move(sure));
  e.blocks.push_back(changes_block(q));
  e.blocks.push_back(basis(q));
  if (auto messages = other_messages(q)) e.blocks.push_back(*std::move(messages));
  if (auto spell = spell_of_the_day(q)) e.blocks.push_back(*std::move(spell));
  e.blocks.push_back(numbers_block(q));
  return e;
}

std::optional<Found> find_subject(const analysis::Findings& findings, const std::string& name) {
  const auto run_named = [&](const std::string& id) -> const RunFinding* {
    const auto it = std::ranges::find_if(findings.runs, [&](const RunFinding& r) { return r.plan.id == id; });
    return it == findings.runs.end() ? nullptr : &*it;
  };
  if (const auto* run = run_named(name)) {
    const auto form = std::ranges::find(findings.alerts, "form-" + name, &analysis::Alert::id);
    return Found{run, form == findings.alerts.end() ? nullptr : &*form};
  }
  const auto alert = std::ranges::find(findings.alerts, name, &analysis::Alert::id);
  if (alert != findings.alerts.end()) {
    const RunFinding* run = nullptr;
    if (!alert->state)
      for (const auto& id : alert->evidence)
        if (const auto* one = run_named(id)) run = one;
    return Found{run, &*alert};
  }
  const auto session = std::ranges::find(findings.sessions, name, [](const auto& s) { return s.plan.id; });
  if (session != findings.sessions.end()) return Found{nullptr, nullptr, &*session};
  if (const auto day = parse_day(name)) {
    const Day facts = day_of(findings, *day);
    if (facts.runs.empty() && !facts.steps.empty()) return Found{nullptr, facts.steps.back().alert};
    if (facts.runs.empty()) return main_session(facts);
    const auto main = std::ranges::max_element(facts.runs, {}, [](const RunFinding* r) {
      return std::pair(r->breakdown.has_value(), r->distance_m);
    });
    return find_subject(findings, (*main)->plan.id);
  }
  return std::nullopt;
}

}  // namespace freshlegs::app
