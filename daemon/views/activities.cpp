#include "daemon/views/activities.h"

#include <set>

#include "daemon/views/tokens.h"
#include "daemon/words/dates.h"

namespace freshlegs::app::views {

Json plan_head(const analysis::ActivityPlan& plan) {
  return {{"id", plan.id},
          {"start", iso_utc(plan.start)},
          {"end", iso_utc(plan.end)},
          {"utc_offset_s", offset(plan.utc_offset)}};
}

Json parts(const analysis::ActivityPlan& plan, const Recordings& recordings) {
  Json list = Json::array();
  for (const auto& part : plan.parts) {
    const auto& file = recordings.at(part.recording).file;
    const std::set<std::string> names(file.names.begin(), file.names.end());
    list.push_back({{"file", names.empty() ? Json(nullptr) : Json(*names.begin())},
                    {"files", names},
                    {"sha256", hex(file.sha256)},
                    {"role", token(part.role)},
                    {"fused_by", token(part.fused_by)}});
  }
  return list;
}

Json time_course(const analysis::Findings& findings) {
  if (!findings.time_course) return nullptr;
  const auto& course = *findings.time_course;
  Json object{{"own", course.own},
              {"back_h", number(course.back_h.value, 3)},
              {"back_lo_h", number(course.back_h.lo, 3)},
              {"back_hi_h", number(course.back_h.hi, 3)}};
  add_estimate(object, "at_18h", course.at_18h_pct);
  return object;
}

bool listed(const analysis::ActivityPlan& plan, const Filter& filter) {
  return filter.admits(local_day(plan));
}

}  // namespace freshlegs::app::views
