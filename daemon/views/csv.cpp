#include "daemon/views/csv.h"

#include "daemon/views/activities.h"
#include "daemon/words/day.h"

namespace freshlegs::app::views {
namespace {

std::string cell(const Json& value) {
  if (value.is_null()) return "";
  if (!value.is_string()) return value.dump();
  const auto text = value.get<std::string>();
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

/// Only plain values become columns; what nests is in the JSON.
std::vector<std::string> columns_of(const Json& example) {
  std::vector<std::string> names;
  for (const auto& [name, value] : example.items())
    if (!value.is_structured()) names.push_back(name);
  return names;
}

/// `example` has the keys that every row has, so that no rows still make a header.
std::string csv_of(const Json& rows, const Json& example) {
  const auto names = columns_of(example);
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ",") + name;
  text += "\r\n";
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < names.size(); ++i) line += (i > 0 ? "," : "") + cell(row.at(names[i]));
    text += line + "\r\n";
  }
  return text;
}

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

}  // namespace

std::string list_csv(const Knowledge& knowledge, std::string_view list) {
  const auto& findings = knowledge.findings;
  Json rows = Json::array();
  if (list == "runs") {
    for (const auto& one : findings.runs) rows.push_back(run(one, knowledge.recordings));
    return csv_of(rows, run({}, {}));
  }
  if (list == "leg_sessions") {
    for (const auto& one : findings.sessions)
      if (is_leg_session(one)) rows.push_back(session(one, knowledge.recordings));
    return csv_of(rows, session({}, {}));
  }
  if (list == "effects") return csv_of(effects(findings), one_effect());
  analysis::Findings one;
  if (list == "days") {
    one.days.emplace_back();
    return csv_of(days(findings), days(one).at(0));
  }
  one.mornings.emplace_back();
  return csv_of(mornings(findings), mornings(one).at(0));
}

}  // namespace freshlegs::app::views
