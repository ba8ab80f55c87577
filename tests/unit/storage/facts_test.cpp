#include "storage/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "storage/connection.h"
#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

using test::create;
using test::csv_session;
using test::file_named;
using test::full_run;
using test::hash_of;
using test::put;
using test::TemporaryFolder;

class FactsTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  Database database_ = create(folder_);
  Facts facts_{database_};
};

TEST_F(FactsTest, ARecordingComesBackWhole) {
  const Recording run = full_run("run");
  put(database_, file_named("file", {"a.fit"}), {run});
  EXPECT_EQ(facts_.load(run.head.hash).value(), run);
  ASSERT_EQ(facts_.heads().heads.size(), 1U);
  EXPECT_EQ(facts_.heads().heads[0].head, run.head);
}

TEST_F(FactsTest, AnyRecordingComesBackWhole) {
  rc::check([&] {
    const Recording recording = *test::any_recording();
    Transaction undone(database_);
    facts_.put_file(file_named("file", {}), std::vector{recording});
    RC_ASSERT(facts_.load(recording.head.hash).value() == recording);
  });
}

TEST_F(FactsTest, AFileComesBackWithItsReport) {
  FileFact file = file_named("bad", {"z.fit", "a.fit"});
  file.status = ReadStatus::rejected;
  file.reason = Rejection{"fit.crc", 14, PositionUnit::byte, "The checksum is wrong.", "Copy it again."};
  file.notes = {{"fit.trailing", 2, "Bytes after the end."}};
  file.dialect = "none";
  put(database_, file, {});
  std::ranges::sort(file.names);
  EXPECT_EQ(facts_.find_file(file.sha256), file);
  EXPECT_EQ(facts_.files(), std::vector{file});
  EXPECT_EQ(facts_.find_file(hash_of("other")), std::nullopt);
}

TEST_F(FactsTest, ASecondNameIsADuplicateAndNotAFile) {
  put(database_, file_named("file", {"b.fit"}), {full_run("run")});
  put(database_, file_named("file", {"a.fit", "b.fit"}), {full_run("run")});
  EXPECT_FALSE(facts_.add_name(hash_of("file"), "a.fit"));
  EXPECT_TRUE(facts_.add_name(hash_of("file"), "c.fit"));
  EXPECT_FALSE(facts_.add_name(hash_of("unknown"), "c.fit"));
  EXPECT_EQ(facts_.heads().heads.at(0).files.at(0).names,
            (std::vector<std::string>{"a.fit", "b.fit", "c.fit"}));
  const Counts counts{.ingested = 1, .duplicates = 2, .recordings = 1, .samples = 600};
  EXPECT_EQ(facts_.counts(), counts);
}

TEST_F(FactsTest, OneRecordingInTwoFilesIsStoredOnce) {
  put(database_, file_named("zip", {"z.zip"}), {full_run("run")});
  put(database_, file_named("fit", {"a.fit"}), {full_run("run")});
  const auto heads = facts_.heads().heads;
  ASSERT_EQ(heads.size(), 1U);
  ASSERT_EQ(heads[0].files.size(), 2U);
  EXPECT_EQ(heads[0].files[0].names, std::vector<std::string>{"a.fit"});
}

TEST_F(FactsTest, HeadsAreInTimeOrderAndCanBeLimited) {
  const Instant start(Millis(1'700'000'000'000));
  const auto hour = std::chrono::hours(1);
  put(database_, file_named("late", {"1.fit"}), {full_run("late", start + 2 * hour)});
  put(database_, file_named("early", {"2.fit"}), {full_run("early", start)});
  const auto heads = facts_.heads().heads;
  ASSERT_EQ(heads.size(), 2U);
  EXPECT_EQ(heads[0].head.hash, hash_of("early"));
  EXPECT_EQ(facts_.heads(start, start + 2 * hour).heads.size(), 1U);
  EXPECT_EQ(facts_.heads(start + hour).heads.size(), 1U);
}

TEST_F(FactsTest, OfTwoVersionsOfASessionTheLaterExportWins) {
  const auto winner_is = [&](std::string_view content) {
    const auto heads = facts_.heads().heads;
    return heads.size() == 1 && heads[0].head.hash == hash_of(content) && facts_.counts().recordings == 1;
  };
  put(database_, file_named("new", {"new.csv"}), {csv_session("edited", "leg day", 2000, 50)});
  put(database_, file_named("old", {"old.csv"}), {csv_session("first", "leg day", 1000, 90)});
  EXPECT_TRUE(winner_is("edited"));
  put(database_, file_named("more", {"more.csv"}), {csv_session("more rows", "leg day", 2000, 51)});
  EXPECT_TRUE(winner_is("more rows"));
  put(database_, file_named("last", {"last.csv"}), {csv_session("first", "leg day", 3000, 91)});
  EXPECT_TRUE(winner_is("first")) << "the athlete took an edit back";
  EXPECT_EQ(facts_.load(hash_of("first"))->head.cumulative, (CumulativeKey{"leg day", 3000, 91}));
}

TEST_F(FactsTest, EqualRanksAreSettledByTheGreaterFileHash) {
  put(database_, file_named("1", {"1.csv"}), {csv_session("a", "s", 1, 1)});
  put(database_, file_named("2", {"2.csv"}), {csv_session("b", "s", 1, 1)});
  EXPECT_EQ(facts_.heads().heads.at(0).head.hash, hash_of("1") > hash_of("2") ? hash_of("a") : hash_of("b"));
}

TEST_F(FactsTest, TwoRecordingsOfOneExportThatLookLikeOneSessionBothStay) {
  put(database_, file_named("old", {"old.csv"}), {csv_session("morning, before an edit", "s", 1, 1)});
  put(database_, file_named("new", {"new.csv"}),
      {csv_session("morning", "s", 2, 2), csv_session("evening", "s", 2, 2)});
  EXPECT_EQ(facts_.heads().heads.size(), 2U);
  EXPECT_EQ(facts_.counts().recordings, 2U);
}

TEST_F(FactsTest, ANewerReaderReplacesWhatAnOlderOneFound) {
  FileFact file = file_named("file", {"a.fit"});
  file.reader_version = 1;
  file.status = ReadStatus::damaged;
  put(database_, file, {full_run("half"), full_run("stays")});
  Recording better = full_run("stays");
  better.head.title = "A better reading";
  better.samples.channels.pop_back();
  file.reader_version = 2;
  file.status = ReadStatus::ok;
  put(database_, file, {better});
  EXPECT_EQ(facts_.find_file(file.sha256), file);
  EXPECT_EQ(facts_.heads().heads.size(), 1U);
  EXPECT_EQ(facts_.load(better.head.hash).value(), better);
  EXPECT_FALSE(facts_.load(hash_of("half")));
  EXPECT_EQ(database_.connection().number("SELECT count(DISTINCT id / 1024) FROM fact_part"), 1);

  file.reader_version = 1;  // an older program must not undo it
  put(database_, file, {full_run("half")});
  EXPECT_EQ(facts_.load(better.head.hash).value(), better);
}

TEST_F(FactsTest, WhatWasRejectedIsReplacedOnceItIsTaken) {
  FileFact file = file_named("file", {"mine.csv"});
  file.status = ReadStatus::rejected;
  put(database_, file, {});
  FileFact described = file;
  described.status = ReadStatus::ok;
  put(database_, described, {full_run("taken")});
  EXPECT_EQ(facts_.find_file(file.sha256), described);
  EXPECT_EQ(facts_.heads().heads.size(), 1U);
  put(database_, file, {});  // read without the description
  EXPECT_EQ(facts_.find_file(file.sha256), described);
}

TEST_F(FactsTest, OldRejectionsAreWorthRereading) {
  FileFact file = file_named("file", {"a.fit"});
  file.reader_version = kReaderVersion - 1;
  EXPECT_FALSE(worth_rereading(file));
  file.status = ReadStatus::rejected;
  EXPECT_TRUE(worth_rereading(file));
  file.reader_version = kReaderVersion;
  EXPECT_FALSE(worth_rereading(file));
}

TEST_F(FactsTest, ADamagedBlobCostsItsRecordingAlone) {
  put(database_, file_named("1", {"1.fit"}), {full_run("broken")});
  put(database_, file_named("2", {"2.fit"}), {full_run("sound")});
  database_.connection().run(
      "UPDATE fact_part SET blob = CAST(substr(blob, 1, 3) || x'5A' || substr(blob, 5) AS BLOB) WHERE id % "
      "1024 = 1 AND id "
      "/ 1024 ="
      " (SELECT min(id) FROM fact_recording)");
  const auto broken = facts_.load(hash_of("broken"));
  ASSERT_FALSE(broken);
  EXPECT_THAT(broken.error().text, testing::HasSubstr("checksum"));
  EXPECT_TRUE(facts_.load(hash_of("sound")));
  EXPECT_EQ(facts_.damaged_recordings(), std::vector{broken.error()});
}

TEST_F(FactsTest, ADamagedHeadIsReportedAndTheOthersAreListed) {
  put(database_, file_named("1", {"1.fit"}), {full_run("broken"), full_run("sound")});
  database_.connection().run("UPDATE fact_recording SET head = x'00' WHERE id = 1");
  const Heads heads = facts_.heads();
  EXPECT_EQ(heads.heads.size(), 1U);
  EXPECT_EQ(heads.damaged.size(), 1U);
}

// Everything a reader of the facts can see.
struct View {
  std::vector<StoredHead> heads;
  std::vector<FileFact> files;
  std::vector<Recording> recordings;
  Counts counts;
  bool operator==(const View&) const = default;
};

View view_of(Facts& facts) {
  View view{facts.heads().heads, facts.files(), {}, facts.counts()};
  for (const auto& stored : view.heads) view.recordings.push_back(facts.load(stored.head.hash).value());
  return view;
}

TEST(FactsOrder, AnyOrderAndAnyRepetitionGivesTheSame) {
  auto renamed = full_run("shared");
  renamed.head.title = "Dated by its name";
  const std::vector<std::pair<FileFact, std::vector<Recording>>> files{
      {file_named("1", {"one.fit"}), {full_run("run 1"), full_run("shared")}},
      {file_named("2", {"two.fit", "copy of two.fit"}), {renamed}},
      {file_named("3", {"march.csv"}), {csv_session("a", "s", 1, 1), csv_session("b", "t", 1, 1)}},
      {file_named("4", {"april.csv"}), {csv_session("a", "s", 2, 3), csv_session("c", "t", 2, 3)}},
      {file_named("5", {"bad.fit"}), {}}};
  TemporaryFolder reference_folder;
  Database reference = create(reference_folder);
  for (const auto& [file, recordings] : files) put(reference, file, recordings);
  Facts reference_facts(reference);
  const View expected = view_of(reference_facts);

  TemporaryFolder folder;
  Database database = create(folder);
  rc::check([&] {
    const auto order =
        *rc::gen::container<std::vector<std::size_t>>(8, rc::gen::inRange<std::size_t>(0, files.size()));
    Transaction undone(database);
    Facts facts(database);
    for (const std::size_t i : order) facts.put_file(files[i].first, files[i].second);
    for (std::size_t i = files.size(); i-- > 0;) facts.put_file(files[i].first, files[i].second);
    RC_ASSERT(view_of(facts) == expected);
  });
}

}  // namespace
}  // namespace freshlegs::storage
