// Archives: made here with libarchive's writer, walked back in small chunks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/archive/read_archive.h"
#include "tests/support/archive_writer.h"

namespace freshlegs::archive {
namespace {

using testing::ElementsAre;
using Entry = std::pair<std::string, std::string>;

std::string make(const std::vector<Entry>& entries, bool gzip) {
  return gzip ? test::make_gzip(entries.at(0).second) : test::make_zip(entries);
}

struct Walked {
  std::vector<Entry> entries;
  std::vector<Entry> refused;  ///< name and code
  Outcome outcome;
};

Walked walk(std::string_view bytes, std::string_view name, const Limits& limits = {},
            std::size_t chunk = 37) {
  Walked result;
  const auto next = [&]() {
    const auto piece = bytes.substr(0, chunk);
    bytes.remove_prefix(piece.size());
    return std::as_bytes(std::span(piece));
  };
  result.outcome = walk_archive(
      next, name,
      [&](std::string_view path, std::span<const std::byte> content) {
        result.entries.emplace_back(
            path, std::string(reinterpret_cast<const char*>(content.data()), content.size()));
        return true;
      },
      [&](std::string_view path, const Rejection& why) { result.refused.emplace_back(path, why.code); },
      limits);
  return result;
}

TEST(Archive, WalksAZipInItsOrder) {
  const auto walked =
      walk(make({{"DI_CONNECT/1.fit", "one"}, {"2.csv", "two"}, {"empty", ""}}, false), "export.zip");
  EXPECT_THAT(walked.entries,
              ElementsAre(Entry{"DI_CONNECT/1.fit", "one"}, Entry{"2.csv", "two"}, Entry{"empty", ""}));
  EXPECT_TRUE(walked.outcome.whole);
  EXPECT_EQ(walked.outcome.entries, 3U);
}

TEST(Archive, UnpacksALoneGzip) {
  const auto walked = walk(make({{"x", "content"}}, true), "folder/run.fit.gz");
  EXPECT_THAT(walked.entries, ElementsAre(Entry{"run.fit", "content"}));
}

TEST(Archive, UnpacksOneLevelOfNesting) {
  const std::string gz = make({{"x", "run"}}, true), zip = make({{"inner.fit", "inside"}}, false);
  const std::string deep = make({{"deep.zip", make({{"deepest.fit", "no"}}, false)}}, false);
  const auto walked =
      walk(make({{"activities/9.fit.gz", gz}, {"part.zip", zip}, {"outer.zip", deep}}, false), "strava.zip");
  ASSERT_EQ(walked.entries.size(), 3U);
  EXPECT_EQ(walked.entries[0], (Entry{"activities/9.fit", "run"}));
  EXPECT_EQ(walked.entries[1], (Entry{"part.zip!inner.fit", "inside"}));
  EXPECT_EQ(walked.entries[2].first, "outer.zip!deep.zip");  // as it is: nested once, not twice
}

// An account of thousands of small gzips: what all of them unpack to is no bomb because the last one is small.
TEST(Archive, ManySmallGzipsAreNoBomb) {
  std::string noise(600'000, 'x');  // packs some twenty times
  for (std::size_t i = 0, x = 1; i < noise.size(); i += 40, x = (x * 1664525 + 1013904223) & 0xFFFFFFFF)
    noise[i] = static_cast<char>(x >> 24);
  std::vector<Entry> entries;
  for (int i = 0; i < 130; ++i)  // 78 MB in all, beyond the allowance
    entries.emplace_back("activities/" + std::to_string(i) + ".bin", noise);
  entries.emplace_back("activities/last.fit.gz", make({{"x", "run"}}, true));
  const auto walked = walk(make(entries, false), "strava.zip", {}, 1 << 16);
  EXPECT_TRUE(walked.outcome.whole);
  EXPECT_EQ(walked.entries.back(), (Entry{"activities/last.fit", "run"}));
}

TEST(Archive, LeavesOutWhatIsTooLargeAndGoesOn) {
  const auto walked =
      walk(make({{"a.fit", "ok"}, {"big.bin", std::string(5000, 'x')}, {"b.fit", "ok"}}, false), "x.zip",
           {.entry_bytes = 1000});
  EXPECT_THAT(walked.entries, ElementsAre(Entry{"a.fit", "ok"}, Entry{"b.fit", "ok"}));
  EXPECT_THAT(walked.refused, ElementsAre(Entry{"big.bin", "archive.too_large"}));
  EXPECT_TRUE(walked.outcome.whole);
}

TEST(Archive, EndsABombAndACrowd) {
  const std::string zip = make({{"a", "1"}, {"b", "2"}, {"c", "3"}}, false);
  EXPECT_EQ(walk(zip, "x.zip", {.entries = 2}).outcome.error->code, "archive.too_many");
  EXPECT_EQ(walk(make({{"a", std::string(500000, 'x')}}, false), "x.zip", {.archive_bytes = 1000})
                .outcome.error->code,
            "archive.bomb");
}

TEST(Archive, KeepsWhatStandsBeforeTheDamage) {
  const std::string zip = make({{"a.fit", std::string(300, 'a')}, {"b.fit", std::string(300, 'b')}}, false);
  for (std::size_t size = 0; size < zip.size(); ++size) {
    const auto walked = walk(std::string_view(zip).substr(0, size), "x.zip");
    for (const auto& [name, content] : walked.entries) {
      EXPECT_TRUE(name != "a.fit" || std::string(300, 'a').starts_with(content));
    }
  }
  const auto junk = walk("PK\x03\x04 not really", "x.zip");
  EXPECT_TRUE(junk.entries.empty());
}

TEST(Archive, ADamagedInnerArchiveCostsOnlyItself) {
  std::string gz = make({{"x", std::string(2000, 'r')}}, true);
  gz[gz.size() / 2] = static_cast<char>(gz[gz.size() / 2] ^ 0x55);
  const auto walked = walk(make({{"1.fit.gz", gz}, {"2.fit", "fine"}}, false), "x.zip");
  EXPECT_TRUE(walked.outcome.whole);
  ASSERT_FALSE(walked.entries.empty());
  EXPECT_EQ(walked.entries.back(), (Entry{"2.fit", "fine"}));
}

TEST(Archive, StopsWhenAskedAndPassesErrorsOfReadingOn) {
  const std::string zip = make({{"a", "1"}, {"b", "2"}}, false);
  int seen = 0;
  bool given = false;
  const auto whole = [&]() -> std::span<const std::byte> {
    return std::exchange(given, true) ? std::span<const std::byte>{} : std::as_bytes(std::span(zip));
  };
  const auto refused = [](std::string_view, const Rejection&) {};
  EXPECT_FALSE(walk_archive(
                   whole, "x.zip", [&](auto, auto) { return ++seen < 1; }, refused)
                   .whole);
  EXPECT_EQ(seen, 1);
  const auto failing = []() -> std::span<const std::byte> { throw std::runtime_error("disk"); };
  EXPECT_THROW(walk_archive(
                   failing, "x.zip", [](auto, auto) { return true; }, refused),
               std::runtime_error);
}

TEST(Archive, IsToldFromOfficeDocuments) {
  const auto told = [](std::string_view text) { return looks_like_archive(std::as_bytes(std::span(text))); };
  EXPECT_TRUE(told("\x1F\x8B\x08"));
  EXPECT_TRUE(told(make({{"a", "1"}}, false)));
  EXPECT_FALSE(told(make({{"[Content_Types].xml", "<x/>"}}, false)));
  EXPECT_FALSE(told("Date,Workout"));
  EXPECT_FALSE(told(""));
}

}  // namespace
}  // namespace freshlegs::archive
