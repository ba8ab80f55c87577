// What an alert about weeks of running rests on: runs, mornings and load; or the athlete's own word of a day.
#include <set>

#include "analysis/load/load_series.h"
#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/explanation_blocks.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

using Block = Explanation::Block;

constexpr std::size_t kMostMornings = 21;
constexpr int kWeeksBefore = 4;

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

date::local_days last_day(const Question& q) {
  const auto& alert = *q.alert;
  if (alert.until) return local_day(*alert.until, alert.utc_offset);
  return q.knowledge.findings.days.empty() ? local_day(alert) : q.knowledge.findings.days.back().day;
}

std::string with_usual(std::optional<double> week, std::optional<double> lo, std::optional<double> hi) {
  if (!week) return "";
  return number(*week, 1) + (lo && hi ? "  (" + range(*lo, *hi, 1) + ")" : "");
}

/// From a week before the first sign on, the newest of them.
std::optional<Block> mornings(const Question& q) {
  Block block{"Mornings", {}, {"Day", "HRV, ms", "7-day mean (usual)", "Rest, bpm", "7-day mean (usual)"}, {}, {}, {}};
  const auto from = local_day(*q.alert) - date::days(7), to = last_day(q);
  for (const auto& m : q.knowledge.findings.mornings)
    if (m.day >= from && m.day <= to && (m.rmssd_ms || m.resting_hr_bpm))
      block.rows.push_back({short_day(m.day, q.units), m.rmssd_ms ? number(*m.rmssd_ms) : "",
                            with_usual(m.rmssd_week, m.rmssd_lo, m.rmssd_hi),
                            m.resting_hr_bpm ? number(*m.resting_hr_bpm) : "",
                            with_usual(m.hr_week, m.hr_lo, m.hr_hi)});
  if (block.rows.empty()) return std::nullopt;
  if (block.rows.size() > kMostMornings) {
    block.rows.erase(block.rows.begin(), block.rows.end() - static_cast<std::ptrdiff_t>(kMostMornings));
    block.after.push_back("The newest " + std::to_string(kMostMornings) + " of them; all are in the JSON.");
  }
  return block;
}

/// What was trained before and during it, a week at a time.
Block load(const Question& q) {
  Block block{"Load", {}, {"Week up to", "Load a day", "Over 6 weeks"}, {}, {}, {}};
  const auto from = local_day(*q.alert) - date::days(7 * kWeeksBefore), to = last_day(q);
  for (const auto& day : q.knowledge.findings.days) {
    if (day.day < from || day.day > to || (to - day.day).count() % 7 != 0) continue;
    const auto means = analysis::load_means(day);
    block.rows.push_back({short_day(day.day, q.units), number(means.week),
                          day.history < analysis::kLoadSixWeeks ? "not yet" : number(means.six_weeks)});
  }
  return block;
}

Block weeks_basis(const Question& q) {
  Block block{"Basis",
              {"Day-by-day differences in speed at equal heart rate with leg fatigue taken out, beside morning heart and "
               "load, in one belief; states as in Meeusen 2013. This is no diagnosis."},
              {}, {}, {}, {}};
  add_basis_of_alert(block, *q.alert);
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

Block weeks_numbers(const Question& q) {
  return {"Numbers",
          {"Every input, to do it again by hand: each run's difference with its doubt, each morning, each day's load."},
          {}, {}, {}, {"freshlegs explain " + q.alert->id + " --json"}};
}

}  // namespace

Explanation explain_weeks(const Question& q) {
  const bool pain = q.alert->kind == analysis::AlertKind::pain;
  const std::string day = long_day(local_day(*q.alert), q.units);
  Explanation e{alert_text(*q.alert, q.units).title, pain ? day : "Since " + day, q.alert->id, {}};
  if (pain) {
    e.blocks = pain_of_a_day(q);
    return e;
  }
  e.blocks = {seen_weeks(q), evidence(q)};
  if (auto block = mornings(q)) e.blocks.push_back(*std::move(block));
  e.blocks.insert(e.blocks.end(), {load(q), changes_of_weeks(q), weeks_basis(q), weeks_numbers(q)});
  return e;
}

}  // namespace freshlegs::app
