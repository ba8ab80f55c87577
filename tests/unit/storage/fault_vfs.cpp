#include "tests/unit/storage/fault_vfs.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <vector>

namespace freshlegs::storage::test {
namespace {

/// How a file was before a write that has not been synced.
struct Undo {
  std::string path;
  sqlite3_int64 offset = 0, size = 0;
  std::vector<char> bytes;
};

struct Disk {
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs vfs{};
  FaultVfs::Fault fault = FaultVfs::Fault::none;
  std::size_t operations = 0, at = 0;
  bool struck = false;
  std::vector<Undo> undo;
};
Disk disk;

struct File {
  sqlite3_file base;
  std::string* path;
  bool lasting;  // the database, its log or its journal: what a power cut is about
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* file_of(sqlite3_file* f) { return reinterpret_cast<File*>(f); }

/// SQLITE_OK, or what the planned fault makes of this operation.
int trouble() {
  using Fault = FaultVfs::Fault;
  const bool now = disk.fault != Fault::none && ++disk.operations == disk.at;
  disk.struck = disk.struck || now;
  if (disk.fault == Fault::power_cut && disk.struck) return SQLITE_IOERR_WRITE;
  return disk.fault == Fault::full && now ? SQLITE_FULL : SQLITE_OK;
}

void remember(File& file, sqlite3_int64 offset, sqlite3_int64 count) {
  if (!file.lasting) return;
  Undo undo{*file.path, offset, 0, {}};
  file.real()->pMethods->xFileSize(file.real(), &undo.size);
  const auto have = std::clamp<sqlite3_int64>(undo.size - offset, 0, count);
  undo.bytes.resize(static_cast<std::size_t>(have));
  if (have > 0) file.real()->pMethods->xRead(file.real(), undo.bytes.data(), static_cast<int>(have), offset);
  disk.undo.push_back(std::move(undo));
}

int write(sqlite3_file* f, const void* bytes, int count, sqlite3_int64 offset) {
  if (const int code = trouble()) return code;
  remember(*file_of(f), offset, count);
  auto* real = file_of(f)->real();
  return real->pMethods->xWrite(real, bytes, count, offset);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
  if (const int code = trouble(); code != SQLITE_OK && code != SQLITE_FULL)
    return code;  // a full disk has room for less
  sqlite3_int64 now = 0;
  auto* real = file_of(f)->real();
  real->pMethods->xFileSize(real, &now);
  remember(*file_of(f), size, std::max<sqlite3_int64>(0, now - size));
  return real->pMethods->xTruncate(real, size);
}
int sync(sqlite3_file* f, int flags) {
  if (const int code = trouble()) return code == SQLITE_FULL ? SQLITE_IOERR_FSYNC : code;
  std::erase_if(disk.undo, [&](const Undo& u) { return u.path == *file_of(f)->path; });
  auto* real = file_of(f)->real();
  return real->pMethods->xSync(real, flags);
}
int close(sqlite3_file* f) {
  auto* file = file_of(f);
  const int code = file->real()->pMethods->xClose(file->real());
  delete file->path;
  return code;
}

// Everything else goes through untouched.
template <auto Member, class... Arguments>
int pass(sqlite3_file* f, Arguments... arguments) {
  auto* real = file_of(f)->real();
  return (real->pMethods->*Member)(real, arguments...);
}
using M = sqlite3_io_methods;
void barrier(sqlite3_file* f) {
  auto* real = file_of(f)->real();
  real->pMethods->xShmBarrier(real);
}

const sqlite3_io_methods kMethods{
    .iVersion = 2,
    .xClose = close,
    .xRead = pass<&M::xRead, void*, int, sqlite3_int64>,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = pass<&M::xFileSize, sqlite3_int64*>,
    .xLock = pass<&M::xLock, int>,
    .xUnlock = pass<&M::xUnlock, int>,
    .xCheckReservedLock = pass<&M::xCheckReservedLock, int*>,
    .xFileControl = pass<&M::xFileControl, int, void*>,
    .xSectorSize = pass<&M::xSectorSize>,
    .xDeviceCharacteristics = pass<&M::xDeviceCharacteristics>,
    .xShmMap = pass<&M::xShmMap, int, int, int, void volatile**>,
    .xShmLock = pass<&M::xShmLock, int, int, int>,
    .xShmBarrier = barrier,
    .xShmUnmap = pass<&M::xShmUnmap, int>,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out_flags) {
  auto* file = file_of(f);
  std::memset(static_cast<void*>(file->real()), 0, static_cast<std::size_t>(disk.real->szOsFile));
  file->base.pMethods = nullptr;
  const int code = disk.real->xOpen(disk.real, name, file->real(), flags, out_flags);
  if (code != SQLITE_OK) return code;
  file->base.pMethods = &kMethods;
  file->path = new std::string(name ? name : "");
  file->lasting = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  return code;
}
int remove(sqlite3_vfs*, const char* name, int sync_folder) {
  if (disk.fault == FaultVfs::Fault::power_cut && disk.struck) return SQLITE_IOERR_DELETE;
  return disk.real->xDelete(disk.real, name, sync_folder);
}

}  // namespace

FaultVfs::FaultVfs() {
  disk = {};
  disk.real = sqlite3_vfs_find(nullptr);
  disk.vfs = *disk.real;
  disk.vfs.zName = "fault";
  disk.vfs.szOsFile = static_cast<int>(sizeof(File)) + disk.real->szOsFile;
  disk.vfs.xOpen = open;
  disk.vfs.xDelete = remove;
  sqlite3_vfs_register(&disk.vfs, 1);
}

FaultVfs::~FaultVfs() {
  sqlite3_vfs_unregister(&disk.vfs);
  sqlite3_vfs_register(disk.real, 1);
}

void FaultVfs::plan(Fault fault, std::size_t at_operation) {
  disk.fault = fault;
  disk.operations = 0;
  disk.at = at_operation;
  disk.struck = false;
}

bool FaultVfs::struck() { return disk.struck; }

void FaultVfs::lose_unsynced() {
  std::string shared;
  for (auto u = disk.undo.rbegin(); u != disk.undo.rend(); ++u) {
    const int fd = ::open(u->path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) continue;
    if (!u->bytes.empty()) (void)!::pwrite(fd, u->bytes.data(), u->bytes.size(), u->offset);
    (void)!::ftruncate(fd, u->size);
    ::close(fd);
  }
  disk.undo.clear();
}

}  // namespace freshlegs::storage::test
