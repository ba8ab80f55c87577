// What was wrong or odd in a file, in plain words: one reason, counted notes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/rejection.h"

namespace freshlegs::fit {

class Findings {
 public:
  /// Something is missing or wrong; the first damage of a file becomes its reason.
  void damage(std::string_view code, std::uint64_t at, std::string text);
  /// An oddity that cost nothing; counts of the same code are added up.
  void note(std::string_view code, std::uint64_t count, std::string_view text);

  [[nodiscard]] const std::optional<Rejection>& reason() const { return reason_; }
  [[nodiscard]] const std::vector<Note>& notes() const { return notes_; }

 private:
  std::optional<Rejection> reason_;
  std::vector<Note> notes_;
};

/// What an athlete can do about a damaged file.
inline constexpr std::string_view kExportAgain = "Export it again from the watch.";

}  // namespace freshlegs::fit
