// What devices wrote down: files by content, and the recordings found in them. Kept for ever, never edited,
// and the same whatever the order in which the files came.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/file_content.h"
#include "ingest/recording.h"
#include "storage/error.h"
#include "storage/recording_pack.h"

namespace freshlegs::storage {

class Database;

/// One content, under all the names it was met with, and what became of it.
struct FileFact {
  Hash sha256{};
  std::vector<std::string> names{};  ///< sorted
  std::uint64_t bytes = 0;
  Format format = Format::unknown;
  std::optional<std::string> dialect{};
  ReadStatus status = ReadStatus::ok;
  std::optional<Rejection> reason{};
  std::vector<Note> notes{};
  int reader_version = kReaderVersion;
  friend bool operator==(const FileFact&, const FileFact&) = default;
};

/// What ingest found, as a file known under one name.
[[nodiscard]] FileFact fact_of(const FileContent& content, std::string name, std::uint64_t bytes);

[[nodiscard]] constexpr bool is_taken(ReadStatus status) {
  return status == ReadStatus::ok || status == ReadStatus::damaged;
}

/// An older reader could not take this file whole; today's may.
[[nodiscard]] constexpr bool worth_rereading(const FileFact& file) {
  return file.status != ReadStatus::ok && file.reader_version < kReaderVersion;
}

struct FileRef {
  Hash sha256{};
  std::vector<std::string> names;  ///< sorted
  friend bool operator==(const FileRef&, const FileRef&) = default;
};

struct StoredHead {
  RecordingHead head;
  std::vector<FileRef> files;  ///< that hold it, by first name, then hash
  friend bool operator==(const StoredHead&, const StoredHead&) = default;
};

struct Heads {
  std::vector<StoredHead> heads;  ///< by start, then hash
  std::vector<Damage> damaged;    ///< one for each head that could not be read
};

struct Counts {
  std::uint64_t ingested = 0;    ///< contents taken, damaged ones included
  std::uint64_t duplicates = 0;  ///< further names of a content we have
  std::uint64_t rejected = 0, ignored = 0;
  std::uint64_t recordings =
      0;                      ///< as heads() lists them: of a growing export's session only the last version
  std::uint64_t samples = 0;  ///< of all versions
  friend bool operator==(const Counts&, const Counts&) = default;
};

class Facts {
 public:
  explicit Facts(Database& database) : database_(database) {}

  /// Stores a file with all its recordings; call inside a Transaction. A content we have gains the new names;
  /// it is replaced only by a newer reader, or by a reading that took what was not taken before (a table that the
  /// configuration describes by now). Of two readings of one recording the newer reader's stays.
  void put_file(const FileFact& file, std::span<const PackedRecording> recordings);
  /// Packs, then as above.
  void put_file(const FileFact& file, std::span<const Recording> recordings);
  /// False if it had that name, or if there is no such file.
  bool add_name(const Hash& sha256, const std::string& name);

  [[nodiscard]] std::optional<FileFact> find_file(const Hash& sha256);
  /// By first name, then hash.
  [[nodiscard]] std::vector<FileFact> files();

  /// Every recording whose start lies in [from, until). Of the versions of one session in growing exports
  /// only what the latest export holds: newest session in it, then its rows, then the greater file hash.
  [[nodiscard]] Heads heads(Instant from = Instant::min(), Instant until = Instant::max());
  /// The latest start, and the earliest such that from there on some recording began on `days` days (UTC); nothing
  /// with fewer days.
  struct Latest {
    Instant newest, since;
  };
  [[nodiscard]] std::optional<Latest> latest_days(int days);
  [[nodiscard]] std::expected<Recording, Damage> load(const Hash& recording);
  [[nodiscard]] Counts counts();

  /// Reads every blob and says what is damaged: recording by recording, in time order. Slow.
  [[nodiscard]] std::vector<Damage> damaged_recordings();

 private:
  std::int64_t put_file_row(const FileFact& file);
  void recording_changed(std::int64_t id);
  std::int64_t put_recording(const PackedRecording& recording, int reader_version);
  void put_link(std::int64_t file, std::int64_t recording, const std::optional<CumulativeKey>& key);
  std::vector<std::int64_t> unlink_recordings(std::int64_t file);
  void drop_unheld(std::span<const std::int64_t> recordings);
  std::vector<std::string> names_of(std::int64_t file);

  Database& database_;
};

}  // namespace freshlegs::storage
