#include "storage/care.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/connection.h"
#include "storage/seen.h"
#include "storage/statements.h"
#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

using test::file_named;
using test::full_run;
using test::hash_of;
using testing::ElementsAre;
using testing::IsEmpty;

class CareTest : public testing::Test {
 protected:
  void put(const std::string& content, const std::vector<Recording>& recordings) {
    test::put(database_, file_named(content, {content + ".fit"}), recordings);
  }
  void put_rejected(const std::string& content) {
    auto file = file_named(content, {content + ".fit"});
    file.status = ReadStatus::rejected;
    file.reason = Rejection{"fit.crc", 12, PositionUnit::byte, "Cut short.", "Export it again."};
    test::put(database_, file, {});
  }
  void see(const std::string& path, const std::string& content) {
    Seen(database_).put({path, 10, 7, std::chrono::nanoseconds(5), hash_of(content)});
  }
  void delete_for_good(const std::set<Hash>& recordings) {
    Transaction transaction(database_);
    Care(database_).delete_for_good(recordings);
    transaction.commit();
  }
  [[nodiscard]] std::vector<Hash> stored() {
    std::vector<Hash> hashes;
    for (const auto& head : Facts(database_).heads().heads) hashes.push_back(head.head.hash);
    return hashes;
  }

  test::TemporaryFolder folder_;
  Database database_ = test::create(folder_);
};

TEST_F(CareTest, SeenFilesComeBackAsTheyWere) {
  see("/in/a.fit", "a");
  see("/in/b.fit", "a");
  const auto all = Seen(database_).all();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], (SeenFile{"/in/a.fit", 10, 7, std::chrono::nanoseconds(5), hash_of("a")}));
  EXPECT_EQ(Seen(database_).of(hash_of("a")).size(), 2U);
}

TEST_F(CareTest, ARejectedContentNeedsAttentionUntilItsFileIsReplaced) {
  put_rejected("bad");
  see("/in/a.fit", "bad");
  EXPECT_EQ(Care(database_).not_taken_whole().size(), 1U);
  EXPECT_EQ(Facts(database_).counts().rejected, 1U);
  see("/in/a.fit", "good");
  EXPECT_THAT(Care(database_).not_taken_whole(), IsEmpty());
  EXPECT_EQ(Facts(database_).counts().rejected, 0U);
  see("/in/again.fit", "bad");
  EXPECT_EQ(Care(database_).not_taken_whole().size(), 1U) << "it came back";
}

TEST_F(CareTest, ACopyOfItElsewhereStillNeedsAttention) {
  put_rejected("bad");
  see("/in/a.fit", "bad");
  see("/in/b.fit", "bad");
  see("/in/a.fit", "good");
  EXPECT_EQ(Care(database_).not_taken_whole().size(), 1U);
}

TEST_F(CareTest, DeletingForGoodTakesTheFileAndWhatWasSaidAndRemembersBoth) {
  put("one", {full_run("one")});
  put("two", {full_run("two", Instant(Millis(1'710'000'000'000)))});
  Statements(database_).say(
      {.kind = Statement::Kind::label, .recording = hash_of("one"), .label = SessionLabel::legs});
  const auto one = full_run("one").head.hash, two = full_run("two").head.hash;
  Statements(database_).say({.kind = Statement::Kind::note, .recording = one, .text = "secret"});
  delete_for_good({one});
  EXPECT_THAT(stored(), ElementsAre(two));
  EXPECT_TRUE(Care(database_).deleted_for_good(one));
  EXPECT_TRUE(Care(database_).deleted_for_good(hash_of("one"))) << "its file, too";
  EXPECT_FALSE(Care(database_).deleted_for_good(two));
  for (const auto& entry : Statements(database_).all()) EXPECT_NE(entry.statement.text, "secret");
  Care(database_).compact();
  EXPECT_THAT(database_.full_check(), IsEmpty());
}

TEST_F(CareTest, AFileThatHoldsMoreKeepsTheRest) {
  put("both", {full_run("one"), full_run("two", Instant(Millis(1'710'000'000'000)))});
  const auto one = full_run("one").head.hash;
  EXPECT_THAT(Care(database_).files_only_of({one}), IsEmpty());
  delete_for_good({one});
  EXPECT_EQ(stored().size(), 1U);
  EXPECT_TRUE(Facts(database_).find_file(hash_of("both")));
}

TEST_F(CareTest, ADamagedRecordingIsFoundAndMended) {
  put("one", {full_run("one")});
  auto& c = database_.connection();
  c.run("UPDATE fact_part SET blob = zeroblob(40) WHERE id % 1024 = 1");
  const auto broken = Care(database_).broken();
  ASSERT_EQ(broken.size(), 1U);
  EXPECT_THAT(broken[0].files, ElementsAre(hash_of("one")));
  {
    Transaction transaction(database_);
    Care(database_).mend(full_run("one"));
    transaction.commit();
  }
  EXPECT_THAT(Care(database_).broken(), IsEmpty());
  EXPECT_EQ(*Facts(database_).load(broken[0].recording), full_run("one"));
}

TEST_F(CareTest, ABackUpIsWholeAndReplacesAnOlderOne) {
  put("one", {full_run("one")});
  const auto to = folder_.database().string() + ".copy";
  back_up(database_, to);
  put("two", {full_run("two", Instant(Millis(1'710'000'000'000)))});
  back_up(database_, to);
  EXPECT_FALSE(std::filesystem::exists(to + ".half"));
  EXPECT_EQ(std::filesystem::status(to).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  Database copy(to, {.access = Access::read});
  EXPECT_EQ(Facts(copy).heads().heads.size(), 2U);
}

TEST_F(CareTest, ABackUpThatFailsLeavesNothingBehind) {
  EXPECT_THROW(back_up(database_, folder_.database().parent_path() / "none" / "copy"), Error);
  EXPECT_FALSE(std::filesystem::exists(folder_.database().parent_path() / "none"));
}

TEST_F(CareTest, UpkeepIsRememberedByName) {
  const Instant then{Millis(1'790'000'000'000)};
  EXPECT_FALSE(Seen(database_).last_done("check"));
  Seen(database_).done("check", then);
  EXPECT_EQ(Seen(database_).last_done("check"), then);
}

}  // namespace
}  // namespace freshlegs::storage
