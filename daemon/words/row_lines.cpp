#include "daemon/words/row_lines.h"

#include "daemon/words/numbers.h"
#include "daemon/words/page.h"

namespace freshlegs::app {
namespace {

constexpr std::size_t kHang = 2;

}  // namespace

std::string row_as_lines(const std::vector<std::string>& names, const std::vector<std::string>& cells,
                         std::size_t columns) {
  std::string sentence = cells.front();
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    sentence += (i == 1 ? ": " : "; ") + (names.empty() || names[i].empty() ? "" : held(names[i] + " "));
    sentence += cells[i].substr(cells[i].find_first_not_of(' '));  // padded in its column
  }
  return plain(wrap(sentence, columns, kHang));
}

}  // namespace freshlegs::app
