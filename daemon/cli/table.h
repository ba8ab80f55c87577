// Columns of text for terminals: no borders, one row one item, aligned by characters.
#pragma once

#include <string>
#include <vector>

#include "daemon/words/page.h"

namespace freshlegs::cli {

/// Colour by meaning; nothing where there is no terminal.
class Style {
 public:
  explicit Style(bool colour) : colour_(colour) {}
  [[nodiscard]] std::string finding(const std::string& text) const { return wrapped("1", text); }
  [[nodiscard]] std::string legs(const std::string& text) const { return wrapped("33", text); }
  [[nodiscard]] std::string quiet(const std::string& text) const { return wrapped("2", text); }

 private:
  [[nodiscard]] std::string wrapped(const char* code, const std::string& text) const;
  bool colour_;
};

class Table {
 public:
  enum class Align : bool { left, right };
  struct Column {
    std::string header;
    Align align = Align::left;
    int goes = 0;  ///< in which order columns are left out where the terminal is narrow; 0: never
  };

  explicit Table(std::vector<Column> columns);
  void add(std::vector<std::string> cells);
  /// Lines with their ends; as wide as the widest cells. Where that is more than `columns`, the last column
  /// leans on empty cells before it, then columns go; if it is still too wide, all is told row by row.
  [[nodiscard]] std::string text(const Style& style, std::size_t columns = app::kPageColumns) const;
  /// Rows added from now on are set back: they need no attention.
  void quiet(bool on) { quiet_ = on; }

 private:
  struct Row {
    std::vector<std::string> cells;
    bool quiet = false;
  };
  struct Layout {
    std::vector<std::size_t> widths;
    std::vector<bool> shown;
    bool fits = false;
  };
  [[nodiscard]] Layout layout(std::size_t columns) const;
  [[nodiscard]] std::size_t leaning() const;
  [[nodiscard]] std::string line(const std::vector<std::string>& cells, const Layout& layout) const;
  [[nodiscard]] std::string row_by_row(const Style& style, std::size_t columns) const;

  std::vector<Column> columns_;
  std::vector<std::size_t> widths_;
  std::vector<Row> rows_;
  bool quiet_ = false;
};

}  // namespace freshlegs::cli
