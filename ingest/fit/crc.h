// CRC-16 of the FIT protocol (CRC-16/ARC: polynomial 0x8005 reflected, start 0, no final inversion).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace freshlegs::fit {

/// Uses carry-less multiplication where the processor has it, sliced tables elsewhere.
[[nodiscard]] std::uint16_t crc16(std::span<const std::byte> bytes);

namespace detail {  // the roads to the same sum, for tests and benchmarks

[[nodiscard]] std::uint16_t crc16_sliced(std::span<const std::byte> bytes, std::uint16_t crc = 0);
[[nodiscard]] bool has_carry_less_multiply();
/// Only where has_carry_less_multiply().
[[nodiscard]] std::uint16_t crc16_folded(std::span<const std::byte> bytes);

}  // namespace detail
}  // namespace freshlegs::fit
