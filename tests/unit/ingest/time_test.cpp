#include "ingest/time.h"

#include <gtest/gtest.h>

namespace freshlegs {
namespace {

Instant instant(std::int64_t ms) { return Instant(Millis(ms)); }

TEST(Time, WritesWholeSecondsUnlessThereAreMilliseconds) {
  EXPECT_EQ(iso_utc(instant(0)), "1970-01-01T00:00:00Z");
  EXPECT_EQ(iso_utc(instant(1760513460250)), "2025-10-15T07:31:00.250Z");
  EXPECT_EQ(iso_utc(instant(-1)), "1969-12-31T23:59:59.999Z");
}

TEST(Time, ReadsBackWhatItWrites) {
  for (const std::int64_t ms : {0LL, 1760513460250LL, -86400001LL, 951782399000LL})
    EXPECT_EQ(parse_iso(iso_utc(instant(ms))), instant(ms));
}

TEST(Time, ReadsOffsetsAndRefusesEverythingElse) {
  EXPECT_EQ(parse_iso("1970-01-01T01:30:00+01:30"), instant(0));
  EXPECT_EQ(parse_iso("1969-12-31T16:00:00-0800"), instant(0));
  for (const char* bad : {"", "1970-01-01", "1970-02-30T00:00:00Z", "1970-01-01T24:00:00Z",
                          "1970-01-01T00:00:00", "1970-01-01T00:00:00Zx", "1970-1-01T00:00:00Z"})
    EXPECT_EQ(parse_iso(bad), std::nullopt) << bad;
}

TEST(Time, LocalDayFollowsTheOffset) {
  EXPECT_EQ(iso_day(wall_of(instant(0), std::chrono::hours(-1))), "1969-12-31");
  EXPECT_EQ(instant_of(wall_of(instant(5), UtcOffset(3600)), UtcOffset(3600)), instant(5));
  EXPECT_EQ(parse_day("2026-10-15"), date::local_days(date::year(2026) / 10 / 15));
  EXPECT_EQ(parse_day("2026-13-15"), std::nullopt);
}

}  // namespace
}  // namespace freshlegs
