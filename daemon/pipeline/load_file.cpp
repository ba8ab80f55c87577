#include "daemon/pipeline/load_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace freshlegs::app {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

using Kind = LoadFailure::Kind;

std::unexpected<LoadFailure> fail(Kind kind, std::string code, std::string text, std::string advice) {
  return std::unexpected(LoadFailure{
      kind, {std::move(code), std::nullopt, PositionUnit::byte, std::move(text), std::move(advice)}});
}

std::unexpected<LoadFailure> fail_errno(int error) {
  if (error == ENOENT) return fail(Kind::gone, "file.gone", "The file is no longer there.", "");
  if (error == EACCES || error == EPERM)
    return fail(Kind::deferred, "file.permission", "The file may not be read by this user.",
                "Give yourself read permission (chmod u+r); it is tried again by itself.");
  return fail(Kind::deferred, "file.io",
              std::string("The file could not be read: ") + std::strerror(error) + ".",
              "It is tried again by itself.");
}

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// Reads to the end of the file, at most `limit` bytes. Returns errno, 0 when done.
int read_all(int fd, std::vector<std::byte>& bytes, std::size_t limit) {
  std::size_t have = 0;
  bytes.resize(limit);
  while (have < limit) {
    const ssize_t got = ::read(fd, bytes.data() + have, limit - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return 0;
}

}  // namespace

std::expected<LoadedFile, LoadFailure> load_file(const std::filesystem::path& path) {
  // O_NONBLOCK: opening a FIFO must not hang. Symbolic links are resolved; what they lead to must be a
  // regular file.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0) return fail_errno(errno);
  struct stat before {};
  if (::fstat(file.get(), &before) != 0) return fail_errno(errno);
  if (!S_ISREG(before.st_mode))
    return fail(Kind::not_a_file, "file.not_regular", "This is not a regular file.", "");
  const auto size = static_cast<std::uint64_t>(before.st_size);
  if (size > kLargestFile)
    return fail(Kind::too_large, "file.too_large",
                "The file has " + std::to_string(size >> 20) + " MiB; a recording has at most " +
                    std::to_string(kLargestFile >> 20) + ".",
                "Export single activities instead.");
  LoadedFile loaded{path.filename().string(), {}};
  if (const int error = read_all(file.get(), loaded.bytes, size + 1)) return fail_errno(error);
  struct stat after {};
  if (::fstat(file.get(), &after) != 0) return fail_errno(errno);
  if (!same_state(before, after) || loaded.bytes.size() != size)
    return fail(Kind::changing, "file.changing", "The file is still being written.", "");
  return loaded;
}

}  // namespace freshlegs::app
