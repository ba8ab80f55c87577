// Where contents were last seen on the disk, and when upkeep was last done: history about us, never exported.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/recording.h"

namespace freshlegs::storage {

class Database;

/// A file as it was when it was read.
struct SeenFile {
  std::string path;  ///< absolute
  std::uint64_t bytes = 0, inode = 0;
  std::chrono::nanoseconds modified{0};  ///< since 1970
  Hash sha256{};
  friend bool operator==(const SeenFile&, const SeenFile&) = default;
};

class Seen {
 public:
  explicit Seen(Database& database) : database_(database) {}

  void put(const SeenFile& file);
  /// Files that today's reader has taken whole, by path; the others are worth another look, for the settings
  /// may read them now.
  [[nodiscard]] std::vector<SeenFile> all();
  void moved(const std::string& from, const std::string& to);
  /// Where a content was last seen, by path.
  [[nodiscard]] std::vector<SeenFile> of(const Hash& sha256);

  void done(const std::string& what, Instant at);
  [[nodiscard]] std::optional<Instant> last_done(const std::string& what);

 private:
  Database& database_;
};

}  // namespace freshlegs::storage
