// The phrase table: the same fact has the same words everywhere. Everything an athlete reads takes its nouns
// and adjectives from here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::app {

std::string_view phrase(analysis::Verdict verdict);     ///< "very likely": exactly the words of the JSON
std::string_view phrase(analysis::RunKind kind);        ///< "easy run"
std::string_view phrase(analysis::Sport sport);         ///< "ride"
std::string_view phrase(analysis::Role role);           ///< "watch"
std::string_view short_phrase(analysis::RunKind kind);  ///< "easy", for tables

/// A form signal: "ground contact" is longer or shorter, "steps" are longer or shorter.
struct MarkerWords {
  std::string_view name;
  bool plural;
  std::string_view more, less;
};
const MarkerWords& words_for(analysis::Marker marker);
/// "ground contact 2.6 % longer"
std::string change(analysis::Marker marker, double pct);

/// With the article it needs: "an easy run", "intervals".
std::string with_article(std::string_view noun);
std::string capital(std::string_view text);
/// "3 runs", "1 run"; the noun's plural ends in s.
std::string count_of(double n, std::string_view noun);
/// "a", "a and b", "a, b and c"
std::string list_of(const std::vector<std::string>& parts);

}  // namespace freshlegs::app
