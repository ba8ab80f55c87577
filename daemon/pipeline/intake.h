// Files to facts: reads, parses, stores. The daemon and `freshlegs ingest` use exactly this.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/config/settings.h"
#include "daemon/pipeline/archive_file.h"
#include "daemon/pipeline/load_file.h"
#include "ingest/file_content.h"

namespace freshlegs::storage {
class Database;
}

namespace freshlegs::app {

enum class Outcome : std::uint8_t { ingested, duplicate, rejected, deferred, ignored };
std::string_view word(Outcome outcome);

struct TakenFile;
struct ReadFile;

/// Files of one known format that is not ours, for one line of text.
struct IgnoredKind {
  std::size_t files = 0;
  std::string example;  ///< name of the first
  Rejection reason;
};

/// Totals of a batch, for a few lines of text.
struct Totals {
  std::size_t ingested = 0, duplicate = 0, rejected = 0, deferred = 0, ignored = 0;
  std::map<std::string, IgnoredKind> kinds{};  ///< of the ignored ones, by code and text
  /// An archive counts by what it holds.
  void add(const TakenFile& file);
  void add(const Totals& others);
  [[nodiscard]] std::size_t files() const { return ingested + duplicate + rejected + deferred + ignored; }
};

struct TakenFile {
  std::string name;
  Outcome outcome{};
  std::optional<Rejection> reason;  ///< set unless ingested without a finding, or duplicate
  bool retry = false;               ///< deferred: worth another try without a change of the file
  bool still_changing = false;      ///< nothing stored; wait until it settles
  bool gone = false;                ///< deferred: it is no longer there
  std::optional<Totals> inside{};   ///< an archive that was walked
  std::vector<TakenFile> noted{};   ///< entries of an archive that were rejected or kept in part: the first few
};

/// Takes files in batches: whole files commit together (128 files or 2 s: a crash costs at most re-reading
/// them). What an archive holds is files like any others; it commits batch by batch while the archive is walked, the
/// archive's own mark last, so that a kill resumes.
class Intake {
 public:
  Intake(storage::Database& database, const Settings& settings);
  ~Intake();  ///< drops what was not committed

  /// Reads the file, parses it and adds it to the open batch. Bad input is an outcome; a broken database
  /// throws. An archive may commit.
  TakenFile take(const std::filesystem::path& path);
  /// The same with a file that was read ahead.
  TakenFile take(ReadFile file);
  /// Makes the open batch durable. No-op if it is empty.
  void commit();
  /// True when the batch has reached 128 files.
  [[nodiscard]] bool full() const;
  /// Asked now and then while a long archive is read; false puts its rest off.
  void ask(KeepGoing keep_going);

 private:
  TakenFile take_archive(const OpenFile& file);
  TakenFile walk_archive(const OpenFile& file, const Hash& hash);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::app
