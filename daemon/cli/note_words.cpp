#include "daemon/cli/note_words.h"

#include <charconv>
#include <optional>
#include <string_view>

#include "daemon/config/nearest.h"
#include "daemon/pipeline/said.h"
#include "daemon/words/numbers.h"

namespace freshlegs::cli {
namespace {

using analysis::NoteKind;

constexpr double kHighest = 10, kLongestSleep_h = 24, kIll = 5;
constexpr const char* kList = "rpe, soreness, pain, illness, sleep, stress, eating or mood";

std::optional<double> plain_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "7.5", "7:30", "7h30", "7h".
std::optional<double> hours_of(std::string_view text) {
  const auto colon = text.find_first_of(":h");
  if (colon == text.npos) return plain_number(text);
  const auto hours = plain_number(text.substr(0, colon));
  const auto rest = text.substr(colon + 1);
  const auto minutes = rest.empty() ? std::optional(0.0) : plain_number(rest);
  if (!hours || !minutes || *minutes < 0 || *minutes >= 60) return std::nullopt;
  return *hours + *minutes / 60;
}

std::expected<double, std::string> value_of(NoteKind kind, const std::string& text) {
  const std::string word(app::note_word(kind));
  if (kind == NoteKind::sleep) {
    const auto hours = hours_of(text);
    if (hours && *hours >= 0 && *hours <= kLongestSleep_h) return *hours;
    return std::unexpected("\"" + text + "\" is no length of sleep; say hours, as 7.5 or 7:30.");
  }
  if (kind == NoteKind::illness && (text == "yes" || text == "no")) return text == "yes" ? kIll : 0;
  const auto value = plain_number(text);
  if (value && *value >= 0 && *value <= kHighest) return *value;
  return std::unexpected("\"" + text + "\" cannot be " + word + "; say a number from 0 to 10.");
}

}  // namespace

std::expected<std::vector<NotedValue>, std::string> read_notes(const std::vector<std::string>& words) {
  std::vector<NotedValue> notes;
  for (std::size_t i = 0; i < words.size(); i += 2) {
    const auto kind = app::note_kind(words[i]);
    if (!kind) {
      std::vector<std::string> known;
      for (int k = 0; k <= static_cast<int>(NoteKind::mood); ++k)
        known.emplace_back(app::note_word(static_cast<NoteKind>(k)));
      const auto near = app::nearest(words[i], known);
      return std::unexpected("\"" + words[i] + "\" cannot be noted" +
                             (near ? "; did you mean \"" + *near + "\"?" : "; say " + std::string(kList) + "."));
    }
    if (i + 1 == words.size()) return std::unexpected("Say a value after \"" + words[i] + "\".");
    const auto value = value_of(*kind, words[i + 1]);
    if (!value) return std::unexpected(value.error());
    notes.push_back({*kind, *value});
  }
  return notes;
}

}  // namespace freshlegs::cli
