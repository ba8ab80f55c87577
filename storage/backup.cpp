#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "storage/care.h"
#include "storage/connection.h"
#include "storage/database.h"
#include "storage/files.h"

namespace freshlegs::storage {
namespace {

// Pages a step: between steps the writer has its turn.
constexpr int kPages = 256;
constexpr int kPause_ms = 5;

[[noreturn]] void fail(const std::filesystem::path& to, int code, const std::string& why) {
  throw Error(code == SQLITE_FULL ? Trouble::full : Trouble::io, to, code,
              "The copy " + to.string() + " could not be made (" + why + ").");
}

void copy(sqlite3* from, const std::filesystem::path& to) {
  Connection target(to, SQLITE_OPEN_READWRITE, std::chrono::seconds(1));
  auto* backup = sqlite3_backup_init(target.raw(), "main", from, "main");
  if (backup == nullptr) fail(to, sqlite3_errcode(target.raw()), sqlite3_errmsg(target.raw()));
  int code = SQLITE_OK;
  do {
    code = sqlite3_backup_step(backup, kPages);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(kPause_ms);
  } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
  const int finished = sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) fail(to, code, sqlite3_errstr(code));
  if (finished != SQLITE_OK) fail(to, finished, sqlite3_errstr(finished));
  target.run("PRAGMA journal_mode = DELETE");  // one file, nothing beside it
}

void verify(Database& original, const std::filesystem::path& copied) {
  const auto rows = [](Connection& c) {
    return c.number("SELECT (SELECT count(*) FROM fact_file) + (SELECT count(*) FROM fact_part)");
  };
  Connection copy(copied, SQLITE_OPEN_READONLY, std::chrono::seconds(1));
  if (copy.text("PRAGMA integrity_check") != "ok") fail(copied, SQLITE_CORRUPT, "the copy is not sound");
  if (rows(copy) > rows(original.connection()))
    fail(copied, SQLITE_CORRUPT, "the copy holds more than the original");
}

void make_durable(const std::filesystem::path& path) {
  for (const auto& one : {path, path.parent_path()}) {
    const int fd = ::open(one.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0 || ::fsync(fd) != 0) {
      const int code = errno;
      if (fd >= 0) ::close(fd);
      fail(path, code, std::generic_category().message(code));
    }
    ::close(fd);
  }
}

}  // namespace

void back_up(Database& database, const std::filesystem::path& to) {
  const auto target = std::filesystem::absolute(to);
  const std::filesystem::path half = target.string() + ".half";
  std::error_code ignored;
  std::filesystem::remove(half, ignored);
  try {
    create_private_file(half);
    copy(database.connection().raw(), half);
    verify(database, half);
    make_durable(half);
    std::filesystem::rename(half, target);
    make_durable(target);
  } catch (...) {
    std::filesystem::remove(half, ignored);
    throw;
  }
}

}  // namespace freshlegs::storage
