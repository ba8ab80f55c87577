// What the findings hold beside runs, sessions and alerts: one entry a day.
#include "daemon/views/activities.h"
#include "daemon/views/tokens.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app::views {

Json days(const analysis::Findings& findings) {
  Json list = Json::array();
  for (const auto& d : findings.days)
    list.push_back({{"day", iso_day(WallTime(d.day))},
                    {"trimp", number(d.trimp, 3)},
                    {"leg_dose", number(d.leg_dose, 3)},
                    {"trimp_7_days", number(d.week, 3)},
                    {"trimp_42_days", number(d.six_weeks, 3)}});
  return list;
}

Json morning(const analysis::Morning& m) {
  const auto source = [](bool there, const std::string& origin) {
    return there ? Json(origin.empty() ? "beats" : plain(origin)) : Json(nullptr);
  };
  return {{"day", iso_day(WallTime(m.day))},
          {"rmssd_ms", number(m.rmssd_ms, 3)},
          {"resting_hr_bpm", number(m.resting_hr_bpm, 3)},
          {"rmssd_7_days_ms", number(m.rmssd_week, 3)},
          {"resting_hr_7_days_bpm", number(m.hr_week, 3)},
          {"rmssd_usual_lo_ms", number(m.rmssd_lo, 3)},
          {"rmssd_usual_hi_ms", number(m.rmssd_hi, 3)},
          {"resting_hr_usual_lo_bpm", number(m.hr_lo, 3)},
          {"resting_hr_usual_hi_bpm", number(m.hr_hi, 3)},
          {"rmssd_source", source(m.rmssd_ms || m.rmssd_week, m.rmssd_origin)},
          {"resting_hr_source", source(m.resting_hr_bpm || m.hr_week, m.hr_origin)},
          {"sdnn_ms", number(m.sdnn_ms, 3)},
          {"dfa_alpha1", number(m.dfa_alpha1, 3)},
          {"sleep_s", number(m.sleep_s, 0)},
          {"sleep_usual_lo_s", number(m.sleep_lo_s, 0)},
          {"sleep_usual_hi_s", number(m.sleep_hi_s, 0)},
          {"sleep_score", number(m.sleep_score, 1)},
          {"sleep_source", source(m.sleep_s.has_value(), m.sleep_origin)}};
}

Json mornings(const analysis::Findings& findings) {
  Json list = Json::array();
  for (const auto& m : findings.mornings) list.push_back(morning(m));
  return list;
}

void add_heart_limits(Json& document, const analysis::Findings& f) {
  document["hr_max_bpm"] = number(f.hr_max_bpm, 3);
  document["hr_max_source"] = token(f.hr_max_source);
  document["hr_rest_bpm"] = number(f.hr_rest_bpm, 3);
  document["hr_rest_source"] = token(f.hr_rest_source);
  document["threshold_hr_bpm"] = number(f.threshold_hr_bpm, 3);
  document["threshold_hr_source"] = token(f.threshold_hr_source);
  document["threshold_speed_m_s"] = number(f.threshold_mps, 4);
  document["load_weighted_as"] = f.male.value_or(true) ? "male" : "female";
  document["sex_known"] = f.male.has_value();
}

}  // namespace freshlegs::app::views
