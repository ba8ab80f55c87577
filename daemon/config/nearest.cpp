#include "daemon/config/nearest.h"

#include <algorithm>
#include <vector>

namespace freshlegs::app {
namespace {

/// Damerau-Levenshtein distance with adjacent swaps (optimal string alignment).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> known) {
  std::optional<std::string> best;
  std::size_t best_edits = std::max<std::size_t>(1, std::max<std::size_t>(typed.size(), 3) / 3) + 1;
  for (const auto& word : known) {
    const std::size_t n = edits(typed, word);
    if (n >= best_edits) continue;
    best_edits = n;
    best = word;
  }
  return best;
}

}  // namespace freshlegs::app
