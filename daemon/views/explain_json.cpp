#include "daemon/views/explain_json.h"

#include "analysis/compare/matched_runs.h"
#include "daemon/views/activities.h"
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

/// Minute by minute: what the model and the detector were given.
Json minutes(const analysis::RunFeatures& f) {
  Json list = Json::array();
  for (const auto& w : f.windows) {
    Json object{{"start_s", number(double{w.start_s}, 1)},
                {"used", w.settled},
                {"moving_s", number(double{w.moving_s}, 1)},
                {"distance_m", number(double{w.distance_m}, 1)},
                {"speed_m_s", number(double{w.speed_mps}, 4)},
                {"flat_speed_m_s", number(double{w.graded_mps}, 4)},
                {"grade_pct", number(100 * double{w.grade}, 2)},
                {"heart_rate_bpm", number(double{w.heart_rate_bpm}, 2)},
                {"temperature_c", number(double{w.temperature_c}, 1)}};
    for (std::size_t i = 0; i < analysis::kMarkers; ++i) {
      const auto marker = static_cast<analysis::Marker>(i);
      object[std::string(token(marker))] = number(double{w.marker[i]}, 3);
    }
    list.push_back(std::move(object));
  }
  return list;
}

Json features(const Question& q) {
  if (!q.features || !q.features->run) return nullptr;
  const auto& f = *q.features->run;
  Json left_out = Json::array();
  for (const auto& [from, to] : minutes_left_out(f)) left_out.push_back({from, to});
  return {{"heart_rate_trust", number(f.heart_rate_trust, 4)},
          {"followed_the_step_rate", f.cadence_locked},
          {"flat_assumed", f.flat_assumed},
          {"ascent_m", number(f.ascent_m, 1)},
          {"descent_m", number(f.descent_m, 1)},
          {"temperature_c", number(f.temperature_c, 1)},
          {"gait_device", f.gait_device},
          {"left_out_minutes", left_out},
          {"minutes", minutes(f)}};
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

const analysis::SessionFinding* session_named(const analysis::Findings& findings, const std::string& id) {
  for (const auto& session : findings.sessions)
    if (session.plan.id == id) return &session;
  return nullptr;
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
    document["form_against_fresh"] = trace(*q.run);
    document["features"] = features(q);
  }
  document["hr_rest_bpm"] = number(q.knowledge.findings.hr_rest_bpm, 3);
  document["hr_max_bpm"] = number(q.knowledge.findings.hr_max_bpm, 3);
  document["athlete"] = athlete(q.knowledge.findings);
  document["text"] = blocks(e);
  return text_of(document);
}

}  // namespace freshlegs::app::views
