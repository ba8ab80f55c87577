#include "daemon/service/arrivals.h"
#include <gtest/gtest.h>

namespace freshlegs::service {
namespace {

using std::chrono::hours;
using Verdict = Arrivals::Verdict;

TEST(Arrivals, one_file_to_a_long_history_is_news) {
  Arrivals arrivals;
  arrivals.handed_out(hours(24 * 100));
  arrivals.ingested(1);
  EXPECT_EQ(arrivals.judge(0), Verdict::news);
}

TEST(Arrivals, a_first_history_is_history_until_all_of_it_has_come) {
  Arrivals arrivals;
  arrivals.handed_out(hours(0));
  arrivals.ingested(1);
  arrivals.handed_out(hours(24 * 100));  // analysed meanwhile
  EXPECT_EQ(arrivals.judge(3), Verdict::history);
  arrivals.over();
  arrivals.handed_out(hours(24 * 100));
  EXPECT_EQ(arrivals.judge(0), Verdict::news);
}

TEST(Arrivals, less_than_four_weeks_are_no_history_to_be_news_to) {
  Arrivals arrivals;
  arrivals.handed_out(hours(24 * 28 - 1));
  EXPECT_EQ(arrivals.judge(0), Verdict::history);
}

TEST(Arrivals, more_than_twenty_new_files_are_an_import) {
  Arrivals arrivals;
  arrivals.handed_out(hours(24 * 100));
  arrivals.ingested(20);
  EXPECT_EQ(arrivals.judge(0), Verdict::news);
  arrivals.ingested(1);
  EXPECT_EQ(arrivals.judge(0), Verdict::history);
}

TEST(Arrivals, with_many_still_to_come_nothing_is_decided) {
  Arrivals arrivals;
  arrivals.handed_out(hours(24 * 100));
  arrivals.ingested(1);
  EXPECT_EQ(arrivals.judge(500), Verdict::too_early) << "they may all be known already, as after a restart";
  EXPECT_EQ(arrivals.judge(0), Verdict::news);
}

}  // namespace
}  // namespace freshlegs::service
