#include "storage/seen.h"

#include "ingest/file_content.h"
#include "storage/connection.h"
#include "storage/database.h"

namespace freshlegs::storage {
namespace {

SeenFile file_of(const Query& row) {
  return {.path = row.text(0),
          .bytes = static_cast<std::uint64_t>(row.integer(1)),
          .inode = static_cast<std::uint64_t>(row.integer(2)),
          .modified = std::chrono::nanoseconds(row.integer(3)),
          .sha256 = row.hash(4)};
}

std::vector<SeenFile> all_of(Query rows) {
  std::vector<SeenFile> files;
  while (rows.step()) files.push_back(file_of(rows));
  return files;
}

}  // namespace

void Seen::put(const SeenFile& file) {
  auto& c = database_.connection();
  std::optional<Hash> before;
  if (Query row = c.query("SELECT hash FROM told_seen WHERE path = ?", file.path); row.step())
    before = row.hash(0);
  c.query(
       "INSERT OR REPLACE INTO told_seen (path, bytes, inode, modified_ns, reader, hash)"
       " VALUES (?, ?, ?, ?, ?, ?)",
       file.path, static_cast<std::int64_t>(file.bytes), static_cast<std::int64_t>(file.inode),
       std::int64_t{file.modified.count()}, std::int64_t{kReaderVersion}, file.sha256)
      .run();
  c.query("DELETE FROM told_replaced WHERE hash = ?", file.sha256).run();
  if (!before || *before == file.sha256) return;
  c.query(
       "INSERT OR IGNORE INTO told_replaced (hash) SELECT ?1"
       " WHERE NOT EXISTS (SELECT 1 FROM told_seen WHERE hash = ?1)",
       *before)
      .run();
}

std::vector<SeenFile> Seen::all() {
  return all_of(database_.connection().query(
      "SELECT path, bytes, inode, modified_ns, hash FROM told_seen WHERE reader = ?"
      " AND hash NOT IN (SELECT hash FROM fact_file WHERE status IN (1, 2)) ORDER BY path",
      std::int64_t{kReaderVersion}));
}

std::vector<SeenFile> Seen::of(const Hash& sha256) {
  return all_of(database_.connection().query(
      "SELECT path, bytes, inode, modified_ns, hash FROM told_seen WHERE hash = ? ORDER BY path", sha256));
}

void Seen::moved(const std::string& from, const std::string& to) {
  database_.connection().query("UPDATE OR REPLACE told_seen SET path = ? WHERE path = ?", to, from).run();
}

void Seen::done(const std::string& what, Instant at) {
  database_.connection()
      .query("INSERT OR REPLACE INTO told_upkeep (what, at_ms) VALUES (?, ?)", what,
             std::int64_t{at.time_since_epoch().count()})
      .run();
}

std::optional<Instant> Seen::last_done(const std::string& what) {
  Query row = database_.connection().query("SELECT at_ms FROM told_upkeep WHERE what = ?", what);
  if (!row.step()) return std::nullopt;
  return Instant(Millis(row.integer(0)));
}

}  // namespace freshlegs::storage
