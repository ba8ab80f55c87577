// One daemon a database: the kernel releases the lock on any death, so there is no stale one.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace freshlegs::app {

class LockFile {
 public:
  /// The lock, or one sentence why there is none.
  static std::expected<LockFile, std::string> take(const std::filesystem::path& path);
  /// A daemon holds it; asking takes nothing.
  static bool is_held(const std::filesystem::path& path);
  ~LockFile();
  LockFile(LockFile&& other) noexcept;
  LockFile& operator=(LockFile&& other) noexcept;

 private:
  explicit LockFile(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace freshlegs::app
