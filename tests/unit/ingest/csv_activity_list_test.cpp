// A list of activities declared as a table alone: two columns for the moment, a unit in the name of a column.
#include "ingest/csv/activity_list.h"

#include <gtest/gtest.h>

namespace freshlegs::csv {
namespace {

using enum ActivityField;

constexpr std::string_view kFirst[] = {"Run Date"};
constexpr ActivityColumn kColumns[] = {{"Run Date", start},  {"Start", time_of_day}, {"Activity", sport},
                                       {"Miles", distance_mi}, {"Km", distance_km},   {"Time", timer},
                                       {"Pace", speed},        {"Avg BPM", avg_heart_rate}};

FileContent read(std::string_view text) {
  static const ActivityList list({.name = "run_table", .app = "Run table", .columns = kColumns, .first = kFirst});
  FileContent content;
  list.read({.text = text, .name = "runs.csv", .options = {}}, content);
  return content;
}

TEST(ActivityList, DayAndClockMayStandApart) {
  const auto content = read(
      "Run Date,Start,Activity,Miles,Time,Pace,Avg BPM\n"
      "03/14/2026,06:12 PM,Easy Run,5.02,0:45:31,9:04,141\n");
  ASSERT_EQ(content.recordings.size(), 1U);
  const auto& head = content.recordings[0].head;
  EXPECT_EQ(iso_utc(head.start), "2026-03-14T18:12:00Z");
  EXPECT_EQ(head.clock, Clock::wall);
  EXPECT_EQ(head.sport, "running") << "the last word says it";
}

TEST(ActivityList, TheColumnSaysItsUnit) {
  const auto miles = read(
      "Run Date,Start,Activity,Miles,Time,Pace\n"
      "03/14/2026,06:12,Run,5.02,0:45:31,9:04\n");
  const auto& mi = miles.recordings.at(0).head.summary;
  EXPECT_NEAR(*mi.distance_m, 5.02 * 1609.344, .1);
  EXPECT_NEAR(*mi.avg_speed_mps, 1609.344 / 544, 1e-3);
  EXPECT_TRUE(miles.notes.empty()) << "nothing was assumed";
  const auto km = read(
      "Run Date,Start,Activity,Km,Time,Pace\n"
      "03/14/2026,06:12,Run,8.08,0:45:31,5:38\n");
  EXPECT_NEAR(*km.recordings.at(0).head.summary.distance_m, 8080, .1);
  EXPECT_NEAR(*km.recordings.at(0).head.summary.avg_speed_mps, 1000. / 338, 1e-3);
}

TEST(ActivityList, TwoRunsOfADayWithoutAClockAreTwo) {
  const auto content = read(
      "Run Date,Activity,Km,Time\n"
      "03/14/2026,Run,8.08,0:45:31\n"
      "03/14/2026,Run,5.00,0:27:10\n"
      "03/14/2026,Run,5.00,0:27:10\n");
  EXPECT_EQ(content.recordings.size(), 2U);
  ASSERT_EQ(content.notes.size(), 1U);
  EXPECT_EQ(content.notes[0].code, "csv.repeated");
}

}  // namespace
}  // namespace freshlegs::csv
