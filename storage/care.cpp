#include "storage/care.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "storage/connection.h"
#include "storage/database.h"
#include "storage/statements.h"

namespace freshlegs::storage {

// The numbers are those of ReadStatus; literal, so that the small index fact_file_not_whole serves.
static_assert(static_cast<int>(ReadStatus::damaged) == 1 && static_cast<int>(ReadStatus::rejected) == 2);

std::vector<FileFact> Care::not_taken_whole() {
  std::vector<Hash> hashes;
  for (Query rows = database_.connection().query("SELECT hash FROM fact_file WHERE status IN (1, 2)"
                                                 " AND hash NOT IN (SELECT hash FROM told_replaced)");
       rows.step();)
    hashes.push_back(rows.hash(0));
  std::vector<FileFact> files;
  Facts facts(database_);
  for (const Hash& hash : hashes)
    if (auto file = facts.find_file(hash)) files.push_back(*std::move(file));
  std::ranges::sort(files, {}, [](const FileFact& f) { return std::tie(f.names, f.sha256); });
  return files;
}

std::set<Hash> Care::files_only_of(const std::set<Hash>& recordings) {
  std::set<Hash> inside, outside;
  if (recordings.empty()) return inside;
  for (Query rows = database_.connection().query(
           "SELECT f.hash, r.hash FROM fact_file_recording l JOIN fact_file f ON f.id = l.file"
           " JOIN fact_recording r ON r.id = l.recording");
       rows.step();)
    (recordings.contains(rows.hash(1)) ? inside : outside).insert(rows.hash(0));
  std::erase_if(inside, [&](const Hash& file) { return outside.contains(file); });
  return inside;
}

void Care::delete_for_good(const std::set<Hash>& recordings) {
  auto& c = database_.connection();
  assert(c.in_transaction());
  const auto remember = [&](const Hash& hash) {
    c.query("INSERT OR IGNORE INTO fact_forgotten (hash) VALUES (?)", hash).run();
  };
  for (const Hash& file : files_only_of(recordings)) {
    remember(file);
    c.query("DELETE FROM told_seen WHERE hash = ?", file).run();
    c.query("DELETE FROM fact_file WHERE hash = ?", file).run();
  }
  for (const Hash& recording : recordings) {
    remember(recording);
    c.query("DELETE FROM fact_recording WHERE hash = ?", recording).run();
  }
  for (const auto& [number, said] : Statements(database_).all())
    if (said.recording && recordings.contains(*said.recording))
      c.query("DELETE FROM fact_statement WHERE id = ?", number).run();
  c.run("DELETE FROM cache_feature; DELETE FROM cache_checkpoint");
}

void Care::delete_told(std::int64_t number) {
  database_.connection().query("DELETE FROM told_announcement WHERE id = ?", number).run();
}

bool Care::deleted_for_good(const Hash& content) {
  Query row = database_.connection().query("SELECT 1 FROM fact_forgotten WHERE hash = ?", content);
  return row.step();
}

void Care::compact() {
  auto& c = database_.connection();
  c.run("VACUUM");
  c.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::vector<Care::Broken> Care::broken() {
  auto& c = database_.connection();
  std::vector<Hash> hashes;
  for (Query rows = c.query("SELECT hash FROM fact_recording ORDER BY start_ms, hash"); rows.step();)
    hashes.push_back(rows.hash(0));
  std::vector<Broken> found;
  Facts facts(database_);
  for (const Hash& hash : hashes) {
    auto recording = facts.load(hash);
    if (recording) continue;
    Broken broken{hash, {}, recording.error()};
    for (Query rows = c.query("SELECT f.hash FROM fact_file_recording l JOIN fact_file f ON f.id = l.file"
                              " JOIN fact_recording r ON r.id = l.recording WHERE r.hash = ? ORDER BY f.hash",
                              hash);
         rows.step();)
      broken.files.push_back(rows.hash(0));
    found.push_back(std::move(broken));
  }
  return found;
}

void Care::mend(const Recording& recording) {
  auto& c = database_.connection();
  assert(c.in_transaction());
  const auto packed = pack(recording, database_.envelope());
  Query row = c.query("SELECT id FROM fact_recording WHERE hash = ?", packed.hash);
  if (!row.step()) return;
  const auto id = row.integer(0);
  c.query("DELETE FROM fact_part WHERE id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023", id).run();
  c.query("UPDATE fact_recording SET start_ms = ?, samples = ?, head = ? WHERE id = ?",
          std::int64_t{packed.start.time_since_epoch().count()}, std::int64_t{packed.samples},
          std::span<const std::byte>(packed.head), id)
      .run();
  for (const auto& part : packed.parts)
    c.query("INSERT INTO fact_part (id, blob) VALUES (?, ?)", id * kSlots + part.slot,
            std::span<const std::byte>(part.blob))
        .run();
  c.run("DELETE FROM cache_feature; DELETE FROM cache_checkpoint");  // made without it
}

}  // namespace freshlegs::storage
