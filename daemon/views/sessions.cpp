#include "daemon/views/activities.h"
#include "daemon/views/lists.h"
#include "daemon/views/tokens.h"

namespace freshlegs::app::views {

Json session(const analysis::SessionFinding& s, const Recordings& recordings) {
  Json object = plan_head(s.plan);
  object["utc_offset_source"] = token(s.plan.offset_source);
  object["utc_offset_hour"] = token(s.plan.clock_hour);
  object["duration_s"] = s.plan.end > s.plan.start
                             ? number(std::chrono::duration<double>(s.plan.end - s.plan.start).count(), 3)
                             : Json(nullptr);
  object["sport"] = token(s.plan.sport);
  object["title"] = optional(s.plan.title);
  object["legs"] = token(s.legs);
  object["legs_source"] = token(s.legs_source);
  object["leg_probability"] = number(s.leg_probability, 3);
  object["leg_dose"] = number(s.leg_dose, 3);
  object["dose_source"] = s.leg_dose ? Json(token(s.dose_source)) : Json(nullptr);
  object["leg_sets"] = s.leg_sets;
  object["sets"] = s.sets;
  object["volume_kg"] = number(s.volume_kg, 3);
  object["energy_kcal"] = number(s.energy_kcal, 1);
  object["avg_heart_rate_bpm"] = number(s.avg_heart_rate_bpm, 3);
  object["trimp"] = number(s.trimp, 3);
  object["trimp_source"] = s.trimp ? Json(token(s.load_source)) : Json(nullptr);
  object["recordings"] = parts(s.plan, recordings);
  return object;
}

std::string sessions_json(const Knowledge& knowledge, const Filter& filter) {
  Json document{{"schema", "freshlegs.sessions/1"}, {"sessions", Json::array()}};
  for (const auto& s : knowledge.findings.sessions)
    if (listed(s.plan, filter)) document["sessions"].push_back(session(s, knowledge.recordings));
  return text_of(document);
}

}  // namespace freshlegs::app::views
