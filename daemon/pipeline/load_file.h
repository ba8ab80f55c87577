// Reads a file once and proves that it did not change meanwhile. Never writes, never follows a link blindly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "ingest/rejection.h"

namespace freshlegs::app {

/// Recordings are read whole up to here; anything larger is refused with a sentence.
inline constexpr std::uint64_t kLargestFile = 64ULL << 20;
/// Archives are walked as a stream up to here: more than twenty years of everything a watch writes.
inline constexpr std::uint64_t kLargestArchive = 16ULL << 30;

struct LoadedFile {
  std::string name;  ///< base name: what outputs call the file
  std::unique_ptr<std::byte[]> room;  ///< not cleared first: a large file is worth it
  std::span<const std::byte> bytes;
};

/// Why nothing was read. `deferred`: try again later (permission, I/O); `changing`: still being written.
struct LoadFailure {
  enum class Kind : std::uint8_t { deferred, changing, gone, not_a_file, too_large } kind{};
  Rejection reason;
};

/// A regular file, open for reading in pieces.
class OpenFile {
 public:
  [[nodiscard]] static std::expected<OpenFile, LoadFailure> open(const std::filesystem::path& path);
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile();

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Reads from `offset` on; fewer bytes than asked for only at the end. Throws std::system_error.
  [[nodiscard]] std::size_t read(std::uint64_t offset, std::span<std::byte> into) const;
  /// Size and time of change are what they were when it was opened.
  [[nodiscard]] bool unchanged() const;

 private:
  OpenFile(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}

  int descriptor_;
  std::string name_;
  std::uint64_t size_ = 0;
  std::int64_t changed_s_ = 0, changed_ns_ = 0;
};

[[nodiscard]] std::expected<LoadedFile, LoadFailure> load_whole(const OpenFile& file);
[[nodiscard]] std::expected<LoadedFile, LoadFailure> load_file(const std::filesystem::path& path);

/// What an error of reading means for the file.
[[nodiscard]] LoadFailure failure_of(int error);
[[nodiscard]] LoadFailure still_changing();

}  // namespace freshlegs::app
