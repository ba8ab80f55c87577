// A recording as sealed blobs, and back. Pure, so that a pool of workers may pack while one thread writes.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <vector>

#include "ingest/recording.h"
#include "storage/envelope.h"

namespace freshlegs::storage {

/// Where a part of a recording is kept. Stored as numbers: never renumber.
///   0 body (laps, sets, ...) · 1 time axis · 2 RR intervals · 3 their offsets · 16 + 16 * kind + source: a
///   channel
using Slot = std::uint16_t;
inline constexpr Slot kSlots = 1024;

struct PackedPart {
  Slot slot = 0;
  Bytes blob;
};

struct PackedRecording {
  Hash hash{};
  Instant start{};
  std::uint32_t samples = 0;
  std::optional<CumulativeKey> cumulative;
  Bytes head;
  std::vector<PackedPart> parts;  ///< by slot, each at most once
};

/// Channels must be ordered by (kind, source), as Samples says. Same recording, same blobs.
[[nodiscard]] PackedRecording pack(const Recording& recording, Envelope& envelope);

/// The head without `hash` and `cumulative`.
[[nodiscard]] std::expected<RecordingHead, Damage> unpack_head(std::span<const std::byte> blob,
                                                               Envelope& envelope);
/// Puts one part where it belongs; parts come in the order of their slots, after the head.
[[nodiscard]] std::expected<void, Damage> unpack_part(Slot slot, std::span<const std::byte> blob,
                                                      Envelope& envelope, Recording& into);

}  // namespace freshlegs::storage
