#include "daemon/words/phrases.h"

#include <array>
#include <cmath>

#include "daemon/words/numbers.h"

namespace freshlegs::app {
namespace {

template <class Enum, std::size_t N>
const auto& at(const std::array<std::string_view, N>& table, Enum value) {
  return table.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view phrase(analysis::Verdict verdict) {
  static constexpr std::array<std::string_view, 5> kWords{"not enough data", "prior only", "not shown",
                                                          "likely", "very likely"};
  return at(kWords, verdict);
}

std::string_view phrase(analysis::RunKind kind) {
  static constexpr std::array<std::string_view, 7> kWords{"easy run",  "long run", "tempo run", "intervals",
                                                          "hilly run", "race",     "cool-down"};
  return at(kWords, kind);
}

std::string_view short_phrase(analysis::RunKind kind) {
  static constexpr std::array<std::string_view, 7> kWords{"easy",  "long", "tempo",    "intervals",
                                                          "hilly", "race", "cool-down"};
  return at(kWords, kind);
}

std::string_view phrase(analysis::Sport sport) {
  static constexpr std::array<std::string_view, 12> kWords{
      "run",      "strength session",   "ride",           "swim",         "walk",
      "hike",     "elliptical session", "rowing session", "yoga session", "mobility session",
      "activity", "morning measurement"};
  return at(kWords, sport);
}

std::string_view phrase(analysis::Role role) {
  static constexpr std::array<std::string_view, 7> kWords{"watch",        "strap", "phone", "pod",
                                                          "strength log", "list",  "other"};
  return at(kWords, role);
}

const MarkerWords& words_for(analysis::Marker marker) {
  static constexpr std::array<MarkerWords, analysis::kMarkers> kWords{{
      {"ground contact", false, "longer", "shorter"},
      {"steps", true, "longer", "shorter"},
      {"step rate", false, "higher", "lower"},
      {"vertical movement", false, "larger", "smaller"},
      {"vertical movement per metre", false, "larger", "smaller"},
      {"leg stiffness", false, "higher", "lower"},
      {"left share of contact", false, "larger", "smaller"},
      {"contact unevenness", false, "larger", "smaller"},
      {"step unevenness", false, "larger", "smaller"},
      {"leg spring stiffness", false, "higher", "lower"},
      {"impact", false, "larger", "smaller"},
      {"form power", false, "higher", "lower"},
  }};
  return kWords.at(static_cast<std::size_t>(marker));
}

std::string change(analysis::Marker marker, double pct) {
  const MarkerWords& words = words_for(marker);
  return std::string(words.name) + " " + percent(std::abs(pct)) + " " +
         std::string(pct < 0 ? words.less : words.more);
}

std::string with_article(std::string_view noun) {
  if (noun == "intervals") return std::string(noun);
  const bool vowel = std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string(noun);
}

std::string capital(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string count_of(double n, std::string_view noun) {
  return number(n) + "\u00a0" + std::string(noun) + (std::lround(n) == 1 ? "" : "s");
}

std::string list_of(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

}  // namespace freshlegs::app
