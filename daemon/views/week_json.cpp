#include "daemon/views/week_json.h"

#include "analysis/compare/form_drift.h"
#include "analysis/compare/other_sports.h"
#include "analysis/load/week_shape.h"
#include "daemon/views/tokens.h"
#include "daemon/words/progress_words.h"

namespace freshlegs::app::views {
namespace {

Json other_sport(const analysis::OtherSportCost& c) {
  Json object{{"sport", token(c.sport)},
              {"before_runs", c.before_runs},
              {"compared_with", c.compared_with}};
  add_estimate(object, "next_run", c.next_run_pct);
  return object;
}

}  // namespace

Json week_shape(const analysis::Findings& findings, date::local_days day) {
  const auto shape = analysis::week_shape(findings.days, day);
  if (!shape) return nullptr;
  return {{"monotony", number(shape->monotony, 3)},
          {"strain", number(shape->strain, 2)},
          {"own_high_monotony", number(shape->high_monotony, 3)},
          {"own_high_strain", number(shape->high_strain, 2)}};
}

Json other_sports(const analysis::Findings& findings, date::local_days day) {
  const auto others = analysis::other_sports(findings, end_of_day(findings, day));
  Json object{{"costs", Json::array()}, {"gentle_days", nullptr}};
  for (const auto& c : others.costs) object["costs"].push_back(other_sport(c));
  if (!others.gentle) return object;
  Json gentle{{"runs_with", others.gentle->with}, {"runs_without", others.gentle->without}};
  add_estimate(gentle, "faster", others.gentle->faster_pct);
  object["gentle_days"] = std::move(gentle);
  return object;
}

Json form_drift(const analysis::Findings& findings, date::local_days day) {
  Json list = Json::array();
  for (const auto& drift : analysis::form_drift(findings, end_of_day(findings, day))) {
    const bool contact = drift.marker == analysis::Marker::ground_contact;
    list.push_back({{"marker", token(drift.marker)},
                    {"unit", contact ? "%" : "points"},
                    {"change", number(drift.change.value, 3)},
                    {"lo", number(drift.change.lo, 3)},
                    {"hi", number(drift.change.hi, 3)},
                    {"runs", drift.runs}});
  }
  return list;
}

}  // namespace freshlegs::app::views
