#include "daemon/pipeline/load_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace freshlegs::app {
namespace {

using Kind = LoadFailure::Kind;

LoadFailure failure(Kind kind, std::string code, std::string text, std::string advice) {
  return {kind, {std::move(code), std::nullopt, PositionUnit::byte, std::move(text), std::move(advice)}};
}

std::unexpected<LoadFailure> fail_errno(int error) { return std::unexpected(failure_of(error)); }

}  // namespace

LoadFailure failure_of(int error) {
  if (error == ENOENT) return failure(Kind::gone, "file.gone", "The file is no longer there.", "");
  if (error == EACCES || error == EPERM)
    return failure(Kind::deferred, "file.permission", "The file may not be read by this user.",
                   "Give yourself read permission (chmod u+r); it is tried again by itself.");
  return failure(Kind::deferred, "file.io",
                 std::string("The file could not be read: ") + std::strerror(error) + ".",
                 "It is tried again by itself.");
}

LoadFailure still_changing() {
  return failure(Kind::changing, "file.changing", "The file is still being written.", "");
}

std::expected<OpenFile, LoadFailure> OpenFile::open(const std::filesystem::path& path) {
  // O_NONBLOCK: opening a FIFO must not hang. Symbolic links are resolved; what they lead to must be a
  // regular file.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return fail_errno(errno);
  OpenFile file(descriptor, path.filename().string());
  struct stat now {};
  if (::fstat(descriptor, &now) != 0) return fail_errno(errno);
  if (!S_ISREG(now.st_mode))
    return std::unexpected(
        failure(Kind::not_a_file, "file.not_regular", "This is not a regular file.", ""));
  file.size_ = static_cast<std::uint64_t>(now.st_size);
  file.changed_s_ = now.st_mtim.tv_sec;
  file.changed_ns_ = now.st_mtim.tv_nsec;
  return file;
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      size_(other.size_),
      changed_s_(other.changed_s_),
      changed_ns_(other.changed_ns_) {}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t OpenFile::read(std::uint64_t offset, std::span<std::byte> into) const {
  std::size_t have = 0;
  while (have < into.size()) {
    const ssize_t got = ::pread(descriptor_, into.data() + have, into.size() - have,
                                static_cast<off_t>(offset + have));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category());
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  return have;
}

bool OpenFile::unchanged() const {
  struct stat now {};
  return ::fstat(descriptor_, &now) == 0 && static_cast<std::uint64_t>(now.st_size) == size_ &&
         now.st_mtim.tv_sec == changed_s_ && now.st_mtim.tv_nsec == changed_ns_;
}

std::expected<LoadedFile, LoadFailure> load_whole(const OpenFile& file) {
  if (file.size() > kLargestFile)
    return std::unexpected(failure(Kind::too_large, "file.too_large",
                                   "The file has " + std::to_string(file.size() >> 20) +
                                       " MiB; a recording has at most " +
                                       std::to_string(kLargestFile >> 20) + ".",
                                   "Export single activities instead."));
  const std::size_t size = file.size() + 1;  // one more shows growth
  LoadedFile loaded{file.name(), std::make_unique_for_overwrite<std::byte[]>(size), {}};
  try {
    loaded.bytes = {loaded.room.get(), file.read(0, {loaded.room.get(), size})};
  } catch (const std::system_error& error) {
    return fail_errno(error.code().value());
  }
  if (!file.unchanged() || loaded.bytes.size() != file.size()) return std::unexpected(still_changing());
  return loaded;
}

std::expected<LoadedFile, LoadFailure> load_file(const std::filesystem::path& path) {
  const auto file = OpenFile::open(path);
  if (!file) return std::unexpected(file.error());
  return load_whole(*file);
}

}  // namespace freshlegs::app
