// The one wrapping of every blob in the database: packed with zstd where that helps, and closed with a
// checksum.
//
//   byte 0       0 = as it is, 1 = zstd frame (RFC 8878)
//   varint       size of the content
//   ...          content, or its zstd frame
//   last 4       CRC-32C of everything before, low byte first
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <span>

#include "storage/error.h"
#include "storage/varint.h"

namespace freshlegs::storage {

/// Packs and unpacks; keeps its work space from one blob to the next, so one for each thread.
class Envelope {
 public:
  Envelope();
  ~Envelope();
  Envelope(Envelope&&) noexcept;
  Envelope& operator=(Envelope&&) noexcept;

  [[nodiscard]] Bytes seal(std::span<const std::byte> content);
  /// Safe on any bytes: allocates no more than `limit`, never throws on junk.
  [[nodiscard]] std::expected<Bytes, Damage> open(std::span<const std::byte> blob,
                                                  std::size_t limit = std::size_t{1} << 28);

 private:
  struct Space;
  std::unique_ptr<Space> space_;
};

}  // namespace freshlegs::storage
