// Reads a file once and proves that it did not change meanwhile. Never writes, never follows a link blindly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "ingest/rejection.h"

namespace freshlegs::app {

/// Recordings are read whole up to here; anything larger is refused with a sentence.
inline constexpr std::uint64_t kLargestFile = 64ULL << 20;

struct LoadedFile {
  std::string name;  ///< base name: what outputs call the file
  std::vector<std::byte> bytes;
};

/// Why nothing was read. `deferred`: try again later (permission, I/O); `changing`: still being written.
struct LoadFailure {
  enum class Kind : std::uint8_t { deferred, changing, gone, not_a_file, too_large } kind{};
  Rejection reason;
};

std::expected<LoadedFile, LoadFailure> load_file(const std::filesystem::path& path);

}  // namespace freshlegs::app
