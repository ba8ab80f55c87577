#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <filesystem>

#include "daemon/files/lock_file.h"
#include "daemon/service/arrival_log.h"
#include "daemon/service/log.h"
#include "daemon/service/repeats.h"

namespace freshlegs::service {
namespace {

using std::chrono::minutes;
using app::LockFile;
using testing::Optional;

TEST(Repeats, the_first_is_said_and_then_one_every_ten_minutes_with_a_count) {
  Repeats repeats;
  Repeats::Moment now{};
  EXPECT_THAT(repeats.pass("no disk", now), Optional(std::string("no disk")));
  for (int i = 0; i < 9; ++i) EXPECT_EQ(repeats.pass("no disk", now += minutes(1)), std::nullopt);
  EXPECT_THAT(repeats.pass("no disk", now += minutes(1)), Optional(std::string("no disk (9 more since)")));
}

TEST(Repeats, another_text_is_another_matter) {
  Repeats repeats;
  EXPECT_TRUE(repeats.pass("a", {}));
  EXPECT_TRUE(repeats.pass("b", {}));
}

TEST(Quoted, file_names_cannot_forge_log_lines) {
  EXPECT_EQ(quoted_name("a.fit"), "\"a.fit\"");
  EXPECT_EQ(quoted_name("a\n\"b\\"), "\"a\\x0a\\\"b\\\\\"");
}

TEST(TotalsSentence, names_what_there_is) {
  EXPECT_EQ(totals_sentence({.ingested = 397, .duplicate = 9, .rejected = 2, .deferred = 0, .ignored = 4}),
            "412 files: 397 new, 9 known already, 2 rejected, 4 not activities");
}

TEST(LockFile, there_is_one_at_a_time) {
  const auto path = std::filesystem::temp_directory_path() / ("freshlegs-lock-" + std::to_string(::getpid()));
  {
    const auto first = LockFile::take(path);
    ASSERT_TRUE(first) << first.error();
    const auto second = LockFile::take(path);
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error(), testing::HasSubstr("already running"));
  }
  EXPECT_TRUE(LockFile::take(path)) << "given back";
  std::filesystem::remove(path);
}

TEST(LockFile, says_why_it_cannot_be_made) {
  const auto lock = LockFile::take("/nowhere/at/all.lock");
  ASSERT_FALSE(lock);
  EXPECT_THAT(lock.error(), testing::HasSubstr("No such file"));
}

}  // namespace
}  // namespace freshlegs::service
