// Real files: whatever ingest reads from them comes back from the database as it was.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "ingest/file_content.h"
#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(StorageCorpus, RealRecordingsComeBackWhole) {
  const char* corpus = std::getenv("FRESHLEGS_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "FRESHLEGS_CORPUS names no folder of real files.";
  test::TemporaryFolder folder;
  Database database = test::create(folder);
  Facts facts(database);
  Transaction transaction(database);
  std::size_t compared = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (!entry.is_regular_file() || entry.file_size() > 300'000) continue;  // enough of them, and quick
    const auto bytes = bytes_of(entry.path());
    const auto name = entry.path().filename().string();
    const auto content = read_file(std::as_bytes(std::span(bytes)), name);
    facts.put_file(fact_of(content, name, bytes.size()), content.recordings);
    for (const auto& recording : content.recordings) {
      auto loaded = facts.load(recording.head.hash);
      ASSERT_TRUE(loaded) << name << ": " << loaded.error().text;
      // Another file may hold the same session with a later rank or another title; the body is the same.
      loaded->head = recording.head;
      EXPECT_TRUE(*loaded == recording) << name;
      ++compared;
    }
  }
  EXPECT_GT(compared, 20U);
}

}  // namespace
}  // namespace freshlegs::storage
