// The table reader: text to rows, one at a time, whatever the line ends and the quoting. Rows that are quoted
// as they should be take a lane of their own, whose cells lie in the text itself; libcsv reads all others.
#pragma once

#include <csv.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace freshlegs::csv {

/// One record of a table. Cells are unquoted and trimmed; they live until the reader's next row.
struct Row {
  std::uint64_t line = 0;  ///< of its first character, counted from 1
  std::span<const std::string_view> cells;

  /// "" beyond the last cell: exports leave trailing cells out.
  [[nodiscard]] std::string_view cell(std::size_t i) const {
    return i < cells.size() ? cells[i] : std::string_view{};
  }
};

/// Walks a table row by row; holds one row at a time, so memory follows the longest row and not the file.
/// Takes LF, CRLF and CR; blank lines are skipped; cells beyond kMaxCells of a row are dropped.
class TableReader {
 public:
  static constexpr std::size_t kMaxCells = 1U << 17;  ///< a curve on one line: 36 h, one value a second
  static constexpr std::size_t kMaxRestarts = 3;
  /// `careful`: every row by libcsv. Both must give the same rows; a test holds them together.
  enum class Lane : std::uint8_t { quick, careful };

  TableReader(std::string_view text, char delimiter, Lane lane = Lane::quick);
  ~TableReader();
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  /// The next row that is not blank, or nullptr at the end.
  const Row* next();
  /// Lines with a quotation that is never closed. Such a row is left out and reading goes on with the next
  /// line, up to kMaxRestarts times; the last one may be the cut end of the file.
  [[nodiscard]] std::span<const std::uint64_t> unclosed_quotes() const { return unclosed_quotes_; }

 private:
  struct Extent {
    std::size_t begin, end;
  };
  enum class CharKind : std::uint8_t { other, delimiter, line_end };
  [[nodiscard]] CharKind kind(char c) const { return kinds_[static_cast<unsigned char>(c)]; }

  bool read_quickly();
  const char* quick_bare_cell(const char* at, const char* end);
  const char* quick_quoted_cell(const char* at, const char* end);
  void add_quick(std::string_view cell);

  bool read_carefully();
  void feed_line();
  void skip_line(std::string_view line);
  void add_careful(std::string_view cell);
  void begin_parser();
  bool restart_after_unclosed_quote();

  csv_parser parser_{};
  char delimiter_;
  Lane lane_;
  std::array<CharKind, 256> kinds_{};
  std::string_view rest_, row_begin_;
  std::uint64_t line_ = 1;
  bool row_open_ = false, row_done_ = false, ended_ = false;
  std::vector<std::uint64_t> unclosed_quotes_;
  std::string chars_;                ///< cells that do not lie in the text as they are, one behind the other
  std::vector<Extent> extents_;      ///< of those
  std::vector<std::size_t> copied_;  ///< quick lane: which cells those are
  std::vector<std::string_view> cells_;
  Row row_;
};

/// The delimiter of a table: the one of , ; and tab that the first lines hold most often outside quotes.
char find_delimiter(std::string_view text);

}  // namespace freshlegs::csv
