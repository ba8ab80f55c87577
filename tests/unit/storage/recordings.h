// Made-up recordings and a database in a folder of its own, for the tests of this room.
#pragma once

#include <rapidcheck.h>

#include <filesystem>
#include <string>
#include <vector>

#include "storage/database.h"
#include "storage/facts.h"

namespace freshlegs::storage::test {

/// A folder that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::filesystem::path database() const { return path_ / "freshlegs.db"; }

 private:
  std::filesystem::path path_;
};

inline Database create(const TemporaryFolder& folder) {
  return Database(folder.database(), {.access = Access::create});
}

Hash hash_of(std::string_view text);
/// A run with every kind of content.
Recording full_run(std::string_view id, Instant start = Instant(Millis(1'700'000'000'000)));
FileFact file_named(std::string_view content, std::vector<std::string> names);
/// One session of a growing export.
Recording csv_session(std::string_view content, std::string session, std::int64_t newest_ms,
                      std::int64_t rows);

/// Any recording: random sizes, gaps, extreme numbers, odd text.
rc::Gen<Recording> any_recording();

/// Commits one file.
void put(Database& database, const FileFact& file, const std::vector<Recording>& recordings);

}  // namespace freshlegs::storage::test
