#include "ingest/csv/header.h"

#include "ingest/csv/text.h"

namespace freshlegs::csv {

Header::Header(std::span<const std::string_view> cells) {
  names_.reserve(cells.size());
  for (const auto cell : cells) names_.push_back(fold(cell));
}

std::optional<std::size_t> Header::find(std::string_view name, std::size_t nth) const {
  const std::string wanted = fold(name);
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (names_[i] == wanted && nth-- == 0) return i;
  return std::nullopt;
}

}  // namespace freshlegs::csv
