#include "ingest/csv/dialect.h"

#include <algorithm>

#include "ingest/csv/text.h"

namespace freshlegs::csv {

void reject(FileContent& content, Rejection reason) {
  content.status = ReadStatus::rejected;
  content.reason = std::move(reason);
}

void ignore(FileContent& content, Rejection reason) {
  content.status = ReadStatus::ignored;
  content.reason = std::move(reason);
}

double column_confidence(const Header& header, std::span<const std::string_view> required,
                         std::span<const std::string_view> known) {
  if (header.size() == 0 || required.empty()) return 0;
  const auto found = std::ranges::count_if(required, [&](std::string_view names) {
    for (;;) {
      const auto bar = std::min(names.find('|'), names.size());
      if (header.has(names.substr(0, bar))) return true;
      if (bar == names.size()) return false;
      names.remove_prefix(bar + 1);
    }
  });
  const auto share = static_cast<double>(found) / static_cast<double>(required.size());
  if (share < 1) return 0.4 * share;
  std::vector<std::string> folded;
  for (const auto name : known) folded.push_back(fold(name));
  const auto familiar = std::ranges::count_if(header.names(), [&](const std::string& name) {
    return std::ranges::find(folded, name) != folded.end();
  });
  return 0.6 + 0.4 * static_cast<double>(familiar) / static_cast<double>(header.size());
}

}  // namespace freshlegs::csv
