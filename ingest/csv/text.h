// Bytes to UTF-8 text: what every export must be before it can be a table.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ingest/rejection.h"

namespace freshlegs::csv {

/// A file as UTF-8 without byte order mark: the bytes given, or a converted copy of them.
struct Text {
  std::string_view original;
  std::string converted;
  std::optional<Note> note;  ///< another encoding, or zero bytes at the end, and what was made of it

  [[nodiscard]] std::string_view view() const {
    return converted.empty() ? original : std::string_view(converted);
  }
};

/// UTF-8, UTF-16 with byte order mark, else Windows-1252. Rejects what is empty ("csv.empty") or no text at
/// all
/// ("csv.not_text"). A tail of zero bytes, as a crash of the writing machine leaves, is cut off.
Result<Text> decode_text(std::span<const std::byte> bytes);

/// Without blanks, tabs and no-break spaces at both ends.
std::string_view trim(std::string_view text);
/// ASCII letters in lower case, runs of blanks (no-break ones too) as one: how column names are compared.
std::string fold(std::string_view text);
/// Whether a word stands in a list parted by bars: "si" in "si|ja|yes".
bool is_one_of(std::string_view word, std::string_view list);
/// The letters of Latin scripts without accents and in lower case; all other bytes stay. "Fessées" ->
/// "fessees".
std::string plain(std::string_view text);

}  // namespace freshlegs::csv
