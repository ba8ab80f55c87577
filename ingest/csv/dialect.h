// The interface of a dialect: one export format of one app. Each lives in one file of dialects/; the build
// finds it there (CMakeLists.txt), so adding one touches nothing else.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/csv/header.h"
#include "ingest/file_content.h"

namespace freshlegs::csv {

/// What recognising sees: the first rows of the file.
struct Probe {
  char delimiter = ',';
  std::vector<std::vector<std::string>> rows;  ///< cells unquoted and trimmed, at most kProbeRows
  Header header;                               ///< of the first row

  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return row < rows.size() && column < rows[row].size() ? std::string_view(rows[row][column])
                                                          : std::string_view{};
  }
  /// All cells of a row; none beyond the last row.
  [[nodiscard]] std::vector<std::string_view> cells(std::size_t row) const {
    return row < rows.size() ? std::vector<std::string_view>(rows[row].begin(), rows[row].end())
                             : std::vector<std::string_view>{};
  }
};
inline constexpr std::size_t kProbeRows = 12;

/// What reading gets.
struct Input {
  std::string_view text;
  char delimiter = ',';
  std::string_view name;  ///< of the file; dates a recording only where the content does not
  ReadOptions options;
  bool distance_unit_known = false;  ///< the options say it of this file, not of files in general

  [[nodiscard]] Hash hash() const { return sha256(std::as_bytes(std::span(text))); }
};

class Dialect {
 public:
  virtual ~Dialect() = default;
  /// As in the JSON contract: "strong".
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// As people call it: "Strong".
  [[nodiscard]] virtual std::string_view app() const = 0;
  /// 0 no, 1 certain; at least kRecognised to be read. Below that it ranks the nearest dialect for the
  /// refusal.
  [[nodiscard]] virtual double confidence(const Probe& probe) const = 0;
  /// Fills recordings, notes, status and reason.
  virtual void read(const Input& input, FileContent& content) const = 0;
};
inline constexpr double kRecognised = 0.5;

/// Refuses the whole file.
void reject(FileContent& content, Rejection reason);
/// Sets the file aside: known, but not ours to read.
void ignore(FileContent& content, Rejection reason);

/// Confidence by columns: below kRecognised while a required one is missing; above, the more the more of the
/// file's columns are known ones. A required name may list its languages: "Data|Datum|Date".
double column_confidence(const Header& header, std::span<const std::string_view> required,
                         std::span<const std::string_view> known);

/// All dialects, in the order of their names (generated from the folder).
std::span<const Dialect* const> all_dialects();

}  // namespace freshlegs::csv
