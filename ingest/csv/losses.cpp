#include "ingest/csv/losses.h"

namespace freshlegs::csv {

std::string quote(std::string_view cell) {
  std::string out = "\"";
  for (const char c : cell.substr(0, 40)) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  while (cell.size() > 40 && out.size() > 1 && (static_cast<unsigned char>(out.back()) & 0x80) != 0)
    out.pop_back();
  return out + (cell.size() > 40 ? "...\"" : "\"");
}

std::string counted(std::uint64_t n, std::string_view noun) {
  return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s");
}

void Losses::row(std::uint64_t line, std::string_view why) {
  if (rows_++ > 0) return;
  first_row_ = line;
  why_ = why;
}

void Losses::unclosed_quotes(const TableReader& table) {
  for (const auto line : table.unclosed_quotes()) row(line, "opens a quotation that is never closed");
}

void Losses::cell(std::uint64_t line, std::string_view column, std::string_view text) {
  if (cells_++ > 0) return;
  first_cell_ = line;
  cell_ = quote(text) + " under " + quote(column);
}

void Losses::report(FileContent& content) const {
  if (cells_ > 0)
    content.notes.push_back({"csv.cell", cells_,
                             counted(cells_, "cell") +
                                 " could not be read and counted as not measured, the first in line " +
                                 std::to_string(first_cell_) + ": " + cell_ + "."});
  if (rows_ == 0) return;
  const std::string text =
      counted(rows_, "row") + " could not be read: line " + std::to_string(first_row_) + " " + why_ + ".";
  content.notes.push_back({"csv.row", rows_, text});
  if (content.status != ReadStatus::ok) return;
  content.status = ReadStatus::damaged;
  content.reason = Rejection{"csv.row", first_row_, PositionUnit::line, text,
                             "The other rows were kept; if these matter, export the file again."};
}

}  // namespace freshlegs::csv
