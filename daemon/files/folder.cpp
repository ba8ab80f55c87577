#include "daemon/files/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string_view>

namespace freshlegs::app {
namespace {

struct CloseDir {
  void operator()(DIR* dir) const { ::closedir(dir); }
};

std::uint64_t type_of(const struct statfs& s) {
  return static_cast<std::uint64_t>(s.f_type) & 0xFFFFFFFFU;  // signed and wider on some machines
}

/// FUSE and FAT number their files anew at each mount: a watch that is plugged in again has the files it had.
bool numbers_last(const struct statfs& s) {
  constexpr std::array<std::uint64_t, 3> kMadeUp{FUSE_SUPER_MAGIC, MSDOS_SUPER_MAGIC, EXFAT_SUPER_MAGIC};
  return std::ranges::find(kMadeUp, type_of(s)) == kMadeUp.end();
}

Signature signature_of(const struct stat& s, const struct statfs& on) {
  return {static_cast<std::uint64_t>(s.st_size), numbers_last(on) ? s.st_ino : 0,
          std::chrono::seconds(s.st_mtim.tv_sec) + std::chrono::nanoseconds(s.st_mtim.tv_nsec)};
}

}  // namespace

std::expected<std::vector<Entry>, std::error_code> DiskFolder::list(
    const std::filesystem::path& folder) const {
  const std::unique_ptr<DIR, CloseDir> dir(::opendir(folder.c_str()));
  if (!dir) return std::unexpected(std::error_code(errno, std::generic_category()));
  struct statfs on {};
  if (::fstatfs(::dirfd(dir.get()), &on) != 0)
    return std::unexpected(std::error_code(errno, std::generic_category()));
  /// Nothing for what vanished meanwhile, for links that lead nowhere and for links to folders.
  const auto entry_at = [&](const char* name) -> std::optional<Entry> {
    struct stat s {};
    if (::fstatat(::dirfd(dir.get()), name, &s, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
    if (S_ISDIR(s.st_mode)) return Entry{name, true, {}};
    if (!S_ISLNK(s.st_mode)) return Entry{name, false, signature_of(s, on)};
    const auto target = look(folder / name);
    return target ? std::optional(Entry{name, false, *target}) : std::nullopt;
  };
  std::vector<Entry> entries;
  errno = 0;
  while (const dirent* d = ::readdir(dir.get())) {
    const std::string_view name = d->d_name;
    if (name == "." || name == "..") continue;
    if (auto entry = entry_at(d->d_name)) entries.push_back(std::move(*entry));
    errno = 0;  // only an error of readdir itself may end the listing
  }
  if (errno != 0) return std::unexpected(std::error_code(errno, std::generic_category()));
  return entries;
}

std::optional<Signature> DiskFolder::look(const std::filesystem::path& file) const {
  struct stat s {};
  struct statfs on {};
  if (::stat(file.c_str(), &s) != 0 || S_ISDIR(s.st_mode) || ::statfs(file.c_str(), &on) != 0)
    return std::nullopt;
  return signature_of(s, on);
}

bool sends_no_events(const std::filesystem::path& folder) {
  constexpr std::array<std::uint64_t, 6> kSilent{NFS_SUPER_MAGIC,  SMB_SUPER_MAGIC, CIFS_SUPER_MAGIC,
                                                 SMB2_SUPER_MAGIC, V9FS_MAGIC,      FUSE_SUPER_MAGIC};
  struct statfs s {};
  return ::statfs(folder.c_str(), &s) == 0 && std::ranges::find(kSilent, type_of(s)) != kSilent.end();
}

bool DiskFolder::silent(const std::filesystem::path& folder) const { return sends_no_events(folder); }

}  // namespace freshlegs::app
