#include "daemon/views/list_rows.h"

#include <array>

#include "analysis/model/minute_use.h"
#include "daemon/views/activities.h"
#include "daemon/views/tokens.h"
#include "daemon/words/day.h"

namespace freshlegs::app::views {
namespace {

Json effects(const analysis::Findings& findings) {
  Json rows = Json::array();
  for (const auto& row : athlete(findings)) {
    Json flat{{"from_h", row.at("window_h").at(0)}, {"to_h", row.at("window_h").at(1)}};
    flat.update(row);
    flat.erase("window_h");
    rows.push_back(std::move(flat));
  }
  return rows;
}

Json one_effect() {
  analysis::Findings findings;
  findings.athlete.emplace_back();
  return effects(findings).at(0);
}

std::string_view use_token(analysis::MinuteUse use) {
  static constexpr std::array<std::string_view, 9> kTokens{"used", "no_speed", "beginning",  "stop",        "new_effort",
                                                           "late", "steep",    "heart_rate", "other_effort"};
  return kTokens.at(static_cast<std::size_t>(use));
}

}  // namespace

/// Only plain values become columns; what nests is in the JSON.
std::vector<std::string> columns_of(const Json& example) {
  std::vector<std::string> names;
  for (const auto& [name, value] : example.items())
    if (!value.is_structured()) names.push_back(name);
  return names;
}

Rows list_rows(const Knowledge& knowledge, std::string_view list) {
  const auto& findings = knowledge.findings;
  Rows result;
  if (list == "runs") {
    for (const auto& one : findings.runs) result.rows.push_back(run(one, knowledge.recordings));
    result.example = run({}, {});
  } else if (list == "leg_sessions") {
    for (const auto& one : findings.sessions)
      if (is_leg_session(one)) result.rows.push_back(session(one, knowledge.recordings));
    result.example = session({}, {});
  } else if (list == "effects") {
    result = {effects(findings), one_effect()};
  } else {
    analysis::Findings one;
    one.days.emplace_back();
    one.mornings.emplace_back();
    result = list == "days" ? Rows{days(findings), days(one).at(0)} : Rows{mornings(findings), mornings(one).at(0)};
  }
  return result;
}

Json window_row(const analysis::Window& w, std::string_view use) {
  Json object{{"start_s", number(double{w.start_s}, 1)},
              {"use", use},
              {"moving_s", number(double{w.moving_s}, 1)},
              {"distance_m", number(double{w.distance_m}, 1)},
              {"speed_m_s", number(double{w.speed_mps}, 5)},
              {"flat_speed_m_s", number(double{w.graded_mps}, 5)},
              {"grade_pct", number(100 * double{w.grade}, 4)},
              {"heart_rate_bpm", number(double{w.heart_rate_bpm}, 3)},
              {"temperature_c", number(double{w.temperature_c}, 1)}};
  for (std::size_t i = 0; i < analysis::kMarkers; ++i)
    object[std::string(token(static_cast<analysis::Marker>(i)))] = number(double{w.marker[i]}, 3);
  return object;
}

Json window_rows(const analysis::RunFeatures& run, double hr_rest_bpm) {
  Json list = Json::array();
  const auto uses = analysis::minute_uses(run, hr_rest_bpm);
  for (std::size_t k = 0; k < uses.size(); ++k) list.push_back(window_row(run.windows[k], use_token(uses[k])));
  return list;
}

}  // namespace freshlegs::app::views
