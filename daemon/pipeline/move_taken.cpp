#include "daemon/pipeline/move_taken.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "daemon/pipeline/load_file.h"
#include "ingest/file_content.h"

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;

constexpr int kNames = 1000;  // "run (999).fit" is enough for anybody

std::string message(int code) { return std::generic_category().message(code); }

/// 0, or errno; EEXIST if there is a file of that name.
int rename_without_replacing(const fs::path& from, const fs::path& to) {
  return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0 ? 0 : errno;
}

int write_new(const fs::path& to, std::span<const std::byte> bytes) {
  const int fd = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return errno;
  int error = 0;
  for (std::size_t done = 0; done < bytes.size() && error == 0;) {
    const auto wrote = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno != EINTR) error = errno;
    if (wrote > 0) done += static_cast<std::size_t>(wrote);
  }
  if (error == 0 && ::fsync(fd) != 0) error = errno;
  ::close(fd);
  if (error != 0) ::unlink(to.c_str());
  return error;
}

/// Copy, make durable, read back, compare, and only then remove the original.
int copy_and_remove(const fs::path& from, const fs::path& to) {
  const auto original = load_file(from);
  if (!original) return EIO;
  if (const int error = write_new(to, original->bytes)) return error;
  const auto copy = load_file(to);
  if (!copy || sha256(copy->bytes) != sha256(original->bytes)) {
    ::unlink(to.c_str());
    return EIO;
  }
  return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

fs::path numbered(const fs::path& path, int n) {
  if (n == 0) return path;
  return path.parent_path() /
         (path.stem().string() + " (" + std::to_string(n) + ")" + path.extension().string());
}

/// Between the look and the rename somebody may have put another file there; then everything goes back.
bool is_as_taken(const fs::path& at, const Signature& taken) {
  std::error_code none;
  return fs::is_regular_file(fs::symlink_status(at, none)) && DiskFolder().look(at) == taken;
}

int move_proven(const fs::path& from, const fs::path& to, const Signature& taken) {
  const int error = rename_without_replacing(from, to);
  // EINVAL: a file system without this kind of rename; the copy is as careful.
  if (error == EXDEV || error == EINVAL) return copy_and_remove(from, to);
  if (error != 0 || is_as_taken(to, taken)) return error;
  rename_without_replacing(to, from);
  return ESTALE;
}

}  // namespace

Moved move_taken(const fs::path& file, const fs::path& inbox, const Signature& taken) {
  if (!is_as_taken(file, taken)) return {};
  const fs::path folder = (inbox / kProcessed / file.parent_path().lexically_relative(inbox)).lexically_normal();
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return {std::nullopt, folder.string() + " cannot be made (" + failed.message() + ")."};
  for (int n = 0; n < kNames; ++n) {
    const fs::path to = numbered(folder / file.filename(), n);
    const int error = move_proven(file, to, taken);
    if (error == 0) return {to, ""};
    if (error == ESTALE) return {};
    if (error != EEXIST)
      return {std::nullopt, file.string() + " stays where it is (" + message(error) + ")."};
  }
  return {std::nullopt, file.string() + " stays where it is: there are too many of that name."};
}

}  // namespace freshlegs::app
