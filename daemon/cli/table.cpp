#include "daemon/cli/table.h"

#include <algorithm>
#include <ranges>

#include "daemon/words/numbers.h"
#include "daemon/words/row_lines.h"

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

/// The width of the last column where a long cell may begin in the room of an empty one before it.
std::size_t Table::leaning() const {
  const std::size_t last = columns_.size() - 1;
  std::size_t widest = app::width(columns_[last].header);
  for (const auto& row : rows_) {
    const std::size_t room = last > 0 && row.cells[last - 1].empty() ? widths_[last - 1] : 0;
    const std::size_t width = app::width(row.cells[last]);
    widest = std::max(widest, width - std::min(width, room));
  }
  return widest;
}

Table::Layout Table::layout(std::size_t columns) const {
  Layout layout{widths_, std::vector<bool>(columns_.size(), true)};
  std::size_t width = 0;
  for (const auto each : widths_) width += each + kGap;
  const auto too_wide = [&] { return width > columns + kGap; };
  if (too_wide()) {
    layout.widths.back() = leaning();
    width -= widths_.back() - layout.widths.back();
  }
  for (int turn = 1; too_wide(); ++turn) {
    const auto next = std::ranges::find(columns_, turn, &Column::goes);
    if (next == columns_.end()) break;
    const auto i = static_cast<std::size_t>(next - columns_.begin());
    layout.shown[i] = false;
    width -= widths_[i] + kGap;
  }
  layout.fits = !too_wide();
  return layout;
}

std::string Table::line(const std::vector<std::string>& cells, const Layout& layout) const {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!layout.shown[i]) continue;
    const std::size_t wide = layout.widths[i], cell = app::width(cells[i]);
    const std::string space(wide - std::min(wide, cell), ' ');
    if (!text.empty()) text += std::string(kGap, ' ');
    if (cell > wide) text.resize(text.size() - (cell - wide));
    text += columns_[i].align == Align::right ? space + cells[i] : cells[i] + space;
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string Table::row_by_row(const Style& style, std::size_t columns) const {
  std::vector<std::string> names;
  for (const auto& column : columns_) names.push_back(column.header);
  std::string text;
  for (const auto& row : rows_) {
    const std::string lines = app::row_as_lines(names, row.cells, columns);
    for (const auto part : lines | std::views::split('\n')) {
      const std::string line(part.begin(), part.end());
      text += (row.quiet ? style.quiet(line) : line) + "\n";
    }
  }
  return text;
}

std::string Table::text(const Style& style, std::size_t columns) const {
  const auto layout = this->layout(columns);
  if (!layout.fits) return row_by_row(style, columns);
  std::vector<std::string> headers;
  for (const auto& column : columns_) headers.push_back(column.header);
  std::string text = style.quiet(line(headers, layout)) + "\n";
  for (const auto& row : rows_)
    text += (row.quiet ? style.quiet(line(row.cells, layout)) : line(row.cells, layout)) + "\n";
  return text;
}

}  // namespace freshlegs::cli
