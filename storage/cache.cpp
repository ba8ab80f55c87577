#include "storage/cache.h"

#include "storage/connection.h"
#include "storage/database.h"
#include "storage/envelope.h"

namespace freshlegs::storage {
namespace {

std::span<const std::byte> bytes_of(const Bytes& blob) { return blob; }
std::int64_t millis(Instant t) { return t.time_since_epoch().count(); }

}  // namespace

void Cache::put_features(const Hash& key, int version, std::span<const std::byte> features) {
  const Bytes blob = database_.envelope().seal(features);
  database_.connection()
      .query(
          "INSERT INTO cache_feature (key, version, blob) VALUES (?, ?, ?)"
          " ON CONFLICT (key) DO UPDATE SET version = excluded.version, blob = excluded.blob",
          key, std::int64_t{version}, bytes_of(blob))
      .run();
}

std::optional<Bytes> Cache::features(const Hash& key, int version) {
  Query row = database_.connection().query("SELECT blob FROM cache_feature WHERE key = ? AND version = ?",
                                           key, std::int64_t{version});
  if (!row.step()) return std::nullopt;
  auto content = database_.envelope().open(row.blob(0));
  if (!content) return std::nullopt;
  return std::move(*content);
}

void Cache::put_checkpoint(Instant at, std::int64_t version, std::span<const std::byte> state) {
  const Bytes blob = database_.envelope().seal(state);
  database_.connection()
      .query("INSERT OR REPLACE INTO cache_checkpoint (at_ms, version, blob) VALUES (?, ?, ?)", millis(at),
             version, bytes_of(blob))
      .run();
}

std::optional<Cache::Checkpoint> Cache::checkpoint_before(Instant at, std::int64_t version) {
  for (Query rows = database_.connection().query(
           "SELECT at_ms, blob FROM cache_checkpoint WHERE at_ms <= ? AND version = ? ORDER BY at_ms DESC",
           millis(at), version);
       rows.step();)
    if (auto content = database_.envelope().open(rows.blob(1)))
      return Checkpoint{Instant(Millis(rows.integer(0))), std::move(*content)};
  return std::nullopt;
}

void Cache::drop_checkpoints_after(Instant at) {
  database_.connection().query("DELETE FROM cache_checkpoint WHERE at_ms > ?", millis(at)).run();
}

void Cache::fact_changed(Instant start) { drop_checkpoints_after(start - kReach); }

void Cache::drop_checkpoints() { database_.connection().run("DELETE FROM cache_checkpoint"); }

std::vector<Instant> Cache::checkpoints(std::int64_t version) {
  std::vector<Instant> found;
  for (Query rows = database_.connection().query(
           "SELECT at_ms FROM cache_checkpoint WHERE version = ? ORDER BY at_ms", version);
       rows.step();)
    found.emplace_back(Millis(rows.integer(0)));
  return found;
}

void Cache::purge_other_versions(int version) {
  database_.connection().query("DELETE FROM cache_feature WHERE version <> ?", std::int64_t{version}).run();
}

void Cache::purge_other_checkpoints(std::int64_t version) {
  database_.connection().query("DELETE FROM cache_checkpoint WHERE version <> ?", version).run();
}

void Cache::clear() { database_.connection().run("DELETE FROM cache_feature; DELETE FROM cache_checkpoint"); }

}  // namespace freshlegs::storage
