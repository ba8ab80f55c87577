#include "daemon/views/csv.h"

#include "daemon/views/list_rows.h"

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

}  // namespace

std::string list_csv(const Knowledge& knowledge, std::string_view list) {
  const Rows rows = list_rows(knowledge, list);
  return csv_of(rows.rows, rows.example);
}

std::string windows_csv(const analysis::RunFeatures& run, double hr_rest_bpm) {
  return csv_of(window_rows(run, hr_rest_bpm), window_row({}, ""));
}

}  // namespace freshlegs::app::views
