#include "ingest/fit/findings.h"

#include <algorithm>

namespace freshlegs::fit {

void Findings::damage(std::string_view code, std::uint64_t at, std::string text) {
  if (!reason_)
    reason_ =
        Rejection{std::string(code), at, PositionUnit::byte, std::move(text), std::string(kExportAgain)};
}

void Findings::note(std::string_view code, std::uint64_t count, std::string_view text) {
  if (count == 0) return;
  const auto it = std::ranges::find(notes_, code, &Note::code);
  if (it != notes_.end())
    it->count += count;
  else
    notes_.push_back({std::string(code), count, std::string(text)});
}

}  // namespace freshlegs::fit
