#include "daemon/words/explanation.h"

#include <algorithm>
#include <cmath>
#include <set>

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

Block seen_weeks(const Question& q) {
  const auto& alert = *q.alert;
  const AlertText text = alert_text(alert, q.units);
  Block block{"What was seen", {text.title + ". " + text.body}, {"Day", "State"}, {}, {}, {}};
  for (const auto& step : alert.history) {
    static constexpr std::array<std::string_view, 4> kStates{"normal", "watch", "likely", "prolonged"};
    block.rows.push_back({long_day(local_day(step.time, alert.utc_offset), q.units),
                          std::string(kStates.at(static_cast<std::size_t>(step.state)))});
  }
  return block;
}

/// The runs and sessions an alert rests on.
Block evidence(const Question& q) {
  Block block{"The runs it rests on", {}, {"Day", "Kind", "Pace", "Alone, %", "Legs out, %"}, {}, {}, {}};
  const std::set<std::string> ids(q.alert->evidence.begin(), q.alert->evidence.end());
  for (const auto& run : q.knowledge.findings.runs) {
    if (!ids.contains(run.plan.id)) continue;
    const bool moved = run.timer_s > 0 && run.distance_m > 0;
    block.rows.push_back({short_day(local_day(run.plan), q.units), std::string(short_phrase(run.kind)),
                          moved ? pace_number(run.distance_m / run.timer_s, q.units) : "",
                          run.alone_pct ? number(run.alone_pct->value, 1) + " (" +
                                              range(run.alone_pct->lo, run.alone_pct->hi, 1) + ")"
                                        : "",
                          run.compared ? number(run.compared->residual_pct, 1) : ""});
  }
  block.after.emplace_back(
      "Alone: speed at the same heart rate against the fresh prediction. Legs out: the same with leg fatigue taken "
      "out, which is what counts here.");
  return block;
}

/// Whatever else was said of the run, each with its rule: asked for by its day or id, no message is left out.
std::optional<Block> other_messages(const Question& q) {
  Block block{"Also said of this run", {}, {"Rule", "Message", "Studies"}, {}, {}, {}};
  for (const auto& alert : q.knowledge.findings.alerts) {
    const bool of_run = !alert.state && std::ranges::find(alert.evidence, q.run->plan.id) != alert.evidence.end();
    if (!of_run || &alert == q.alert) continue;
    const AlertText text = alert_text(alert, q.units);
    block.rows.push_back({std::string(alert.basis.rule), text.title + ". " + text.body,
                          std::string(alert.basis.reference) + (alert.basis.contested ? " (contested)" : "")});
  }
  if (block.rows.empty()) return std::nullopt;
  return block;
}

/// The rule, the studies, and what was put into it.
void add_basis_of_alert(Block& block, const analysis::Alert& alert) {
  if (!alert.basis.rule.empty()) block.rows.push_back({"rule", std::string(alert.basis.rule)});
  if (!alert.evidence.empty()) block.after.push_back("Evidence: " + list_of(alert.evidence) + ".");
  if (!alert.basis.reference.empty())
    block.after.push_back("Studies: " + std::string(alert.basis.reference) + ".");
  if (alert.basis.contested) block.after.emplace_back("Studies disagree on this.");
}

Block basis(const Question& q) {
  Block block{"Basis", {}, {}, {}, {}, {}};
  const bool weeks = q.run == nullptr;
  if (weeks)
    block.sentences = {
        "Day-by-day differences in speed at equal heart rate with leg fatigue taken out, beside morning heart and "
        "load, in one belief; states as in Meeusen 2013. This is no diagnosis."};
  else
    block.sentences = {
        "Cost: a state-space model of heart rate at equal speed with a fading and a delayed part of leg "
        "fatigue (Palmer 2001, Doma 2019), neutral prior, your own runs only. Form helps to tell when legs are "
        "back, never what they cost.",
        "Form: 60-second windows; a change must explain several signals better than the noise of your own runs "
        "does. Contact time and step length under fatigue after Girard 2013, Apte 2021, Chen 2007. What they "
        "mean for injury is not settled."};
  if (q.alert != nullptr) add_basis_of_alert(block, *q.alert);
  return block;
}

Block changes_of_weeks(const Question& q) {
  const auto* facts = std::get_if<analysis::OverreachFacts>(&q.alert->facts);
  Block block{"What would change this", {}, {}, {}, {}, {}};
  if (q.alert->until)
    block.sentences.emplace_back("It is closed. It would go if the runs above turned out to be on other legs than "
                                 "thought, or if a better recording moved them.");
  else
    block.sentences.emplace_back("A few runs within 1\u00a0% of your usual close it. So do four weeks without a run.");
  if (facts != nullptr && !facts->resting_hr_change_bpm && !facts->rmssd_change_pct)
    block.sentences.emplace_back("Morning measurements of HRV or resting heart rate would make it surer, either way.");
  block.sentences.emplace_back("If one of these runs was on tired legs without a session on record, say so: "
                               "a session in the files, or a label, moves that run out of it.");
  block.commands = {"freshlegs sessions"};
  return block;
}

/// Pain of a day without a run: the athlete's own word is all there is.
std::vector<Block> pain_of_a_day(const Question& q) {
  const AlertText text = alert_text(*q.alert, q.units);
  Block basis{"Basis", {"Your own word. Nothing is measured, and this is no diagnosis."}, {}, {}, {}, {}};
  add_basis_of_alert(basis, *q.alert);
  return {{"What was said", {text.body}, {}, {}, {}, {}},
          {"What would change this", {"A later note: pain 0 at the same place ends it."}, {}, {}, {},
           {"freshlegs note pain 0 --where PLACE"}},
          std::move(basis)};
}

Block numbers_block(const Question& q) {
  const std::string& id = q.alert != nullptr ? q.alert->id : q.run->plan.id;
  Block block{"Numbers", {}, {}, {}, {}, {"freshlegs explain " + id + " --json"}};
  if (q.run == nullptr) {
    block.sentences = {"Every input, to do it again by hand: each run's difference with its doubt, each morning, each "
                       "day's load."};
    return block;
  }
  block.sentences = {"Every input, minute by minute, to do it again by hand:"};
  block.commands.push_back("freshlegs export --windows " + q.run->plan.id);
  return block;
}

}  // namespace

Explanation explain(const Question& q) {
  Explanation e;
  e.title = title_of(q);
  e.id = q.alert != nullptr ? q.alert->id : q.run->plan.id;
  e.subtitle = q.run != nullptr ? run_line(*q.run, q.units) : "Since " + long_day(local_day(*q.alert), q.units);
  if (q.run == nullptr && q.alert->kind == analysis::AlertKind::pain) {
    e.subtitle = long_day(local_day(*q.alert), q.units);
    e.blocks = pain_of_a_day(q);
    return e;
  }
  if (q.run == nullptr) {
    e.blocks = {seen_weeks(q), evidence(q), changes_of_weeks(q), basis(q), numbers_block(q)};
    return e;
  }
  e.blocks.push_back(seen_run(q));
  if (q.alert != nullptr && q.alert->kind != analysis::AlertKind::form_breakdown)
    e.blocks.front().sentences.insert(e.blocks.front().sentences.begin(), alert_text(*q.alert, q.units).body);
  e.blocks.push_back(sources_block(q));
  if (auto compared = comparison_block(q)) e.blocks.push_back(*std::move(compared));
  if (auto sure = certainty_block(q)) e.blocks.push_back(*std::move(sure));
  e.blocks.push_back(changes_block(q));
  e.blocks.push_back(basis(q));
  if (auto messages = other_messages(q)) e.blocks.push_back(*std::move(messages));
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
  if (const auto day = parse_day(name)) {
    const Day facts = day_of(findings, *day);
    if (facts.runs.empty()) return std::nullopt;
    const auto main = std::ranges::max_element(facts.runs, {}, [](const RunFinding* r) {
      return std::pair(r->breakdown.has_value(), r->distance_m);
    });
    return find_subject(findings, (*main)->plan.id);
  }
  return std::nullopt;
}

}  // namespace freshlegs::app
