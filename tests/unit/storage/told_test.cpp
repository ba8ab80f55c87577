#include "storage/told.h"

#include <gtest/gtest.h>

#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

class ToldTest : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
  Database database_ = test::create(folder_);
  Told told_{database_};
  Announcement first_{.alert = "a1",
                      .kind = "overreaching",
                      .local_day = "2026-10-15",
                      .state = "watch",
                      .how = ToldHow::summary,
                      .when = Instant(Millis(1'700'000'000'000)),
                      .title = "Title",
                      .body = "Body",
                      .delivered = false,
                      .withdrawn = std::nullopt};
};

TEST_F(ToldTest, WhatWasToldIsKeptInOrder) {
  Announcement second = first_;
  second.state = "likely";
  second.how = ToldHow::desktop;
  Announcement other = first_;
  other.alert = "a2";
  told_.tell(first_);
  told_.tell(other);
  told_.tell(second);
  ASSERT_EQ(told_.all().size(), 3U);
  const auto about = told_.about("a1");
  ASSERT_EQ(about.size(), 2U);
  EXPECT_EQ(about[0].announcement, first_);
  EXPECT_EQ(about[1].announcement, second);
}

TEST_F(ToldTest, DeliveryAndWithdrawalAreNoted) {
  const auto number = told_.tell(first_);
  told_.mark_delivered(number);
  told_.withdraw(number, "A late file shows an easy run.");
  first_.delivered = true;
  first_.withdrawn = "A late file shows an easy run.";
  EXPECT_EQ(told_.all(), (std::vector<Told::Entry>{{number, first_}}));
  told_.withdraw(number + 1, "nobody was told");
  EXPECT_EQ(told_.all().size(), 1U);
}

TEST_F(ToldTest, UnreadFilesStayUntilTheyAreCleared) {
  const UnreadFile pipe{
      "pipe.fit", UnreadStatus::refused, {.code = "file.kind", .at = {}, .text = "A pipe.", .advice = ""}};
  UnreadFile locked{"locked.fit",
                    UnreadStatus::refused,
                    {.code = "file.permission", .at = {}, .text = "Locked.", .advice = ""}};
  told_.put_unread(pipe);
  told_.put_unread(locked);
  locked.status = UnreadStatus::deferred;
  told_.put_unread(locked);
  EXPECT_EQ(told_.unread(), (std::vector{locked, pipe}));
  told_.clear_unread("pipe.fit");
  EXPECT_EQ(told_.unread(), std::vector{locked});
}

}  // namespace
}  // namespace freshlegs::storage
