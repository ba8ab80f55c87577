#include "daemon/cli/table.h"

#include <algorithm>

#include "daemon/words/numbers.h"

namespace freshlegs::cli {
namespace {

constexpr std::size_t kGap = 2;  // spaces between columns

}  // namespace

std::string Style::wrapped(const char* code, const std::string& text) const {
  if (!colour_ || text.empty()) return text;
  return std::string("\033[") + code + "m" + text + "\033[0m";
}

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {
  for (const auto& column : columns_) widths_.push_back(app::width(column.header));
}

void Table::add(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = app::plain(cells[i]);
    widths_[i] = std::max(widths_[i], app::width(cells[i]));
  }
  rows_.push_back({std::move(cells), quiet_});
}

std::vector<bool> Table::shown(std::size_t columns) const {
  std::vector<bool> shown(columns_.size(), true);
  std::size_t width = 0;
  for (const auto each : widths_) width += each + kGap;
  for (int turn = 1; width > columns + kGap; ++turn) {
    const auto next = std::ranges::find(columns_, turn, &Column::goes);
    if (next == columns_.end()) break;
    const auto i = static_cast<std::size_t>(next - columns_.begin());
    shown[i] = false;
    width -= widths_[i] + kGap;
  }
  return shown;
}

std::string Table::line(const std::vector<std::string>& cells, const std::vector<bool>& shown) const {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!shown[i]) continue;
    const std::string space(widths_[i] - app::width(cells[i]), ' ');
    if (!text.empty()) text += std::string(kGap, ' ');
    text += columns_[i].align == Align::right ? space + cells[i] : cells[i] + space;
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string Table::text(const Style& style, std::size_t columns) const {
  const auto fits = shown(columns);
  std::vector<std::string> headers;
  for (const auto& column : columns_) headers.push_back(column.header);
  std::string text = style.quiet(line(headers, fits)) + "\n";
  for (const auto& row : rows_) text += (row.quiet ? style.quiet(line(row.cells, fits)) : line(row.cells, fits)) + "\n";
  return text;
}

}  // namespace freshlegs::cli
