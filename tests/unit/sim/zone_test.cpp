#include "tests/sim/zone.h"
#include <gtest/gtest.h>

namespace freshlegs::sim {
namespace {

using namespace std::chrono_literals;

Instant utc(int month, int day, std::chrono::seconds clock) {
  return date::sys_days(date::year(2026) / month / day) + clock;
}
WallTime wall(int month, int day, std::chrono::seconds clock) {
  return date::local_days(date::year(2026) / month / day) + Millis(clock);
}

TEST(Zone, ChangesToSummerTimeAndBack) {
  const Zone zone = Zone::european(1h);
  EXPECT_EQ(zone.offset_at(utc(3, 29, 59min)), 1h);
  EXPECT_EQ(zone.offset_at(utc(3, 29, 1h)), 2h);
  EXPECT_EQ(zone.offset_at(utc(10, 25, 1h)), 1h);
}

TEST(Zone, FindsTheMomentOfAWallClock) {
  const Zone zone = Zone::european(1h);
  EXPECT_EQ(zone.instant_at(wall(1, 15, 7h)), utc(1, 15, 6h));
  EXPECT_EQ(zone.instant_at(wall(7, 15, 7h)), utc(7, 15, 5h));
  EXPECT_EQ(zone.instant_at(wall(3, 29, 7h)), utc(3, 29, 5h));
}

TEST(Zone, FollowsAJourney) {
  Zone zone = Zone::fixed(1h);
  zone.away(utc(5, 1, 0h), utc(5, 10, 0h), -5h);
  EXPECT_EQ(zone.offset_at(utc(5, 3, 0h)), -5h);
  EXPECT_EQ(zone.instant_at(wall(5, 3, 7h)), utc(5, 3, 12h));
  EXPECT_EQ(zone.offset_at(utc(5, 10, 0h)), 1h);
}

}  // namespace
}  // namespace freshlegs::sim
