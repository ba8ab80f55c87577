#include "storage/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "storage/connection.h"
#include "storage/facts.h"
#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

using test::create;
using test::file_named;
using test::full_run;
using test::put;
using test::TemporaryFolder;

// The trouble that `work` runs into; fails the test if there is none.
template <class Work>
Trouble trouble_of(Work work) {
  try {
    work();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), testing::EndsWith("."));
    return e.trouble();
  }
  ADD_FAILURE() << "no trouble";
  return Trouble::other;
}

mode_t mode_of(const std::filesystem::path& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 0777 : 0;
}

TEST(Database, IsReadableByItsOwnerAlone) {
  TemporaryFolder folder;
  const mode_t before = ::umask(0);
  Database database = create(folder);
  put(database, file_named("1", {"1.fit"}), {});
  ::umask(before);
  EXPECT_EQ(mode_of(folder.database()), 0600U);
  EXPECT_EQ(mode_of(folder.database().string() + "-wal"), 0600U);
}

TEST(Database, OutlivesItsProgram) {
  TemporaryFolder folder;
  {
    Database database = create(folder);
    put(database, file_named("1", {"1.fit"}), {full_run("run")});
  }
  Database reader(folder.database(), {});
  EXPECT_EQ(Facts(reader).load(test::hash_of("run")).value(), full_run("run"));
}

TEST(Database, IsOpenedAsTheRulesSay) {
  TemporaryFolder folder;
  Database database = create(folder);
  auto& c = database.connection();
  EXPECT_EQ(c.text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(c.number("PRAGMA synchronous"), 2);
  EXPECT_EQ(c.number("PRAGMA foreign_keys"), 1);
  EXPECT_EQ(c.number("PRAGMA trusted_schema"), 0);
  EXPECT_EQ(c.number("PRAGMA application_id"), 0x46724C67);
  EXPECT_EQ(c.number("PRAGMA busy_timeout"), 5000);
}

TEST(Database, EveryTableIsStrict) {
  TemporaryFolder folder;
  Database database = create(folder);
  auto& c = database.connection();
  EXPECT_EQ(c.text("SELECT group_concat(name) FROM pragma_table_list"
                   " WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"),
            "");
  EXPECT_EQ(trouble_of([&] { c.run("INSERT INTO fact_part VALUES (1, 'text')"); }), Trouble::other);
}

TEST(Database, MissingIsSaid) {
  TemporaryFolder folder;
  EXPECT_EQ(trouble_of([&] { Database(folder.database(), {}); }), Trouble::missing);
  EXPECT_EQ(trouble_of([&] { Database(folder.database() / "no" / "folder", {.access = Access::create}); }),
            Trouble::missing);
}

TEST(Database, AnotherProgramsFileIsLeftAlone) {
  TemporaryFolder folder;
  std::ofstream(folder.database()) << std::string(5000, 'x');
  EXPECT_EQ(trouble_of([&] { create(folder); }), Trouble::foreign);
  std::filesystem::remove(folder.database());
  Connection(folder.database(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, {})
      .run("CREATE TABLE theirs (a)");
  EXPECT_EQ(trouble_of([&] { create(folder); }), Trouble::foreign);
}

TEST(Database, ANewerOneIsRefusedWithASentence) {
  TemporaryFolder folder;
  create(folder).connection().run("PRAGMA user_version = 99");
  EXPECT_EQ(trouble_of([&] { create(folder); }), Trouble::newer);
  EXPECT_EQ(trouble_of([&] { Database(folder.database(), {}); }), Trouble::newer);
}

TEST(Database, AReaderNeverWrites) {
  TemporaryFolder folder;
  create(folder);
  Database reader(folder.database(), {});
  EXPECT_EQ(trouble_of([&] { put(reader, file_named("1", {}), {}); }), Trouble::readonly);
}

TEST(Database, WhatIsNotCommittedIsUndone) {
  TemporaryFolder folder;
  Database database = create(folder);
  {
    Transaction transaction(database);
    Facts(database).put_file(file_named("1", {"1.fit"}), std::vector{full_run("run")});
  }
  EXPECT_EQ(Facts(database).counts(), Counts{});
}

TEST(Database, AFullDiskCostsTheBatchAndNothingElse) {
  TemporaryFolder folder;
  Database database = create(folder);
  put(database, file_named("kept", {"kept.fit"}), {full_run("kept")});
  database.connection().run("PRAGMA max_page_count = " +
                            std::to_string(database.connection().number("PRAGMA page_count") + 2));
  const auto fill = [&] {
    Transaction transaction(database);
    for (int i = 0; i < 200; ++i) {
      const auto name = std::to_string(i);
      Facts(database).put_file(file_named(name, {name}), std::vector{full_run(name)});
    }
    transaction.commit();
  };
  EXPECT_EQ(trouble_of(fill), Trouble::full);
  EXPECT_EQ(Facts(database).counts().ingested, 1U);
  EXPECT_TRUE(database.full_check().empty());
  database.connection().run("PRAGMA max_page_count = 100000");
  fill();
  EXPECT_EQ(Facts(database).counts().ingested, 201U);
}

TEST(Database, ASecondWriterIsToldThatItIsBusy) {
  TemporaryFolder folder;
  Database first = create(folder);
  Database second(folder.database(), {.access = Access::write, .patience = std::chrono::milliseconds(0)});
  Transaction held(first);
  EXPECT_EQ(trouble_of([&] { Transaction refused(second); }), Trouble::busy);
}

/// What is made again may commit without a flush; facts never do, also behind a cache that could not even begin.
TEST(Database, OnlyACacheIsCommittedWithoutAFlush) {
  constexpr std::int64_t kNormal = 1, kFull = 2;
  TemporaryFolder folder;
  auto one = create(folder);
  Database two(folder.database(), {.access = Access::write, .patience = std::chrono::milliseconds(1)});
  const auto safety = [&] { return two.connection().number("PRAGMA synchronous"); };
  {
    Transaction cache(two, Transaction::Of::cache);
    EXPECT_EQ(safety(), kNormal);
    cache.commit();
  }
  EXPECT_EQ(safety(), kFull);
  { const Transaction undone(two, Transaction::Of::cache); }
  EXPECT_EQ(safety(), kFull);
  const Transaction other(one);
  EXPECT_EQ(trouble_of([&] { const Transaction refused(two, Transaction::Of::cache); }), Trouble::busy);
  EXPECT_EQ(safety(), kFull);
}

TEST(Database, NoticesThatAnotherProgramCommitted) {
  TemporaryFolder folder;
  Database first = create(folder);
  Database second(folder.database(), {.access = Access::write});
  const auto before = first.data_version();
  put(first, file_named("1", {}), {});
  EXPECT_EQ(first.data_version(), before);
  put(second, file_named("2", {}), {});
  EXPECT_NE(first.data_version(), before);
}

TEST(Database, ABrokenPageIsFoundAtTheStart) {
  TemporaryFolder folder;
  {
    Database database = create(folder);
    for (int i = 0; i < 50; ++i) put(database, file_named(std::to_string(i), {std::to_string(i)}), {});
    EXPECT_TRUE(database.quick_check().empty());
  }
  std::fstream file(folder.database(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(16384 + 5);
  file << std::string(40, '\xFF');
  file.close();
  Database database(folder.database(), {});
  EXPECT_FALSE(database.quick_check().empty());
}

TEST(Database, CheckpointsEmptyTheLog) {
  TemporaryFolder folder;
  Database database = create(folder);
  put(database, file_named("1", {"1.fit"}), {full_run("run")});
  EXPECT_GT(std::filesystem::file_size(folder.database().string() + "-wal"), 0U);
  database.checkpoint();
  EXPECT_EQ(std::filesystem::file_size(folder.database().string() + "-wal"), 0U);
  EXPECT_EQ(std::filesystem::file_size(folder.database()), database.bytes());
}

}  // namespace
}  // namespace freshlegs::storage
