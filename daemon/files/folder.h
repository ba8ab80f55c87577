// The file system as far as the inbox needs it: listing and looking, never writing. Behind an interface, so
// that tests have folders in memory.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace freshlegs::app {

/// What tells one state of a file from another without reading it.
struct Signature {
  std::uint64_t size = 0;
  std::uint64_t inode = 0;  ///< 0 where numbers do not outlast a mount
  std::chrono::nanoseconds modified{0};  ///< since 1970

  friend bool operator==(const Signature&, const Signature&) = default;
};

struct Entry {
  std::string name;
  bool folder = false;  ///< a real one: symbolic links to folders are not walked into
  Signature signature;
};

class Folder {
 public:
  virtual ~Folder() = default;
  /// Everything in it that can be looked at, in no order. The error is that of the folder itself.
  [[nodiscard]] virtual std::expected<std::vector<Entry>, std::error_code> list(
      const std::filesystem::path& folder) const = 0;
  /// Nothing if it is not there, or is a folder. A symbolic link counts as what it leads to.
  [[nodiscard]] virtual std::optional<Signature> look(const std::filesystem::path& file) const = 0;
  /// See sends_no_events() below.
  [[nodiscard]] virtual bool silent(const std::filesystem::path&) const { return false; }
};

class DiskFolder final : public Folder {
 public:
  [[nodiscard]] std::expected<std::vector<Entry>, std::error_code> list(
      const std::filesystem::path& folder) const override;
  [[nodiscard]] std::optional<Signature> look(const std::filesystem::path& file) const override;
  [[nodiscard]] bool silent(const std::filesystem::path& folder) const override;
};

/// True where the kernel does not tell what other machines do to the files: NFS, SMB, 9P, FUSE (statfs type).
[[nodiscard]] bool sends_no_events(const std::filesystem::path& folder);

}  // namespace freshlegs::app
