// Archives as portals hand them out: a zip of a whole account, a gzipped FIT, an archive inside an archive.
// Walked as a stream: no path, no seeking, one entry in memory at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "ingest/rejection.h"

namespace freshlegs::archive {

/// True for the first bytes of a zip or gzip file that is not an office document.
bool looks_like_archive(std::span<const std::byte> head);

/// Limits that no honest export meets. What exceeds one is left out or ends the walk, with a reason.
struct Limits {
  std::uint64_t entry_bytes = 64ULL << 20;    ///< one unpacked entry, as large as a single file may be
  std::uint64_t archive_bytes = 16ULL << 30;  ///< unpacked bytes of everything
  std::uint64_t entries = 200000;             ///< an account of 20 years has some tens of thousands
  double ratio = 400;  ///< unpacked over packed once 64 MiB are out: text packs 20 times, zip bombs 1000
  int depth = 1;       ///< archives inside the archive; deeper ones are entries like any other
};

/// The next piece of the packed file; empty at the end. Errors of reading are thrown through the walk.
using NextChunk = std::function<std::span<const std::byte>()>;

/// One unpacked file. `name` is its path inside ("DI_CONNECT/1234.fit"), behind the nested archive's own with
/// "!". The bytes live until the call returns; false ends the walk.
using OnEntry = std::function<bool(std::string_view name, std::span<const std::byte> bytes)>;

/// An entry that could not be handed over, and why: too large, encrypted, damaged.
using OnRefused = std::function<void(std::string_view name, const Rejection& why)>;

struct Outcome {
  std::uint64_t entries = 0, refused = 0;
  std::uint64_t packed_bytes = 0, unpacked_bytes = 0;
  bool whole = true;               ///< false: the walk ended before the end
  std::optional<Rejection> error;  ///< why it ended
};

/// Walks the archive. `name` names a lone gzip's content ("run.fit.gz" holds "run.fit").
Outcome walk_archive(const NextChunk& next, std::string_view name, const OnEntry& on_entry,
                     const OnRefused& on_refused, const Limits& limits = {});

}  // namespace freshlegs::archive
