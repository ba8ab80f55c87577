#include "daemon/words/page.h"

#include "daemon/words/numbers.h"

namespace freshlegs::app {

namespace {

/// Up to the next space; what stands between `marks` is one word, so that a command can be copied from one line.
std::size_t end_of_word(std::string_view text) {
  bool code = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`') code = !code && text.find('`', i + 1) != std::string_view::npos;
    if (text[i] == ' ' && !code) return i;
  }
  return std::string_view::npos;
}

}  // namespace

std::string wrap(std::string_view text, std::size_t columns, std::size_t hang) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const auto space = end_of_word(text);
    const std::string_view word = text.substr(0, space);
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    if (word.empty()) continue;
    if (column > 0 && column + 1 + width(word) > columns) {
      out.append("\n").append(hang, ' ');
      column = hang;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += width(word);
  }
  return out;
}

std::string from_file(std::string_view text, std::size_t limit) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool begins = (byte & 0xC0U) != 0x80U;
    if (begins && width(out) >= limit) return out + "\u2026";
    if (byte < 0x20 || byte == 0x7F)
      out += ' ';
    else if (std::string_view("*_`[]<>#|\\").find(c) == std::string_view::npos)
      out += c;
  }
  return out;
}

void Page::gap() {
  if (!text_.empty()) text_ += '\n';
  in_list_ = false;
}

void Page::heading(int level, std::string_view text) {
  gap();
  text_.append(static_cast<std::size_t>(level), '#').append(" ").append(text).append("\n");
}

void Page::paragraph(std::string_view text) {
  gap();
  text_ += wrap(text) + "\n";
}

void Page::lines(const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  gap();
  for (const auto& line : lines) text_ += line + "\n";
}

void Page::bullet(std::string_view text) {
  if (!in_list_) gap();
  in_list_ = true;
  text_ += wrap("- " + std::string(text), kPageColumns, 2) + "\n";
}

void Page::rule_and(std::string_view text) {
  gap();
  text_.append("---\n").append(text).append("\n");
}

}  // namespace freshlegs::app
