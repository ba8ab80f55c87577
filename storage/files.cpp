#include "storage/files.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "storage/error.h"

namespace freshlegs::storage {
namespace {

Trouble trouble_of_errno(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      return Trouble::full;
    case ENOENT:
    case ENOTDIR:
      return Trouble::missing;
    case EIO:
      return Trouble::io;
    default:
      return Trouble::readonly;
  }
}

}  // namespace

void create_private_file(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0) {
    ::close(fd);
    return;
  }
  const int code = errno;
  if (code == EEXIST) return;
  throw Error(
      trouble_of_errno(code), path, code,
      "The database " + path.string() + " cannot be made (" + std::generic_category().message(code) + ").");
}

bool on_network_file_system(const std::filesystem::path& folder) {
  struct statfs info {};
  if (::statfs(folder.c_str(), &info) != 0) return false;
  const auto type = static_cast<unsigned long>(info.f_type) & 0xFFFFFFFFUL;
  return type == NFS_SUPER_MAGIC || type == SMB_SUPER_MAGIC || type == SMB2_SUPER_MAGIC ||
         type == CIFS_SUPER_MAGIC;
}

}  // namespace freshlegs::storage
