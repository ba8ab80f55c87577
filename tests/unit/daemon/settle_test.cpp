#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "daemon/service/candidates.h"

namespace freshlegs::service {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

/// A folder in memory and a clock that the test moves.
class Settle : public testing::Test {
 protected:
  static constexpr seconds kSettle{2};

  void write(const std::string& path, std::uint64_t size) {
    disk[path] = {size, 7, std::chrono::nanoseconds(++writes)};
  }
  void event(const std::string& path) { table.hint(path, disk.at(path), now); }
  void scan(bool at_rest = false) {
    for (const auto& [path, signature] : disk) table.seen(path, signature, now, at_rest);
  }
  std::vector<std::string> after(Period time) {
    now += time;
    return table.take_ready(now, [&](const std::string& path) -> std::optional<Signature> {
      const auto it = disk.find(path);
      if (it == disk.end()) return std::nullopt;
      return it->second;
    });
  }

  std::map<std::string, Signature> disk;
  Moment now{};
  int writes = 0;
  Candidates table{kSettle};
};

TEST_F(Settle, a_file_is_ready_two_seconds_after_the_last_event) {
  write("a.fit", 10);
  event("a.fit");
  EXPECT_THAT(after(seconds(1)), IsEmpty());
  event("a.fit");
  EXPECT_THAT(after(seconds(1)), IsEmpty());
  EXPECT_THAT(after(seconds(1)), ElementsAre("a.fit"));
}

TEST_F(Settle, each_file_is_handed_out_once) {
  write("a.fit", 10);
  event("a.fit");
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
  scan();
  EXPECT_THAT(after(minutes(1)), IsEmpty());
  table.finished("a.fit", Fate::done, now);
  scan();
  event("a.fit");
  EXPECT_THAT(after(minutes(1)), IsEmpty());
}

TEST_F(Settle, growth_without_events_starts_the_quiet_time_anew) {
  write("a.fit", 10);
  event("a.fit");
  write("a.fit", 20);  // O_TMPFILE and linkat: later writes name another file
  EXPECT_THAT(after(seconds(2)), IsEmpty());
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, patience_has_no_end) {
  write("a.fit", 10);
  event("a.fit");
  for (int i = 0; i < 100; ++i) {
    write("a.fit", 11);
    EXPECT_THAT(after(seconds(2)), IsEmpty());
  }
  EXPECT_EQ(table.on_their_way(), 0U) << "a restless file keeps nobody waiting";
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, a_file_that_vanishes_is_forgotten) {
  write("a.fit", 10);
  event("a.fit");
  disk.clear();
  EXPECT_THAT(after(seconds(2)), IsEmpty());
  EXPECT_EQ(table.next_due(), std::nullopt);
}

TEST_F(Settle, what_lay_there_before_us_is_ready_at_once) {
  write("a.fit", 10);
  scan(true);
  EXPECT_THAT(after(seconds(0)), ElementsAre("a.fit"));
}

TEST_F(Settle, a_scan_does_not_restart_the_quiet_time) {
  write("a.fit", 10);
  event("a.fit");
  after(seconds(1));
  scan();
  EXPECT_THAT(after(seconds(1)), ElementsAre("a.fit"));
}

TEST_F(Settle, a_changed_file_is_read_again) {
  write("a.fit", 10);
  event("a.fit");
  after(seconds(2));
  table.finished("a.fit", Fate::done, now);
  write("a.fit", 12);
  scan();
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, a_change_while_it_is_read_is_not_lost) {
  write("a.fit", 10);
  event("a.fit");
  after(seconds(2));
  write("a.fit", 12);
  event("a.fit");
  table.finished("a.fit", Fate::done, now);
  EXPECT_THAT(after(seconds(2)), IsEmpty()) << "it has to settle first";
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, a_file_that_changed_while_it_was_read_waits_again) {
  write("a.fit", 10);
  event("a.fit");
  after(seconds(2));
  table.finished("a.fit", Fate::changing, now);
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, what_could_not_be_read_is_tried_less_and_less_often_but_for_ever) {
  write("a.fit", 10);
  event("a.fit");
  after(seconds(2));
  Period before{0};
  for (int i = 0; i < 40; ++i) {
    table.finished("a.fit", Fate::again, now);
    EXPECT_EQ(table.put_off(), 1U);
    ASSERT_TRUE(table.next_due());
    const Period wait = *table.next_due() - now;
    EXPECT_GE(wait, before);
    EXPECT_LE(wait, minutes(5));
    before = wait;
    ASSERT_THAT(after(wait), ElementsAre("a.fit"));
  }
  EXPECT_EQ(before, minutes(5));
}

TEST_F(Settle, a_change_ends_the_putting_off) {
  write("a.fit", 10);
  event("a.fit");
  after(seconds(2));
  table.finished("a.fit", Fate::again, now);
  write("a.fit", 11);
  event("a.fit");
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, a_replaced_inode_is_another_file) {
  disk["a.fit"] = {10, 1, std::chrono::nanoseconds(5)};
  scan(true);
  after(seconds(0));
  table.finished("a.fit", Fate::done, now);
  disk["a.fit"].inode = 2;
  scan();
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, a_file_that_comes_back_unchanged_after_a_complete_scan_missed_it_is_looked_at) {
  write("a.fit", 10);
  scan(true);
  after(seconds(0));
  table.finished("a.fit", Fate::done, now);
  table.keep_only({});
  scan();
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, what_went_before_it_was_read_is_news_when_it_comes_back_as_it_was) {
  write("a.fit", 10);
  scan(true);
  after(seconds(0));
  table.finished("a.fit", Fate::gone, now);  // a cable was pulled: the folder is away, no scan is complete
  scan();
  EXPECT_THAT(after(seconds(2)), ElementsAre("a.fit"));
}

TEST_F(Settle, next_due_is_the_earliest) {
  write("a.fit", 10);
  write("b.fit", 10);
  event("a.fit");
  now += seconds(1);
  event("b.fit");
  EXPECT_THAT(table.next_due(), Optional(now + seconds(1)));
}

}  // namespace
}  // namespace freshlegs::service
