// Rows and cells that could not be read: counted, the first one remembered, reading goes on.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/csv/table.h"
#include "ingest/file_content.h"

namespace freshlegs::csv {

class Losses {
 public:
  /// A row is left out; `why` completes "line 12 ...": "has no date that can be read".
  void row(std::uint64_t line, std::string_view why);
  void unclosed_quotes(const TableReader& table);
  /// A cell is taken as not measured.
  void cell(std::uint64_t line, std::string_view column, std::string_view text);
  /// Adds notes; lost rows make the content damaged and give its reason.
  void report(FileContent& content) const;

 private:
  std::uint64_t rows_ = 0, first_row_ = 0, cells_ = 0, first_cell_ = 0;
  std::string why_, cell_;
};

/// A cell as it may stand inside a sentence: quoted, cut after 40 bytes, control characters as blanks.
std::string quote(std::string_view cell);
/// "1 row", "12 rows".
std::string counted(std::uint64_t n, std::string_view noun);

}  // namespace freshlegs::csv
