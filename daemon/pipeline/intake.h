// Files to facts: reads, parses, stores. The daemon and `freshlegs ingest` use exactly this.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "daemon/config/settings.h"
#include "daemon/pipeline/load_file.h"
#include "ingest/file_content.h"

namespace freshlegs::storage {
class Database;
}

namespace freshlegs::app {

enum class Outcome : std::uint8_t { ingested, duplicate, rejected, deferred, ignored };
std::string_view word(Outcome outcome);

struct TakenFile {
  std::string name;
  Outcome outcome{};
  std::optional<Rejection> reason;  ///< set unless ingested without a finding, or duplicate
  bool retry = false;               ///< deferred: worth another try without a change of the file
  bool still_changing = false;      ///< nothing stored; wait until it settles
};

/// Totals of a batch, for one line of text.
struct Totals {
  std::size_t ingested = 0, duplicate = 0, rejected = 0, deferred = 0, ignored = 0;
  void add(Outcome outcome);
  [[nodiscard]] std::size_t files() const { return ingested + duplicate + rejected + deferred + ignored; }
};

/// Takes files in batches: whole files commit together (64 files or 2 s: a crash costs at most re-reading
/// them).
class Intake {
 public:
  Intake(storage::Database& database, const Settings& settings);
  ~Intake();  ///< drops what was not committed

  /// Reads the file, parses it and adds it to the open batch. Bad input is an outcome; a broken database
  /// throws.
  TakenFile take(const std::filesystem::path& path);
  /// Makes the open batch durable. No-op if it is empty.
  void commit();
  /// True when the batch has reached 64 files.
  [[nodiscard]] bool full() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::app
