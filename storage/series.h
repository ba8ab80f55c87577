// A series of whole numbers as few bytes: runs of missing values apart, then each value as its difference
// from a prediction. What is left is small and repetitive, which is what zstd (envelope.h) packs well.
//
//   byte 0    prediction
//   varint    number of values
//   varints   lengths of runs, present and missing in turn, present first (may be 0), until the number is
//   reached varints   zig-zag of (value - prediction), present values only; arithmetic modulo 2^32
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "storage/error.h"
#include "storage/varint.h"

namespace freshlegs::storage {

/// Stored as numbers: append only.
enum class Prediction : std::uint8_t {
  zero = 0,  ///< the value itself
  last = 1,  ///< the value before
  line = 2,  ///< the straight line through the two values before
};

/// Picks the prediction that leaves the smallest differences.
[[nodiscard]] Bytes encode_series(std::span<const std::int32_t> values);
/// Safe on any bytes; `limit` bounds the number of values.
[[nodiscard]] std::expected<std::vector<std::int32_t>, Damage> decode_series(
    std::span<const std::byte> bytes, std::size_t limit = std::size_t{1} << 26);

}  // namespace freshlegs::storage
