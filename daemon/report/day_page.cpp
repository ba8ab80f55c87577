#include "daemon/report/day_page.h"

#include <sstream>

#include "daemon/words/dates.h"

namespace freshlegs::app::report {
namespace {

/// What stands between `mark` and the next one like it becomes an element.
std::string inline_marks(std::string text, std::string_view mark, std::string_view tag) {
  std::string out;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, mark.size(), mark) == 0) {
      out.append(open ? "</" : "<").append(tag).append(">");
      open = !open;
      at += mark.size();
    } else {
      out += text[at++];
    }
  }
  return open ? out.append("</").append(tag).append(">") : out;
}

std::string links(const std::string& text) {
  std::string out;
  std::size_t from = 0;
  while (true) {
    const auto open = text.find('[', from);
    const auto middle = text.find("](", open);
    const auto close = text.find(')', middle);
    if (open == std::string::npos || middle == std::string::npos || close == std::string::npos) break;
    out += text.substr(from, open - from) + "<a href=\"" + text.substr(middle + 2, close - middle - 2) +
           "\">" + text.substr(open + 1, middle - open - 1) + "</a>";
    from = close + 1;
  }
  return out + text.substr(from);
}

std::string inline_markup(std::string_view text) {
  return links(inline_marks(inline_marks(escape(text), "**", "strong"), "`", "code"));
}

std::string table_row(std::string_view line, bool header) {
  std::string out = "<tr>", cell;
  bool first = true;
  const auto end_cell = [&] {
    const auto begin = cell.find_first_not_of(' '), end = cell.find_last_not_of(' ');
    const std::string text =
        begin == std::string::npos ? "" : inline_markup(cell.substr(begin, end - begin + 1));
    const std::string tag = header ? "th scope=\"col\"" : first ? "th scope=\"row\"" : "td";
    out += "<" + tag + ">" + text + "</" + tag.substr(0, 2) + ">";
    first = false;
    cell.clear();
  };
  for (const char c : line.substr(1)) {
    if (c == '|')
      end_cell();
    else
      cell += c;
  }
  return out + "</tr>\n";
}

/// Collects the lines of a block, then writes it.
class Blocks {
 public:
  void line(std::string_view text) {
    if (text.empty()) return flush();
    if (text == "---") {
      flush();
      out_ += "<hr>\n";
    } else if (text.starts_with("# ") || text.starts_with("## ")) {
      flush();
      const auto level = text.find(' ');
      const std::string tag = level == 1 ? "h1" : "h2";
      out_ += "<" + tag + ">" + inline_markup(text.substr(level + 1)) + "</" + tag + ">\n";
    } else if (text.starts_with("- ")) {
      flush_paragraph();
      if (!in_list_) out_ += "<ul>\n";
      in_list_ = true;
      paragraph_ = text.substr(2);
    } else if (text.starts_with("|")) {
      table(text);
    } else {
      const auto begin = text.find_first_not_of(' ');
      paragraph_ += (paragraph_.empty() ? "" : " ") + std::string(text.substr(begin));
    }
  }

  std::string finish() {
    flush();
    return std::move(out_);
  }

 private:
  void table(std::string_view text) {
    flush_paragraph();
    if (text.find_first_not_of("|-: ") == std::string_view::npos) return;
    out_ +=
        rows_ == 0 ? "<table><thead>" + table_row(text, true) + "</thead><tbody>\n" : table_row(text, false);
    ++rows_;
  }
  void flush_paragraph() {
    if (paragraph_.empty()) return;
    const std::string tag = in_list_ ? "li" : "p";
    out_ += "<" + tag + ">" + inline_markup(paragraph_) + "</" + tag + ">\n";
    paragraph_.clear();
  }
  void flush() {
    flush_paragraph();
    if (in_list_) out_ += "</ul>\n";
    if (rows_ > 0) out_ += "</tbody></table>\n";
    in_list_ = false;
    rows_ = 0;
  }

  std::string out_, paragraph_;
  bool in_list_ = false;
  int rows_ = 0;
};

}  // namespace

std::string html_of_markdown(std::string_view markdown) {
  Blocks blocks;
  while (!markdown.empty()) {
    const auto end = markdown.find('\n');
    blocks.line(markdown.substr(0, end));
    markdown = end == std::string_view::npos ? std::string_view() : markdown.substr(end + 1);
  }
  return blocks.finish();
}

std::string day_page(const analysis::Findings& findings, date::local_days day, Units units,
                     std::string_view markdown) {
  const Input in = input_of(findings, day, units, {});
  std::string main = "<div class=\"day\">" + html_of_markdown(markdown) + "</div>\n";
  const auto* run = run_of(in);
  if (run != nullptr && run->breakdown)
    if (const auto part = run_part(in)) main += markup(part->section);
  return markup(Document{long_day(day, units) + " \u2013 freshlegs",
                         "<div class=\"brand\"><b><i></i><i></i>freshlegs</b><span>One day</span></div>",
                         main, "This page describes training; it is no medical advice."});
}

}  // namespace freshlegs::app::report
