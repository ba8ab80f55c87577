// Markdown that reads well as plain text: wrapped at 80 columns, bullets with hanging lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace freshlegs::app {

inline constexpr std::size_t kPageColumns = 80;

/// Breaks at spaces so that no line is longer than `columns` characters; no-break spaces and what stands
/// between backticks hold. Lines after the first are indented by `hang`.
std::string wrap(std::string_view text, std::size_t columns = kPageColumns, std::size_t hang = 0);

/// Text from a file, made harmless: one line, no control characters, no Markdown, at most `limit` characters.
std::string from_file(std::string_view text, std::size_t limit = 40);

class Page {
 public:
  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  /// Lines as they are: a table.
  void lines(const std::vector<std::string>& lines);
  void bullet(std::string_view text);  ///< consecutive ones make one list
  void rule_and(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void gap();

  std::string text_;
  bool in_list_ = false;
};

}  // namespace freshlegs::app
