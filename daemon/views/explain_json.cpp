#include "daemon/views/explain_json.h"

#include "analysis/advice/statements.h"
#include "analysis/compare/matched_runs.h"
#include "daemon/views/activities.h"
#include "daemon/views/list_rows.h"
#include "daemon/views/summary_document.h"
#include "daemon/views/tokens.h"

namespace freshlegs::app::views {
namespace {

Json blocks(const Explanation& e) {
  Json list = Json::array();
  for (const auto& block : e.blocks) {
    Json object{{"heading", block.heading},
                {"sentences", Json::array()},
                {"columns", block.columns},
                {"rows", Json::array()}};
    for (const auto& sentence : block.sentences) object["sentences"].push_back(plain(sentence));
    for (const auto& sentence : block.after) object["sentences"].push_back(plain(sentence));
    for (const auto& row : block.rows) {
      Json cells = Json::array();
      for (const auto& cell : row) cells.push_back(plain(cell));
      object["rows"].push_back(std::move(cells));
    }
    object["commands"] = block.commands;
    list.push_back(std::move(object));
  }
  return list;
}

Json features(const Question& q) {
  if (!q.features || !q.features->run) return nullptr;
  const auto& f = *q.features->run;
  Json left_out = Json::array();
  for (const auto& span : minutes_left_out(f, rest_of(q))) left_out.push_back({span.from, span.to});
  return {{"heart_rate_trust", number(f.heart_rate_trust, 4)},
          {"followed_the_step_rate", f.cadence_locked},
          {"flat_assumed", f.flat_assumed},
          {"ascent_m", number(f.ascent_m, 1)},
          {"descent_m", number(f.descent_m, 1)},
          {"temperature_c", number(f.temperature_c, 1)},
          {"gait_device", f.gait_device},
          {"left_out_minutes", left_out},
          {"minutes", window_rows(f, rest_of(q))}};
}

Json matched(const Question& q) {
  const auto& runs = q.knowledge.findings.runs;
  const auto result =
      analysis::matched_runs(q.knowledge.findings, static_cast<std::size_t>(q.run - runs.data()));
  Json object{{"pct_per_bpm", number(result.pct_per_bpm, 4)}, {"runs", Json::array()}};
  for (const auto& m : result.runs)
    object["runs"].push_back({{"run", runs[m.run].plan.id}, {"difference_pct", number(m.difference_pct, 3)}});
  add_estimate(object, "mean", result.mean_pct);
  return object;
}

Json trace(const analysis::RunFinding& run) {
  Json list = Json::array();
  for (const auto& signal : run.trace.signals) {
    Json values = Json::array();
    for (const float v : signal.pct) values.push_back(number(double{v}, 3));
    list.push_back({{"marker", token(signal.marker)},
                    {"usual_pct", number(signal.usual_pct, 3)},
                    {"against_fresh_pct", std::move(values)}});
  }
  return list;
}

/// ln(heart rate - rest) of the minutes used, and what it was expected to be, term by term.
Json compared(const analysis::RunFinding& run) {
  if (!run.compared) return nullptr;
  const auto& c = *run.compared;
  return {{"ln_heart_rate_above_rest", number(c.heart, 6)},
          {"rest_bpm", number(c.rest_bpm, 3)},
          {"minutes", c.minutes},
          {"ln_speed_over_3_m_s", number(c.ln_speed, 6)},
          {"temperature_c", number(c.temperature_c, 2)},
          {"level", number(c.level, 6)},
          {"by_speed", number(c.by_speed, 6)},
          {"by_hills", number(c.by_hills, 6)},
          {"by_length", number(c.by_length, 6)},
          {"by_heat", number(c.by_heat, 6)},
          {"by_legs", number(c.by_legs, 6)},
          {"speed_slope", number(c.speed_slope, 6)},
          {"slight_prior", number(c.slight_prior, 6)},
          {"residual_pct", number(c.residual_pct, 9)},
          {"residual_sd_pct", number(c.residual_sd_pct, 9)}};
}

Json overreach_facts(const analysis::OverreachFacts& f) {
  Json object{{"state", token(f.state)},
              {"days", number(f.days, 3)},
              {"rest_did_not_help", f.rest_did_not_help},
              {"resting_hr_change_bpm", number(f.resting_hr_change_bpm, 3)},
              {"rmssd_change_pct", number(f.rmssd_change_pct, 3)},
              {"light_days", f.light_days},
              {"of_days", f.of_days}};
  add_estimate(object, "slower", f.slower_pct);
  return object;
}

/// What the detector of overreaching was fed, in full: feeding it again gives the alert again.
Json weeks(const analysis::Findings& findings) {
  Json object{{"runs", Json::array()}, {"mornings", mornings(findings)}, {"days", days(findings)}};
  for (const auto& run : findings.runs)
    if (run.compared)
      object["runs"].push_back({{"run", run.plan.id},
                                {"start", iso_utc(run.plan.start)},
                                {"end", iso_utc(run.plan.end)},
                                {"hours_since_leg", number(run.hours_since_leg, 9)},
                                {"residual_pct", number(run.compared->residual_pct, 9)},
                                {"residual_sd_pct", number(run.compared->residual_sd_pct, 9)}});
  return object;
}

/// What a risky combination was judged by: this run, and the three weeks before it.
Json combination(const Question& q, const analysis::RiskyFacts& f) {
  Json object{{"combination", token(f.combination)},
              {"run_kind", token(f.run_kind)},
              {"hours_since_leg", number(f.hours, 3)},
              {"leg_dose", number(f.dose, 3)},
              {"runs_after_legs", f.runs},
              {"of_runs", f.of_runs},
              {"three_weeks", Json::array()}};
  const auto& course = q.knowledge.findings.time_course;
  object["own_hours_until_back"] = course && course->own ? number(course->back_h.value, 2) : Json(nullptr);
  if (q.features && q.features->run) {
    object["descent_m"] = number(q.features->run->descent_m, 1);
    object["steep_down_s"] = number(q.features->run->steep_down_s, 0);
    object["trail"] = q.features->run->trail;
  }
  for (const auto& run : q.knowledge.findings.runs)
    if (q.run != nullptr && run.plan.start <= q.run->plan.start && q.run->plan.start - run.plan.start <= date::days(21))
      object["three_weeks"].push_back({{"run", run.plan.id},
                                       {"start", iso_utc(run.plan.start)},
                                       {"kind", token(run.kind)},
                                       {"post_leg", run.post_leg},
                                       {"leg_dose", number(run.leg_dose, 3)}});
  return object;
}

/// The athlete's own word, and whether it answers a run on tired legs or has lasted.
Json pain(const analysis::PainFacts& f) {
  return {{"pain", number(f.value, 1)},
          {"where", f.where.empty() ? Json(nullptr) : Json(f.where)},
          {"hours_since_leg", number(f.hours_since_leg, 3)},
          {"days", f.days},
          {"first_days_ago", f.since},
          {"lasts", f.lasts}};
}

Json inputs(const Question& q) {
  if (q.alert == nullptr) return nullptr;
  Json object{{"rule", q.alert->basis.rule},
              {"reference", q.alert->basis.reference},
              {"contested", q.alert->basis.contested},
              {"evidence", q.alert->evidence},
              {"facts", nullptr},
              {"steps", Json::array()}};
  if (const auto* facts = std::get_if<analysis::OverreachFacts>(&q.alert->facts)) {
    object["facts"] = overreach_facts(*facts);
    for (const auto& step : q.alert->history)
      object["steps"].push_back({{"time", iso_utc(step.time)},
                                 {"state", token(step.state)},
                                 {"facts", step.facts ? overreach_facts(*step.facts) : Json(nullptr)}});
    object["weeks"] = weeks(q.knowledge.findings);
  } else if (const auto* risky = std::get_if<analysis::RiskyFacts>(&q.alert->facts)) {
    object["facts"] = combination(q, *risky);
  } else if (const auto* told = std::get_if<analysis::PainFacts>(&q.alert->facts)) {
    object["facts"] = pain(*told);
  } else if (const auto* form = std::get_if<analysis::FormFacts>(&q.alert->facts)) {
    object["facts"] = breakdown(form->breakdown);
    object["earlier_runs_of_the_same_device"] = q.same_device;
  }
  return object;
}

const analysis::SessionFinding* session_named(const analysis::Findings& findings, const std::string& id) {
  for (const auto& session : findings.sessions)
    if (session.plan.id == id) return &session;
  return nullptr;
}

/// A leg session with its sets, as its dose was computed from them.
void add_session(Json& document, const Question& q) {
  document["leg_session"] = session(*q.session, q.knowledge.recordings);
  document["runs_after"] = Json::array();
  for (const auto& run : q.knowledge.findings.runs)
    if (run.post_leg && run.leg_session == q.session->plan.id) document["runs_after"].push_back(run.plan.id);
  document["sets"] = Json::array();
  if (!q.features || !q.features->strength) return;
  for (const auto& set : q.features->strength->sets)
    document["sets"].push_back({{"exercise", set.exercise},
                                {"known", set.known},
                                {"certainty", number(set.certainty, 3)},
                                {"leg_share", number(set.leg_share, 3)},
                                {"eccentric", number(set.eccentric, 2)},
                                {"warm_up", set.warm_up},
                                {"reps", number(set.reps, 1)},
                                {"weight_kg", number(set.weight_kg, 2)},
                                {"rpe", number(set.rpe, 1)}});
}

}  // namespace

std::string explain_json(const Question& q) {
  const Explanation e = explain(q);
  Json document{{"schema", "freshlegs.explain/1"},
                {"id", e.id},
                {"title", plain(e.title)},
                {"units", distance_unit(q.units)}};
  document["alert"] = q.alert != nullptr ? alert(*q.alert) : Json(nullptr);
  document["run"] = nullptr;
  document["leg_session"] = nullptr;
  if (q.run != nullptr) {
    document["run"] = run(*q.run, q.knowledge.recordings);
    document["run"]["cost"] = cost(run_cost(*q.run, q.units));
    document["run"]["cost_alone"] = cost(run_alone(*q.run, q.units));
    document["run"]["form_breakdown"] = breakdown(q.run->breakdown);
    if (q.run->breakdown) {
      document["run"]["detector_sum"] = number(q.run->breakdown->detector_sum, 3);
      document["run"]["alarm_at"] = number(q.run->breakdown->alarm_at, 3);
    }
    if (q.run->leg_session)
      if (const auto* legs = session_named(q.knowledge.findings, *q.run->leg_session))
        document["leg_session"] = session(*legs, q.knowledge.recordings);
    document["matched_fresh_runs"] = matched(q);
    document["comparison"] = compared(*q.run);
    document["form_against_fresh"] = trace(*q.run);
    document["features"] = features(q);
  }
  if (q.session != nullptr) add_session(document, q);
  document["inputs"] = inputs(q);
  add_heart_limits(document, q.knowledge.findings);
  document["athlete"] = athlete(q.knowledge.findings);
  document["text"] = blocks(e);
  return text_of(document);
}

std::string explain_today_json(const Explanation& e, const analysis::Today& today) {
  Json document{{"schema", "freshlegs.explain/1"}, {"id", e.id}, {"title", plain(e.title)}};
  document["today"] = today_object(today);
  document["statements"] = Json::array();
  for (const auto& said : analysis::statements())
    document["statements"].push_back({{"about", said.about},
                                      {"rule", said.basis.rule},
                                      {"reference", said.basis.reference},
                                      {"contested", said.basis.contested}});
  document["text"] = blocks(e);
  return text_of(document);
}

}  // namespace freshlegs::app::views
