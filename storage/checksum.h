// CRC-32C (Castagnoli, RFC 3720 appendix B.4): finds every burst of up to 32 bits. SQLite checks its
// structure but not what a blob holds, so each blob carries its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace freshlegs::storage {

[[nodiscard]] std::uint32_t crc32c(std::span<const std::byte> bytes);

}  // namespace freshlegs::storage
