#include <algorithm>
#include <sstream>

#include "daemon/words/explanation.h"
#include "daemon/words/page.h"
#include "daemon/words/row_lines.h"

namespace freshlegs::app {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kNarrowest = 20;  // a column that is left less is not broken

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string indented(const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out += std::string(kIndent, ' ') + line + "\n";
  return out;
}

/// As lines that fit.
std::string paragraph(const std::string& sentence, std::size_t columns) {
  return indented(plain(wrap(sentence, columns - kIndent)));
}

/// A last cell that does not fit goes on below itself.
std::string with_last(const std::string& line, const std::string& cell, std::size_t columns) {
  const std::size_t hang = width(line);
  if (hang + width(cell) <= columns || hang + kNarrowest > columns) return line + cell;
  std::string out = line;
  for (const char c : wrap(cell, columns - hang)) out += c == '\n' ? "\n" + std::string(hang, ' ') : std::string(1, c);
  return out;
}

std::string table_text(const Explanation::Block& block, std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  if (!block.columns.empty()) {
    std::vector<std::string> header;
    for (const auto& column : block.columns) header.push_back(upper(column));
    rows.push_back(header);
  }
  for (const auto& row : block.rows) {
    rows.emplace_back();
    for (const auto& cell : row) rows.back().push_back(plain(cell));
  }
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths.resize(std::max(widths.size(), i + 1));
      widths[i] = std::max(widths[i], width(row[i]));
    }
  std::string out;
  for (const auto& row : rows) {
    std::string line(kIndent, ' ');
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      line += row[i] + std::string(widths[i] - width(row[i]) + 2, ' ');
    out += with_last(line, row.back(), columns) + "\n";
  }
  return out;
}

bool fits(const std::string& text, std::size_t columns) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (width(line) > columns) return false;
  return true;
}

/// Nothing is left out where a table is too wide, for all of it is evidence.
std::string rows_as_sentences(const Explanation::Block& block, std::size_t columns) {
  std::vector<std::string> names;
  for (const auto& name : block.columns) names.push_back(upper(name));
  std::string out = names.empty() ? "" : paragraph(names.front(), columns);
  for (const auto& row : block.rows) out += indented(row_as_lines(names, row, columns - kIndent));
  return out;
}

std::string rows_text(const Explanation::Block& block, std::size_t columns) {
  const std::string table = table_text(block, columns);
  return fits(table, columns) ? table : rows_as_sentences(block, columns);
}

}  // namespace

std::string explanation_text(const Explanation& e, std::size_t columns) {
  std::string out = plain(wrap(e.title, columns) + "\n" + wrap(e.subtitle, columns)) + "\n" + e.id + "\n";
  for (const auto& block : e.blocks) {
    out += "\n" + upper(block.heading) + "\n";
    for (const auto& sentence : block.sentences) out += paragraph(sentence, columns);
    if (!block.rows.empty()) {
      if (!block.sentences.empty()) out += "\n";
      out += rows_text(block, columns);
      if (!block.after.empty()) out += "\n";
    }
    for (const auto& sentence : block.after) out += paragraph(sentence, columns);
    for (const auto& command : block.commands) out += "    " + command + "\n";
  }
  return out;
}

}  // namespace freshlegs::app
