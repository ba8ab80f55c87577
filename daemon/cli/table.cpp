#include "daemon/cli/table.h"

#include <algorithm>

#include "daemon/words/numbers.h"

namespace freshlegs::cli {

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

std::string Table::line(const std::vector<std::string>& cells) const {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string space(widths_[i] - app::width(cells[i]), ' ');
    text += i > 0 ? "  " : "";
    text += columns_[i].align == Align::right ? space + cells[i] : cells[i] + space;
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string Table::text(const Style& style) const {
  std::vector<std::string> headers;
  for (const auto& column : columns_) headers.push_back(column.header);
  std::string text = style.quiet(line(headers)) + "\n";
  for (const auto& row : rows_) text += (row.quiet ? style.quiet(line(row.cells)) : line(row.cells)) + "\n";
  return text;
}

}  // namespace freshlegs::cli
