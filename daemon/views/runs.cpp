#include "daemon/views/activities.h"
#include "daemon/views/lists.h"
#include "daemon/views/tokens.h"
#include "daemon/words/numbers.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app::views {
namespace {

using analysis::RunFinding;

Json form(const RunFinding& r) {
  Json object = Json::object();
  for (const auto& value : r.form) {
    Json entry{{"value", number(value.value, 3)}, {"unit", unit(value.marker)}};
    add_estimate(entry, "vs_fresh", value.vs_fresh_pct);
    entry["lo"] = entry["vs_fresh_lo"];
    entry["hi"] = entry["vs_fresh_hi"];
    entry.erase("vs_fresh_lo");
    entry.erase("vs_fresh_hi");
    object[std::string(token(value.marker))] = std::move(entry);
  }
  return object;
}

void add_effect(Json& object, const RunFinding& r) {
  object["post_leg"] = r.post_leg;
  object["hours_since_leg"] = number(r.hours_since_leg, 3);
  object["leg_session"] = optional(r.leg_session);
  object["leg_dose"] = number(r.leg_dose, 3);
  add_estimate(object, "effect", r.effect_pct);
  object["verdict"] = token(r.verdict);
  object["declined_because"] = r.declined ? Json(plain(declined_reason(*r.declined))) : Json(nullptr);
}

void add_onset(Json& object, const RunFinding& r) {
  const auto& b = r.breakdown;
  object["form_breakdown_onset_s"] = b ? number(b->onset_s, 0) : Json(nullptr);
  object["form_breakdown_onset_lo_s"] = b ? number(b->lo_s, 0) : Json(nullptr);
  object["form_breakdown_onset_hi_s"] = b ? number(b->hi_s, 0) : Json(nullptr);
}

/// The last third against the first, and what 95 of 100 fresh runs of that length do.
void add_fade(Json& object, const std::optional<analysis::Fade>& fade) {
  const auto f = fade.value_or(analysis::Fade{});
  object["fade_heart_pct"] = fade ? number(f.heart_pct, 3) : Json(nullptr);
  add_estimate(object, "fade_heart_usual", f.usual_heart_pct);
  object["fade_speed_pct"] = fade ? number(f.speed_pct, 3) : Json(nullptr);
  add_estimate(object, "fade_speed_usual", f.usual_speed_pct);
  object["fade_fresh_runs"] = fade ? Json(f.fresh_runs) : Json(nullptr);
}

/// The best 20 minutes of a hard run, and the range of 95 of 100 fresh ones.
void add_hard_speed(Json& object, const std::optional<analysis::HardSpeed>& hard) {
  object["hard_speed_m_s"] = hard ? number(hard->speed_mps, 4) : Json(nullptr);
  object["hard_speed_bpm"] = hard ? number(hard->heart_bpm, 1) : Json(nullptr);
  add_estimate(object, "hard_speed_vs_fresh", hard ? hard->vs_fresh_pct : std::nullopt);
  object["hard_speed_fresh_runs"] = hard ? Json(hard->fresh_runs) : Json(nullptr);
}

/// What the athlete said of it.
void add_word(Json& object, const RunFinding& r) {
  object["rpe"] = r.felt ? number(r.felt->rating, 1) : Json(nullptr);
  const auto usual = r.felt ? r.felt->usual : std::nullopt;
  object["rpe_usual"] = usual ? number(usual->value, 2) : Json(nullptr);
  object["rpe_usual_lo"] = usual ? number(usual->lo, 2) : Json(nullptr);
  object["rpe_usual_hi"] = usual ? number(usual->hi, 2) : Json(nullptr);
  object["pain"] = r.pain ? Json{{"value", number(r.pain->value, 1)},
                                 {"where", plain(r.pain->where)},
                                 {"days", r.pain->days},
                                 {"since_days", r.pain->since}}
                          : Json(nullptr);
}

Json load(const analysis::LoadMeasures& m) {
  return {{"edwards", number(m.edwards, 2)},           {"three_zones", number(m.three_zones, 2)},
          {"threshold_trimp", number(m.at_threshold, 2)}, {"running_stress", number(m.stress, 2)},
          {"session_rpe", number(m.session_rpe, 2)},   {"impact_km", number(m.impact_km, 3)}};
}

}  // namespace

Json run(const RunFinding& r, const Recordings& recordings) {
  Json object = plan_head(r.plan);
  object["title"] = optional(r.plan.title);
  object["kind"] = token(r.kind);
  object["distance_m"] = number(r.distance_m, 3);
  object["timer_s"] = number(r.timer_s, 3);
  object["avg_heart_rate_bpm"] = number(r.avg_heart_rate_bpm, 3);
  object["heart_rate_trust"] = number(r.heart_rate_trust, 3);
  object["environment"] = token(r.environment);
  add_effect(object, r);
  add_onset(object, r);
  object["decoupling_pct"] = number(r.decoupling_pct, 3);
  add_fade(object, r.fade);
  add_hard_speed(object, r.hard_speed);
  object["efficiency_factor"] = number(r.efficiency_factor, 4);
  object["trimp"] = number(r.trimp, 3);
  object["trimp_source"] = r.trimp ? Json(token(r.load_source)) : Json(nullptr);
  object["energy_kcal"] = number(r.energy_kcal, 1);
  add_word(object, r);
  object["load"] = load(r.load);
  object["perhaps_after_legs"] = r.perhaps_after_legs;
  object["fresh_speed_m_s"] = number(r.fresh_speed_mps, 4);
  add_estimate(object, "alone", r.alone_pct);
  object["form"] = form(r);
  object["recordings"] = parts(r.plan, recordings);
  return object;
}

Json athlete(const analysis::Findings& findings) {
  Json rows = Json::array();
  for (const auto& row : findings.athlete) {
    Json object{{"window_h", {row.from_h, row.to_h}}};
    add_estimate(object, "effect", row.effect_pct);
    object["runs"] = row.runs;
    object["comparable_runs"] = row.comparable;
    object["fresh_runs"] = row.fresh_runs;
    object["verdict"] = token(row.verdict);
    rows.push_back(std::move(object));
  }
  return rows;
}

std::string runs_json(const Knowledge& knowledge, const Filter& filter) {
  Json document{{"schema", "freshlegs.runs/1"}, {"level", 0.95}, {"runs", Json::array()}};
  for (const auto& r : knowledge.findings.runs)
    if (listed(r.plan, filter) && (r.post_leg || !filter.post_leg))
      document["runs"].push_back(run(r, knowledge.recordings));
  document["athlete"] = athlete(knowledge.findings);
  return text_of(document);
}

}  // namespace freshlegs::app::views
