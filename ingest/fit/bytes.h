// Loads from bytes in either order, at any alignment. The caller has checked that the bytes are there.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace freshlegs::fit {

static_assert(std::endian::native == std::endian::little, "loads assume a little-endian machine");

template <std::unsigned_integral T>
[[nodiscard]] inline T load(const std::byte* from, bool big_endian = false) {
  T value;
  std::memcpy(&value, from, sizeof value);
  if constexpr (sizeof(T) == 2) return big_endian ? __builtin_bswap16(value) : value;
  if constexpr (sizeof(T) == 4) return big_endian ? __builtin_bswap32(value) : value;
  if constexpr (sizeof(T) == 8) return big_endian ? __builtin_bswap64(value) : value;
  return value;
}

}  // namespace freshlegs::fit
