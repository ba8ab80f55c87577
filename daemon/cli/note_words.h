// What may follow `freshlegs note`: pairs of a word and a value.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "analysis/diary/note.h"

namespace freshlegs::cli {

struct NotedValue {
  analysis::NoteKind kind{};
  double value = 0;
};

/// {"rpe", "7", "pain", "3"}; or a sentence that says what is wrong. Sleep takes "7.5", "7:30" and "7h30",
/// illness takes yes and no beside 0 to 10.
std::expected<std::vector<NotedValue>, std::string> read_notes(const std::vector<std::string>& words);

}  // namespace freshlegs::cli
