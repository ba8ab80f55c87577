#include <algorithm>

#include "ingest/archive/read_archive.h"
#include "tests/fuzz/targets.h"

// Bounds hold whatever the bytes say: entries, their size, depth, and that every entry is handed over or refused.
void freshlegs::fuzz::archives(Bytes bytes) {
  constexpr archive::Limits kLimits{.entry_bytes = 1 << 16, .archive_bytes = 1 << 20, .entries = 50};
  const std::size_t chunk = bytes.empty() ? 1 : 1 + std::to_integer<std::size_t>(bytes.back()) * 16;
  std::size_t entries = 0, refused = 0, unpacked = 0;
  Bytes rest = bytes;
  const auto outcome = archive::walk_archive(
      [&] {
        const auto piece = rest.first(std::min(chunk, rest.size()));
        rest = rest.subspan(piece.size());
        return piece;
      },
      "x.zip",
      [&](std::string_view, std::span<const std::byte> content) {
        require(content.size() <= kLimits.entry_bytes);
        unpacked += content.size();
        return ++entries < 40;
      },
      [&](std::string_view, const Rejection& why) {
        require(!why.text.empty());
        ++refused;
      },
      kLimits);
  require(entries <= kLimits.entries && unpacked <= kLimits.archive_bytes + kLimits.entry_bytes);
  require(refused <= 2 * kLimits.entries);
  require(outcome.whole || outcome.error || entries >= 40);
}
