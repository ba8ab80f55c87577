// Archives through the whole intake: every entry an outcome of its own, a kill resumes, the same facts as loose files.
#include <gmock/gmock.h>

#include "storage/told.h"
#include "tests/support/archive_writer.h"
#include "tests/unit/daemon/intake_fixture.h"

namespace freshlegs::app {
namespace {

std::string text_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string run_text(std::uint32_t day) { return text_of(run_file(kStart + day * 86400)); }

std::vector<test::ArchiveEntry> runs(std::uint32_t count) {
  std::vector<test::ArchiveEntry> entries;
  for (std::uint32_t i = 0; i < count; ++i)
    entries.emplace_back("DI_CONNECT/UploadedFiles/" + std::to_string(i) + ".fit", run_text(i));
  return entries;
}

using IntakeArchive = IntakeTest;

TEST_F(IntakeArchive, EachEntryIsAnOutcomeOfItsOwn) {
  const auto zip = test::make_zip({{"a/1.fit", run_text(1)},
                                   {"a/again.fit", run_text(1)},
                                   {"a/junk.fit", "\x01\x02 no training"},
                                   {"track.gpx", "<?xml version=\"1.0\"?><gpx></gpx>"},
                                   {"other.gpx", "<?xml version=\"1.0\"?><gpx><trk/></gpx>"},
                                   {"profile.json", "{\"name\": 1}"},
                                   {"__MACOSX/a/._1.fit", "resource fork"},
                                   {"activities/2.fit.gz", test::make_gzip(run_text(2))}});
  const auto taken = take(write("export.zip", zip));
  EXPECT_EQ(taken.outcome, Outcome::ingested);
  ASSERT_TRUE(taken.inside);
  EXPECT_EQ(taken.inside->ingested, 2U);
  EXPECT_EQ(taken.inside->duplicate, 1U);
  EXPECT_EQ(taken.inside->rejected, 1U);
  EXPECT_EQ(taken.inside->ignored, 3U);
  ASSERT_EQ(taken.inside->kinds.size(), 2U);  // GPX and JSON
  for (const auto& [code, kind] : taken.inside->kinds) EXPECT_FALSE(kind.reason.text.empty());
  ASSERT_EQ(taken.noted.size(), 1U);
  EXPECT_EQ(taken.noted[0].name, "export.zip!a/junk.fit");
  const auto c = counts();
  EXPECT_EQ(c.ingested, 2U);
  EXPECT_EQ(c.duplicates, 1U);
  EXPECT_EQ(c.rejected, 1U);
  EXPECT_EQ(c.ignored, 3U) << "the archive itself counts by what it holds";
  EXPECT_EQ(c.recordings, 2U);
}

TEST_F(IntakeArchive, ALoneGzipGivesTheRecordingOfTheFileInside) {
  EXPECT_EQ(take(write("run.fit.gz", test::make_gzip(run_text(1)))).outcome, Outcome::ingested);
  EXPECT_EQ(take(write("run.fit", run_text(1))).outcome, Outcome::duplicate);
  const auto heads = storage::Facts(*database_).heads().heads;
  ASSERT_EQ(heads.size(), 1U);
  EXPECT_EQ(heads[0].files.at(0).names, (std::vector<std::string>{"run.fit", "run.fit.gz"}));
}

TEST_F(IntakeArchive, ComesAgainAsADuplicateWithoutBeingWalked) {
  const auto path = write("export.zip", test::make_zip(runs(3)));
  EXPECT_EQ(take(path).outcome, Outcome::ingested);
  const auto again = take(path);
  EXPECT_EQ(again.outcome, Outcome::duplicate);
  EXPECT_FALSE(again.inside);
}

TEST_F(IntakeArchive, CommitsOnItsWayAndResumesAfterAKill) {
  const auto path = write("export.zip", test::make_zip(runs(150)));
  int asked = 0;
  {
    Intake intake(*database_, Settings{});
    intake.ask([&] { return ++asked < 2; });  // hashed, then stopped before the walk
    EXPECT_EQ(intake.take(path).reason->code, "archive.interrupted");
  }
  EXPECT_EQ(counts().ingested, 0U);
  { Intake(*database_, Settings{}).take(path); }  // killed before the last commit
  EXPECT_EQ(counts().ingested, 128U);
  const auto taken = take(path);
  ASSERT_TRUE(taken.inside);
  EXPECT_EQ(taken.inside->ingested, 22U);
  EXPECT_EQ(taken.inside->duplicate, 128U);
  EXPECT_EQ(counts().ingested, 150U);
  EXPECT_EQ(counts().duplicates, 0U);
}

TEST_F(IntakeArchive, StoresWhatLooseFilesWouldStore) {
  take(write("export.zip", test::make_zip(runs(5))));
  const auto zipped = storage::Facts(*database_).heads().heads;
  database_.emplace(folder_ / "db2", storage::Database::Options{storage::Access::create});
  for (const auto& [name, content] : runs(5)) take(write(name.substr(name.rfind('/') + 1), content));
  const auto loose = storage::Facts(*database_).heads().heads;
  ASSERT_EQ(zipped.size(), loose.size());
  for (std::size_t i = 0; i < loose.size(); ++i) EXPECT_EQ(zipped[i].head, loose[i].head);
}

TEST_F(IntakeArchive, DamageCostsWhatLiesBehindIt) {
  auto zip = test::make_zip(runs(20));
  zip.resize(zip.size() / 2);
  const auto taken = take(write("cut.zip", zip));
  EXPECT_EQ(taken.outcome, Outcome::ingested);
  ASSERT_TRUE(taken.reason);
  EXPECT_EQ(taken.reason->code, "archive.damaged");
  EXPECT_GT(taken.inside->ingested, 5U);
  EXPECT_EQ(take(write("junk.zip", "PK\x03\x04 not really a zip")).outcome, Outcome::rejected);
}

TEST_F(IntakeArchive, AnEntryThatCannotBeUnpackedIsNamed) {
  std::string big(70 << 20, 'x');  // packs 50 times: large, but no bomb
  for (std::size_t i = 0, x = 1; i < big.size(); i += 100, x = (x * 1664525 + 1013904223) & 0xFFFFFFFF)
    big[i] = static_cast<char>(x >> 24);
  const auto path = write("big.zip", test::make_zip({{"a.fit", run_text(1)}, {"big.bin", big}}));
  const auto taken = take(path);
  EXPECT_EQ(taken.inside->ingested, 1U);
  EXPECT_EQ(taken.inside->rejected, 1U);
  const auto unread = storage::Told(*database_).unread();
  ASSERT_EQ(unread.size(), 1U);
  EXPECT_EQ(unread[0].name, "big.zip!big.bin");
  EXPECT_EQ(unread[0].reason.code, "archive.too_large");
}

}  // namespace
}  // namespace freshlegs::app
