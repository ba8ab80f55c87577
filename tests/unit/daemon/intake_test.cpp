#include <gtest/gtest.h>
#include <sys/stat.h>

#include "storage/told.h"
#include "tests/unit/daemon/intake_fixture.h"

namespace freshlegs::app {
namespace {

TEST_F(IntakeTest, StoresARecordingOnceUnderAllItsNames) {
  EXPECT_EQ(take(write("b.fit", run_file(kStart))).outcome, Outcome::ingested);
  EXPECT_EQ(take(write("a.fit", run_file(kStart))).outcome, Outcome::duplicate);
  EXPECT_EQ(take(folder_ / "b.fit").outcome, Outcome::duplicate);  // seen again after a restart
  EXPECT_EQ(counts().ingested, 1U);
  EXPECT_EQ(counts().duplicates, 1U);
  EXPECT_EQ(counts().recordings, 1U);
  EXPECT_EQ(counts().samples, 60U);
  const auto files = storage::Facts(*database_).files();
  EXPECT_EQ(files.at(0).names, (std::vector<std::string>{"a.fit", "b.fit"}));
}

TEST_F(IntakeTest, SeesDuplicatesInsideOneBatch) {
  Intake intake(*database_, Settings{});
  EXPECT_EQ(intake.take(write("b.fit", run_file(kStart))).outcome, Outcome::ingested);
  EXPECT_EQ(intake.take(write("a.fit", run_file(kStart))).outcome, Outcome::duplicate);
  EXPECT_EQ(counts().ingested, 0U) << "nothing is stored before the batch commits";
  intake.commit();
  EXPECT_EQ(counts().ingested, 1U);
  EXPECT_EQ(counts().duplicates, 1U);
}

TEST_F(IntakeTest, DropsWhatWasNotCommitted) {
  { Intake(*database_, Settings{}).take(write("a.fit", run_file(kStart))); }
  EXPECT_EQ(counts().ingested, 0U);
  EXPECT_EQ(take(folder_ / "a.fit").outcome, Outcome::ingested);
}

TEST_F(IntakeTest, OneBadFileCostsOnlyItself) {
  Intake intake(*database_, Settings{});
  EXPECT_EQ(intake.take(write("empty.fit", "")).outcome, Outcome::rejected);
  EXPECT_EQ(intake.take(write("a.fit", run_file(kStart))).outcome, Outcome::ingested);
  EXPECT_EQ(intake.take(write("junk.fit", "\x01\x02\x03 no training here \xFF")).outcome, Outcome::rejected);
  EXPECT_EQ(intake.take(write("b.fit", run_file(kStart + 86400))).outcome, Outcome::ingested);
  intake.commit();
  EXPECT_EQ(counts().ingested, 2U);
  EXPECT_EQ(counts().rejected, 2U);
}

TEST_F(IntakeTest, KeepsWhatATruncatedFileHolds) {
  auto bytes = run_file(kStart);
  bytes.resize(bytes.size() / 2);
  const auto taken = take(write("cut.fit", bytes));
  EXPECT_EQ(taken.outcome, Outcome::ingested);
  ASSERT_TRUE(taken.reason);
  EXPECT_FALSE(taken.reason->text.empty());
  EXPECT_GT(counts().samples, 20U);
}

TEST_F(IntakeTest, WhatWentBeforeItWasReadIsNoNews) {
  const auto taken = take(folder_ / "unplugged.fit");
  EXPECT_TRUE(taken.gone);
  EXPECT_FALSE(taken.retry);
  EXPECT_TRUE(storage::Told(*database_).unread().empty());
}

TEST_F(IntakeTest, RefusesPipesAndGiantsWithASentence) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe.fit").c_str(), 0600), 0);
  const auto giant = write("giant.fit", "");
  fs::resize_file(giant, 2ULL << 30);  // sparse
  for (const char* name : {"pipe.fit", "giant.fit"}) {
    const auto taken = take(folder_ / name);
    EXPECT_EQ(taken.outcome, Outcome::rejected) << name;
    EXPECT_TRUE(taken.reason && !taken.reason->text.empty()) << name;
  }
  const auto unread = storage::Told(*database_).unread();
  EXPECT_EQ(unread.size(), 2U);
}

TEST_F(IntakeTest, ForgetsTheGiantOnceItCanBeRead) {
  const auto path = write("big.fit", "");
  fs::resize_file(path, 2ULL << 30);
  EXPECT_EQ(take(path).outcome, Outcome::rejected);
  EXPECT_EQ(take(write("big.fit", run_file(kStart))).outcome, Outcome::ingested);
  EXPECT_TRUE(storage::Told(*database_).unread().empty());
}

TEST_F(IntakeTest, NeverTouchesTheFile) {
  const auto path = write("a.fit", run_file(kStart));
  struct stat before {};
  struct stat after {};
  ASSERT_EQ(::stat(path.c_str(), &before), 0);
  take(path);
  ASSERT_EQ(::stat(path.c_str(), &after), 0);
  EXPECT_EQ(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
  EXPECT_EQ(before.st_size, after.st_size);
  EXPECT_EQ(before.st_ino, after.st_ino);
}

TEST(Totals, CountByOutcome) {
  Totals totals;
  for (const auto outcome : {Outcome::ingested, Outcome::ingested, Outcome::duplicate, Outcome::deferred})
    totals.add(TakenFile{"x", outcome, {}});
  EXPECT_EQ(totals.ingested, 2U);
  EXPECT_EQ(totals.files(), 4U);
  EXPECT_EQ(word(Outcome::deferred), "deferred");
}

}  // namespace
}  // namespace freshlegs::app
