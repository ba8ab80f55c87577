#include "daemon/views/summary_json.h"

#include "analysis/compare/fitness.h"
#include "analysis/load/load_series.h"
#include "daemon/pipeline/said.h"
#include "daemon/views/activities.h"
#include "daemon/views/summary_document.h"
#include "daemon/views/tokens.h"
#include "daemon/views/week_json.h"
#include "daemon/words/day.h"
#include "daemon/words/dates.h"
#include "daemon/words/day_sentence.h"
#include "daemon/words/next_days.h"
#include "daemon/words/progress_words.h"
#include "daemon/words/run_words.h"
#include "ingest/quantity.h"

namespace freshlegs::app::views {
namespace {

Json run_of(const analysis::RunFinding& r, const Recordings& recordings, Units units) {
  Json object = run(r, recordings);
  const double length = units == Units::miles ? metres_of_miles(1).value() : 1000;
  object["pace_s"] = r.distance_m > 0 ? number(r.timer_s * length / r.distance_m, 4) : Json(nullptr);
  object["cost"] = cost(run_cost(r, units));
  object["cost_alone"] = cost(run_alone(r, units));
  object["form_breakdown"] = breakdown(r.breakdown);
  return object;
}

Json load(const Day& day) {
  if (day.load == nullptr) return nullptr;
  const auto means = analysis::load_means(*day.load);
  return {{"trimp", number(day.load->trimp, 3)},
          {"leg_dose", number(day.load->leg_dose, 3)},
          {"trimp_7_days", number(day.load->week, 3)},
          {"trimp_42_days", number(day.load->six_weeks, 3)},
          {"mean_7_days", number(means.week, 3)},
          {"mean_42_days", number(means.six_weeks, 3)},
          {"balance", number(day.load->six_weeks - day.load->week, 3)},
          {"days_of_history", day.load->history}};
}

Json fitness(const analysis::Findings& findings, date::local_days day, Units units) {
  const auto change = analysis::fitness_change(findings, end_of_day(findings, day));
  if (!change) return nullptr;
  Json object{{"runs", change->runs}, {"heart_rate_bpm", number(change->heart_bpm, 0)}};
  add_estimate(object, "change", change->change_pct);
  object["cost"] = cost(cost_of(change->change_pct, change->speed_mps, units));
  return object;
}

Json start(const analysis::LegState& state, const analysis::LegForecast& legs, Units units) {
  Json object{{"time", time(state.time)},
              {"local_clock", clock(wall(state.time, legs.utc_offset), {})},
              {"chance_back", number(state.back, 4)}};
  add_estimate(object, "effect", state.cost_pct);
  object["cost"] = legs.fresh_mps ? cost(cost_of(state.cost_pct, *legs.fresh_mps, units)) : Json(nullptr);
  return object;
}

Json next_days_json(const analysis::Findings& findings, date::local_days day, Units units,
                    const analysis::Profile& profile) {
  const auto legs = next_days(findings, day, profile);
  if (!legs) return nullptr;
  Json object{{"from", time(legs->at)},
              {"leg_session", legs->last->id},
              {"basis", legs->own ? "own" : "studies"},
              {"own_runs", legs->own_runs},
              {"hard_run_fair_at", time(legs->hard_fair_at)},
              {"now", start(legs->now, *legs, units)},
              {"starts", Json::array()}};
  for (const auto& state : legs->usual_starts) object["starts"].push_back(start(state, *legs, units));
  return object;
}

Json alerts(const Day& day) {
  Json list = Json::array();
  for (const auto* a : day.alerts) list.push_back(alert(*a));
  for (const auto& step : day.steps) list.push_back(alert(*step.alert));
  return list;
}

Json notes(const Day& day) {
  Json list = Json::array();
  for (const auto* n : day.notes)
    list.push_back({{"what", note_word(n->kind)}, {"value", number(n->value, 2)}, {"where", plain(n->where)}});
  return list;
}

}  // namespace

Json cost(const std::optional<Cost>& c) {
  if (!c) return nullptr;
  return {
      {"unit", c->unit}, {"value", number(c->value, 4)}, {"lo", number(c->lo, 4)}, {"hi", number(c->hi, 4)}};
}

Json breakdown(const std::optional<analysis::FormBreakdown>& b) {
  if (!b) return nullptr;
  Json object{{"onset_s", number(b->onset_s, 0)},
              {"onset_lo_s", number(b->lo_s, 0)},
              {"onset_hi_s", number(b->hi_s, 0)},
              {"onset_km", number(b->km, 3)},
              {"changes", Json::array()}};
  for (const auto& c : b->changes) {
    Json change{{"marker", token(c.marker)}, {"before_pct", number(c.before_pct, 3)}};
    add_estimate(change, "after", c.after_pct);
    object["changes"].push_back(std::move(change));
  }
  return object;
}

Json summary_document(const Knowledge& knowledge, const std::optional<date::local_days>& date, Units units,
                      std::span<const Retraction> taken_back, const analysis::Profile& profile) {
  const auto& findings = knowledge.findings;
  const Day day = date ? day_of(findings, *date) : Day{};
  const DaySentence sentence = day_sentence(day, units);
  const RunCounts have = date ? run_counts_by(findings, *date) : RunCounts{};
  Json document{{"schema", "freshlegs.summary/1"},
                {"day", date ? Json(iso_day(WallTime(*date))) : Json(nullptr)},
                {"units", distance_unit(units)},
                {"sentence", plain(sentence.day)},
                {"then", plain(sentence.then)}};
  for (const char* list : {"runs", "sessions", "alerts", "closed", "taken_back"})
    document[list] = Json::array();
  for (const auto* r : day.runs) document["runs"].push_back(run_of(*r, knowledge.recordings, units));
  for (const auto* s : day.sessions) document["sessions"].push_back(session(*s, knowledge.recordings));
  document["alerts"] = alerts(day);
  document["notes"] = notes(day);
  for (const auto* a : day.closed) document["closed"].push_back({{"alert", a->id}, {"time", time(a->time)}});
  for (const auto& r : taken_back)
    if (r.day == date) document["taken_back"].push_back({{"kind", r.kind}, {"why", r.why}});
  document["last_leg_session"] = day.last_leg ? session(*day.last_leg, knowledge.recordings) : Json(nullptr);
  document["recovery"] = time_course(findings);
  const auto& course = findings.time_course;
  if (course && course->at_18h_pct && day.pace != nullptr)
    document["recovery"]["at_18h_cost"] = cost(cost_of(*course->at_18h_pct, *day.pace->fresh_speed_mps, units));
  document["next_days"] = date ? next_days_json(findings, *date, units, profile) : Json(nullptr);
  document["load"] = load(day);
  document["morning"] = day.morning == nullptr ? Json(nullptr) : morning(*day.morning);
  document["fitness_6_weeks"] = date ? fitness(findings, *date, units) : Json(nullptr);
  document["week"] = date ? week_shape(findings, *date) : Json(nullptr);
  document["other_sports"] = date ? other_sports(findings, *date) : Json(nullptr);
  document["form_drift_6_weeks"] = date ? form_drift(findings, *date) : Json(nullptr);
  document["energy_7_days_kcal"] = date ? number(week_energy_kcal(findings, *date), 1) : Json(nullptr);
  document["comparison"] = {{"post_leg_runs", have.post_leg},
                            {"fresh_runs", have.fresh},
                            {"needed", runs_needed(findings)},
                            {"days", have.days}};
  return document;
}

std::string summary_json(const Knowledge& knowledge, const std::optional<date::local_days>& day, Units units,
                         std::span<const Retraction> taken_back, const analysis::Profile& profile) {
  return text_of(summary_document(knowledge, day, units, taken_back, profile));
}

}  // namespace freshlegs::app::views
