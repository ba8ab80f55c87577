// HTML by hand: escaped text, real tables, and the sections of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace freshlegs::app::report {

/// The style sheet of every page, embedded at build time.
std::string_view style();

/// For text and for attributes in double quotes.
std::string escape(std::string_view text);
std::string element(std::string_view name, std::string_view text, std::string_view css_class = "");

struct Column {
  std::string header;
  bool right = false;  ///< numbers
  bool hide_on_phone = false;
  bool markup = false;  ///< header and cells are markup already
};

/// A table with a caption; the first cell of a row is its header.
class HtmlTable {
 public:
  HtmlTable(std::string caption, std::vector<Column> columns, std::string css_class = "");
  void add(std::vector<std::string> cells, std::string_view css_class = "");
  [[nodiscard]] std::string markup() const;

 private:
  std::string caption_, css_class_, rows_;
  std::vector<Column> columns_;
};

/// The table below a drawing, closed until asked for.
std::string closed_table(const HtmlTable& table);

struct Section {
  std::string id, heading;
  std::vector<std::string> paragraphs;  ///< plain text
  std::string note;                     ///< one grey line: source or limits
  std::string body;                     ///< markup
  bool may_break = false;               ///< too long for one printed page
};
std::string markup(const Section& section);

/// A document of its own: no script, no image, no font, nothing fetched.
struct Document {
  std::string title, head, main, footer;  ///< title is plain text, the rest markup
};
std::string markup(const Document& document);

}  // namespace freshlegs::app::report
