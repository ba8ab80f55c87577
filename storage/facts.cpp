#include "storage/facts.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "storage/cache.h"
#include "storage/connection.h"
#include "storage/database.h"
#include "storage/recording_fields.h"

namespace freshlegs {
namespace {

/// Reason and notes of a file, as one blob.
struct Report {
  std::optional<Rejection> reason;
  std::vector<Note> notes;
};

void fields(auto& a, storage::Is<Report> auto& report) {
  a(1, report.reason);
  a(2, report.notes);
}

}  // namespace

namespace storage {
namespace {

constexpr std::string_view kFileColumns =
    "id, hash, bytes, format, dialect, status, reader_version, report FROM fact_file";

FileFact file_of(const Query& row, Envelope& envelope) {
  FileFact file{.sha256 = row.hash(1),
                .names = {},
                .bytes = static_cast<std::uint64_t>(row.integer(2)),
                .format = static_cast<Format>(row.integer(3)),
                .dialect = row.maybe_text(4),
                .status = static_cast<ReadStatus>(row.integer(5)),
                .reason = {},
                .notes = {},
                .reader_version = static_cast<int>(row.integer(6))};
  Report report;
  const auto content = envelope.open(row.blob(7));
  if (content && read_fields(*content, report)) {
    file.reason = std::move(report.reason);
    file.notes = std::move(report.notes);
  } else {
    file.notes.push_back(
        {.code = "storage.damage", .count = 1, .text = "What was noted about this file is lost."});
  }
  return file;
}

std::span<const std::byte> bytes_of(const Bytes& blob) { return blob; }

}  // namespace

FileFact fact_of(const FileContent& content, std::string name, std::uint64_t bytes) {
  return {.sha256 = content.sha256,
          .names = {std::move(name)},
          .bytes = bytes,
          .format = content.format,
          .dialect = content.dialect,
          .status = content.status,
          .reason = content.reason,
          .notes = content.notes};
}

void Facts::put_file(const FileFact& file, std::span<const Recording> recordings) {
  std::vector<PackedRecording> packed;
  packed.reserve(recordings.size());
  for (const auto& recording : recordings) packed.push_back(pack(recording, database_.envelope()));
  put_file(file, packed);
}

void Facts::put_file(const FileFact& file, std::span<const PackedRecording> recordings) {
  auto& c = database_.connection();
  assert(c.in_transaction());
  std::optional<std::int64_t> known;
  bool better = true;
  if (Query row = c.query("SELECT id, reader_version, status FROM fact_file WHERE hash = ?", file.sha256);
      row.step()) {
    known = row.integer(0);
    const bool was_taken = is_taken(static_cast<ReadStatus>(row.integer(2)));
    better = row.integer(1) < file.reader_version || (!was_taken && is_taken(file.status));
  }

  if (better) {
    const auto former = known ? unlink_recordings(*known) : std::vector<std::int64_t>{};
    for (const std::int64_t old : former) recording_changed(old);
    for (const auto& recording : recordings) Cache(database_).fact_changed(recording.start);
    const auto id = put_file_row(file);
    for (const auto& recording : recordings)
      put_link(id, put_recording(recording, file.reader_version), recording.cumulative);
    drop_unheld(former);
  }
  for (const auto& name : file.names) add_name(file.sha256, name);
}

std::int64_t Facts::put_file_row(const FileFact& file) {
  auto& c = database_.connection();
  const Bytes report = database_.envelope().seal(write_fields(Report{file.reason, file.notes}));
  Query insert = c.query(
      "INSERT INTO fact_file (hash, bytes, format, dialect, status, reader_version, report)"
      " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET bytes = excluded.bytes,"
      " format = excluded.format, dialect = excluded.dialect, status = excluded.status,"
      " reader_version = excluded.reader_version, report = excluded.report RETURNING id",
      file.sha256, static_cast<std::int64_t>(file.bytes), std::int64_t{std::to_underlying(file.format)},
      file.dialect, std::int64_t{std::to_underlying(file.status)}, std::int64_t{file.reader_version},
      bytes_of(report));
  insert.step();
  return insert.integer(0);
}

// What an older reader found in this file; given back so that what no file holds after the new reading can
// go.
std::vector<std::int64_t> Facts::unlink_recordings(std::int64_t file) {
  auto& c = database_.connection();
  std::vector<std::int64_t> former;
  for (Query rows = c.query("DELETE FROM fact_file_recording WHERE file = ? RETURNING recording", file);
       rows.step();)
    former.push_back(rows.integer(0));
  return former;
}

void Facts::drop_unheld(std::span<const std::int64_t> recordings) {
  for (const std::int64_t id : recordings)
    database_.connection()
        .query(
            "DELETE FROM fact_recording WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM fact_file_recording WHERE recording = ?1)",
            id)
        .run();
}

void Facts::recording_changed(std::int64_t id) {
  Query row = database_.connection().query("SELECT start_ms FROM fact_recording WHERE id = ?", id);
  if (row.step()) Cache(database_).fact_changed(Instant(Millis(row.integer(0))));
}

std::int64_t Facts::put_recording(const PackedRecording& recording, int reader_version) {
  auto& c = database_.connection();
  std::optional<std::int64_t> known;
  {
    Query row = c.query("SELECT id, reader_version, head FROM fact_recording WHERE hash = ?", recording.hash);
    if (row.step()) {
      known = row.integer(0);
      // The same hash read differently (a date that stands only in the file's name, say): any fixed rule will
      // do, as long as it does not depend on which file came first.
      const auto stored = row.blob(2);
      const bool replaces = row.integer(1) != reader_version
                                ? row.integer(1) < reader_version
                                : std::ranges::lexicographical_compare(stored, recording.head);
      if (!replaces) return *known;
    }
  }
  if (known) {
    recording_changed(*known);
    c.query("DELETE FROM fact_part WHERE id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023", *known).run();
  }
  Query insert = c.query(
      "INSERT INTO fact_recording (hash, start_ms, samples, reader_version, head) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (hash) DO UPDATE SET start_ms = excluded.start_ms, samples = excluded.samples,"
      " reader_version = excluded.reader_version, head = excluded.head RETURNING id",
      recording.hash, std::int64_t{recording.start.time_since_epoch().count()},
      std::int64_t{recording.samples}, std::int64_t{reader_version}, bytes_of(recording.head));
  insert.step();
  const auto id = insert.integer(0);
  for (const auto& part : recording.parts)
    c.query("INSERT INTO fact_part (id, blob) VALUES (?, ?)", id * kSlots + part.slot, bytes_of(part.blob))
        .run();
  return id;
}

void Facts::put_link(std::int64_t file, std::int64_t recording, const std::optional<CumulativeKey>& key) {
  auto& c = database_.connection();
  if (!key) {
    c.query("INSERT OR IGNORE INTO fact_file_recording (file, recording) VALUES (?, ?)", file, recording)
        .run();
    return;
  }
  c.query(
       "INSERT OR IGNORE INTO fact_file_recording (file, recording, session, export_newest_ms, export_rows)"
       " VALUES (?, ?, ?, ?, ?)",
       file, recording, key->session, key->export_newest_ms, key->export_rows)
      .run();
}

bool Facts::add_name(const Hash& sha256, const std::string& name) {
  Query insert = database_.connection().query(
      "INSERT OR IGNORE INTO fact_file_name (file, name) SELECT id, ? FROM fact_file WHERE hash = ?"
      " RETURNING 1",
      name, sha256);
  if (!insert.step()) return false;
  // The first name decides which of several files stands for a recording.
  Query rows = database_.connection().query(
      "SELECT r.start_ms FROM fact_recording r JOIN fact_file_recording l ON l.recording = r.id"
      " JOIN fact_file f ON f.id = l.file WHERE f.hash = ? ORDER BY r.start_ms LIMIT 1",
      sha256);
  if (rows.step()) Cache(database_).fact_changed(Instant(Millis(rows.integer(0))));
  return true;
}

std::vector<std::string> Facts::names_of(std::int64_t file) {
  std::vector<std::string> names;
  for (Query rows =
           database_.connection().query("SELECT name FROM fact_file_name WHERE file = ? ORDER BY name", file);
       rows.step();)
    names.push_back(rows.text(0));
  return names;
}

std::optional<FileFact> Facts::find_file(const Hash& sha256) {
  static const std::string kSql = "SELECT " + std::string(kFileColumns) + " WHERE hash = ?";
  Query row = database_.connection().query(kSql, sha256);
  if (!row.step()) return std::nullopt;
  FileFact file = file_of(row, database_.envelope());
  file.names = names_of(row.integer(0));
  return file;
}

std::vector<FileFact> Facts::files() {
  static const std::string kSql = "SELECT " + std::string(kFileColumns);
  std::vector<FileFact> found;
  for (Query rows = database_.connection().query(kSql); rows.step();) {
    found.push_back(file_of(rows, database_.envelope()));
    found.back().names = names_of(rows.integer(0));
  }
  std::ranges::sort(found, {}, [](const FileFact& f) { return std::tie(f.names, f.sha256); });
  return found;
}

Counts Facts::counts() {
  auto& c = database_.connection();
  Counts counts;
  // An archive counts by what it holds, which are files of their own; a bad one counts itself. A rejected
  // content whose file was replaced needs nobody's attention any more.
  constexpr auto kArchive = std::to_underlying(Format::archive);
  const auto taken = std::to_underlying(ReadStatus::ignored);
  for (Query rows =
           c.query("SELECT status, count(*) FROM fact_file WHERE (format <> ? OR status <> ?)"
                   " AND (status <> ? OR hash NOT IN (SELECT hash FROM told_replaced)) GROUP BY status",
                   std::int64_t{kArchive}, std::int64_t{taken},
                   std::int64_t{std::to_underlying(ReadStatus::rejected)});
       rows.step();) {
    const auto n = static_cast<std::uint64_t>(rows.integer(1));
    switch (static_cast<ReadStatus>(rows.integer(0))) {
      case ReadStatus::ok:
      case ReadStatus::damaged:
        counts.ingested += n;
        break;
      case ReadStatus::rejected:
        counts.rejected += n;
        break;
      case ReadStatus::ignored:
        counts.ignored += n;
        break;
    }
  }
  const auto number = [&](std::string_view sql) { return static_cast<std::uint64_t>(c.number(sql)); };
  counts.duplicates = number(
      "SELECT (SELECT count(*) FROM fact_file_name) - (SELECT count(DISTINCT file) FROM fact_file_name)");
  counts.recordings = number(
      "SELECT (SELECT count(DISTINCT recording) FROM fact_file_recording WHERE session IS NULL)"
      " + (SELECT count(DISTINCT recording) FROM (SELECT l.recording, rank() OVER (PARTITION BY l.session"
      " ORDER BY l.export_newest_ms DESC, l.export_rows DESC, f.hash DESC) AS place"
      " FROM fact_file_recording l JOIN fact_file f ON f.id = l.file WHERE l.session IS NOT NULL)"
      " WHERE place = 1)");
  counts.samples = number("SELECT coalesce(sum(samples), 0) FROM fact_recording");
  return counts;
}

}  // namespace storage
}  // namespace freshlegs
