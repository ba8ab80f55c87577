#include "analysis/assemble.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

using namespace std::chrono_literals;

std::vector<ActivityPlan> assemble_with(const std::vector<KnownRecording>& recordings,
                                        const ZoneTable& home = {}, const ZoneTable& system = {}) {
  return assemble(recordings, home, system);
}

TEST(Assemble, WatchStrapAndListOfOneRunBecomeOneActivityLedByTheWatch) {
  auto watch = watch_run(1, "2026-05-04T05:30:00Z");
  watch.head.utc_offset = 2h;
  auto strap = recording(2, "", "2026-05-04T05:28:00Z", 50);
  strap.head.rr_intervals = 7000;
  strap.head.samples = 3000;
  strap.head.channel_mask = 1;
  auto list = list_row(3, "running", "2026-05-04T07:30:00Z", 45);
  list.head.title = "Morning loop";
  const auto plans = assemble_with({list, strap, watch});
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0].sport, Sport::run);
  EXPECT_EQ(plans[0].start, watch.head.start);
  EXPECT_EQ(plans[0].title, "Morning loop");
  ASSERT_EQ(plans[0].parts.size(), 3U);
  EXPECT_EQ(plans[0].parts[0].role, Role::watch);
  EXPECT_EQ(plans[0].parts[1].role, Role::list);
  EXPECT_EQ(plans[0].parts[2].role, Role::strap);
  EXPECT_EQ(plans[0].parts[1].shift, -2h);
}

TEST(Assemble, TwoRunsOneAfterTheOtherStayTwo) {
  EXPECT_EQ(
      assemble_with({watch_run(1, "2026-05-04T05:30:00Z", 30), watch_run(2, "2026-05-04T06:00:05Z", 30)})
          .size(),
      2U);
}

TEST(Assemble, PartsOfOneMultisportFileStayApart) {
  auto strength = watch_strength(1, "2026-05-04T17:00:00Z", 40);
  auto run = watch_run(2, "2026-05-04T17:40:00Z", 20);
  run.file = strength.file;
  const auto plans = assemble_with({run, strength});
  ASSERT_EQ(plans.size(), 2U);
  EXPECT_EQ(plans[0].sport, Sport::strength);
  EXPECT_EQ(plans[1].sport, Sport::run);
}

TEST(Assemble, RunAndStrengthThatOverlapAreNotOne) {
  EXPECT_EQ(
      assemble_with({watch_run(1, "2026-05-04T17:00:00Z", 60), watch_strength(2, "2026-05-04T17:10:00Z", 50)})
          .size(),
      2U);
}

TEST(Assemble, AWatchThatLiesStillOverRestIsWellness) {
  auto morning = watch_run(1, "2026-05-04T05:00:00Z", 3);
  morning.head.sport = "generic";
  morning.head.rr_intervals = 160;
  morning.head.summary.distance_m = 0;
  EXPECT_EQ(assemble_with({morning})[0].sport, Sport::wellness);
}

TEST(Assemble, ADayLongStrapIsNoPartOfARun) {
  auto strap = recording(2, "", "2026-05-03T22:00:00Z", 24 * 60);
  strap.head.rr_intervals = 90000;
  EXPECT_EQ(assemble_with({watch_run(1, "2026-05-04T05:30:00Z"), strap}).size(), 2U);
}

TEST(Assemble, BeatsAtRestAreWellness) {
  auto morning = recording(1, "generic", "2026-05-04T05:00:00Z", 3);
  morning.head.rr_intervals = 160;
  morning.head.samples = 160;
  morning.head.channel_mask = 1;
  morning.head.summary.avg_heart_rate_bpm = 51;
  const auto plans = assemble_with({morning});
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0].sport, Sport::wellness);
}

struct SportCase {
  const char *sport, *sub_sport, *title;
  Sport expected;
};
class SportNames : public testing::TestWithParam<SportCase> {};
TEST_P(SportNames, MapToOurSports) {
  auto r = recording(1, GetParam().sport, "2026-05-04T05:00:00Z", 40);
  r.head.sub_sport = GetParam().sub_sport;
  r.head.samples = 100;
  if (*GetParam().title) r.head.title = GetParam().title;
  EXPECT_EQ(assemble_with({r})[0].sport, GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(Profile, SportNames,
                         testing::Values(SportCase{"running", "trail", "", Sport::run},
                                         SportCase{"training", "strength_training", "", Sport::strength},
                                         SportCase{"training", "yoga", "", Sport::yoga},
                                         SportCase{"training", "cardio_training", "", Sport::other},
                                         SportCase{"training", "flexibility_training", "", Sport::mobility},
                                         SportCase{"fitness_equipment", "elliptical", "", Sport::elliptical},
                                         SportCase{"fitness_equipment", "indoor_rowing", "", Sport::row},
                                         SportCase{"generic", "generic", "Leg day", Sport::strength},
                                         SportCase{"generic", "generic", "Evening jog", Sport::run},
                                         SportCase{"volleyball", "generic", "Strength game", Sport::other}));

TEST(WallTime, SameSessionGivesTheOffsetWhateverTheZones) {
  // The watch says UTC only; log and watch differ by 72 s and a whole hour; home and system zone are far off.
  const auto watch = watch_strength(1, "2026-12-03T12:03:53Z", 61);
  const auto log = strength_log(2, "2026-12-03T13:02:41Z", 62, "Lower body A");
  ZoneTable tokyo{{{at("2000-01-01T00:00:00Z"), 9h}}, "Asia/Tokyo"};
  const auto plans = assemble_with({log, watch}, tokyo, tokyo);
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0].utc_offset, UtcOffset(1h));
  EXPECT_EQ(plans[0].offset_source, OffsetSource::same_session);
  EXPECT_EQ(plans[0].title, "Lower body A");
  EXPECT_EQ(plans[0].parts[0].role, Role::watch);
  EXPECT_EQ(plans[0].parts[1].shift, -1h);
}

TEST(WallTime, AWatchSetToAnotherZoneStillTellsWhenTheLogWas) {
  auto watch = watch_strength(1, "2026-12-03T12:03:53Z", 61);
  watch.head.utc_offset = 330min;
  const auto other = strength_log(3, "2026-12-03T18:00:00Z", 30);
  auto later = watch_strength(4, "2026-12-05T12:00:00Z", 55);
  later.head.utc_offset = 330min;
  const auto plans = assemble_with({strength_log(2, "2026-12-03T13:02:41Z", 62), watch, other, later,
                                    strength_log(5, "2026-12-05T13:01:00Z", 54)});
  ASSERT_EQ(plans.size(), 3U);
  EXPECT_EQ(plans[0].parts.size(), 2U);
  EXPECT_EQ(plans[1].offset_source, OffsetSource::neighbours);
  EXPECT_EQ(plans[1].start, at("2026-12-03T17:00:00Z"));
}

TEST(WallTime, ALogSomeMinutesLateStillMeetsTheWatch) {
  auto watch = watch_strength(1, "2026-12-03T12:00:00Z", 60);
  watch.head.utc_offset = 1h;
  const auto plans = assemble_with({watch, strength_log(2, "2026-12-03T13:12:00Z", 0)});
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0].end, watch.head.end);
}

TEST(WallTime, NeighboursThatAgreeComeBeforeTheHomeZone) {
  auto before = watch_run(1, "2026-07-01T05:00:00Z"), after = watch_run(2, "2026-07-03T05:00:00Z");
  before.head.utc_offset = after.head.utc_offset = -7h;
  const auto plans = assemble_with({before, strength_log(3, "2026-07-02T18:00:00Z", 50), after}, berlin());
  ASSERT_EQ(plans.size(), 3U);
  EXPECT_EQ(plans[1].offset_source, OffsetSource::neighbours);
  EXPECT_EQ(plans[1].start, at("2026-07-03T01:00:00Z"));
}

TEST(WallTime, NeighboursThatDisagreeLeaveItToTheHomeZone) {
  auto before = watch_run(1, "2026-07-01T05:00:00Z"), after = watch_run(2, "2026-07-03T05:00:00Z");
  before.head.utc_offset = 2h;
  after.head.utc_offset = -7h;
  const auto plans = assemble_with({before, strength_log(3, "2026-07-02T18:00:00Z", 50), after}, berlin());
  EXPECT_EQ(plans[1].offset_source, OffsetSource::home_zone);
  EXPECT_EQ(plans[1].start, at("2026-07-02T16:00:00Z"));
}

TEST(WallTime, SystemZoneThenNothing) {
  const std::vector log{strength_log(3, "2026-07-02T18:00:00Z", 50)};
  EXPECT_EQ(assemble_with(log, {}, berlin())[0].offset_source, OffsetSource::system_zone);
  const auto bare = assemble_with(log)[0];
  EXPECT_EQ(bare.offset_source, OffsetSource::none);
  EXPECT_EQ(bare.start, at("2026-07-02T18:00:00Z"));
}

TEST(WallTime, SummerTimeIsThatOfTheDay) {
  const auto start = [](const char* wall) {
    return assemble_with({strength_log(1, wall, 30)}, berlin())[0].start;
  };
  EXPECT_EQ(start("2026-03-29T01:30:00Z"), at("2026-03-29T00:30:00Z"));
  EXPECT_EQ(start("2026-03-29T03:30:00Z"), at("2026-03-29T01:30:00Z"));
  // 02:30 never showed: read as the clock before the change. 02:30 in autumn: the first of the two.
  EXPECT_EQ(start("2026-03-29T02:30:00Z"), at("2026-03-29T01:30:00Z"));
  EXPECT_EQ(start("2026-10-25T02:30:00Z"), at("2026-10-25T00:30:00Z"));
  EXPECT_EQ(start("2026-10-25T03:30:00Z"), at("2026-10-25T02:30:00Z"));
}

TEST(WallTime, AnHourThatTheClockSkippedOrShowedTwiceIsNoted) {
  const auto hour = [](const char* wall) {
    return assemble_with({strength_log(1, wall, 30)}, berlin())[0].clock_hour;
  };
  EXPECT_EQ(hour("2026-03-29T01:59:00Z"), ClockHour::usual);
  EXPECT_EQ(hour("2026-03-29T02:00:00Z"), ClockHour::left_out);
  EXPECT_EQ(hour("2026-03-29T03:00:00Z"), ClockHour::usual);
  EXPECT_EQ(hour("2026-10-25T02:00:00Z"), ClockHour::twice);
  EXPECT_EQ(hour("2026-10-25T03:00:00Z"), ClockHour::usual);
}

KnownRecording exported(int number, const char* start, const char* newest, std::int64_t rows) {
  auto log = strength_log(number, start, 40);
  log.head.cumulative =
      CumulativeKey{std::string("strong|") + start, at(newest).time_since_epoch().count(), rows};
  return log;
}

TEST(Mirror, WhatTheLastExportOfAnAppLeavesOutIsGone) {
  const char *july = "2026-07-05T18:00:00Z", *august = "2026-08-05T18:00:00Z";
  auto of_another_app = exported(4, "2026-07-03T18:00:00Z", july, 9);
  of_another_app.head.cumulative->session = "hevy|2026-07-03T18:00:00Z";
  std::vector recordings{
      exported(1, "2026-07-01T18:00:00Z", august, 9),  // stands in both exports: known by the last
      exported(2, "2026-07-02T18:00:00Z", july, 9),    // left out of the last
      exported(3, august, august, 9),
      of_another_app,
      exported(5, "2026-05-01T18:00:00Z", july, 9),  // older than all that the last one holds
      watch_run(6, "2026-07-02T19:00:00Z"),
  };
  drop_deleted(recordings);
  ASSERT_EQ(recordings.size(), 5U);
  EXPECT_TRUE(std::ranges::none_of(recordings, [](const KnownRecording& r) {
    return r.head.start == at("2026-07-02T18:00:00Z");
  }));
}

KnownRecording day_log(int number, const char* day) {
  auto log = strength_log(number, day, 0);
  log.head.clock = Clock::wall_day_only;
  return log;
}

TEST(WallTime, ADayOnlyLogJoinsTheOnlyStrengthSessionOfThatDay) {
  auto watch = watch_strength(1, "2026-07-02T16:00:00Z");
  watch.head.utc_offset = 2h;
  const auto plans = assemble_with({day_log(2, "2026-07-02T00:00:00Z"), watch}, berlin());
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0].start, watch.head.start);
}

TEST(WallTime, ADayOnlyLogWithTwoSessionsToChooseFromTakesNoonAndJoinsNeither) {
  const auto a = watch_strength(1, "2026-07-02T09:50:00Z"), b = watch_strength(3, "2026-07-02T16:00:00Z");
  const auto plans = assemble_with({day_log(2, "2026-07-02T00:00:00Z"), a, b}, berlin());
  ASSERT_EQ(plans.size(), 3U);
  EXPECT_EQ(plans[1].start, at("2026-07-02T10:00:00Z"));
}

TEST(Assemble, OfAGrowingExportTheLaterVersionCounts) {
  auto old = strength_log(1, "2026-07-02T18:00:00Z", 50),
       edited = strength_log(2, "2026-07-02T18:00:00Z", 50);
  old.head.cumulative = CumulativeKey{"strong 2026-07-02 18:00", 100, 20};
  edited.head.cumulative = CumulativeKey{"strong 2026-07-02 18:00", 200, 40};
  const auto plans = assemble_with({edited, old}, berlin());
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0].parts[0].recording, 0U);
}

TEST(Assemble, IdsAreKindStartAndLettersOfTheContent) {
  const auto id = assemble_with({watch_run(1, "2026-10-15T07:31:20Z")})[0].id;
  EXPECT_THAT(id, testing::MatchesRegex("run-20261015-0731-[0-9a-z]{6}"));
}

/// Everything of a plan but the positions in the list it was made from.
std::string told(const std::vector<ActivityPlan>& plans, const std::vector<KnownRecording>& recordings) {
  std::string out;
  for (const auto& p : plans) {
    out += p.id + iso_utc(p.start) + iso_utc(p.end) +
           std::to_string(p.utc_offset.value_or(UtcOffset{-1}).count());
    out += std::to_string(static_cast<int>(p.offset_source)) + p.title.value_or("-");
    for (const auto b : p.key) out += static_cast<char>(b);
    for (const auto& part : p.parts) {
      for (const auto b : recordings[part.recording].head.hash) out += static_cast<char>(b);
      out += std::to_string(static_cast<int>(part.role)) + std::to_string(part.shift.count());
    }
    out += '\n';
  }
  return out;
}

RC_GTEST_PROP(Assemble, OrderAndDuplicatesChangeNothing, ()) {
  std::vector<KnownRecording> recordings;
  const auto start = at("2026-03-20T00:00:00Z");
  const int n = *rc::gen::inRange(1, 30);
  for (int i = 0; i < n; ++i) {
    const auto iso = iso_utc(start + std::chrono::minutes(15 * *rc::gen::inRange(0, 96 * 5)));
    const int minutes = *rc::gen::element(0, 30, 60);
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        recordings.push_back(watch_run(i, iso, minutes));
        break;
      case 1:
        recordings.push_back(watch_strength(i, iso, minutes));
        break;
      case 2:
        recordings.push_back(strength_log(i, iso, minutes, *rc::gen::element<std::string>("", "Legs")));
        break;
      default:
        recordings.push_back(list_row(i, "running", iso, minutes));
        break;
    }
    if (*rc::gen::arbitrary<bool>() && recordings.back().head.clock == Clock::utc)
      recordings.back().head.utc_offset = std::chrono::hours(*rc::gen::element(1, 2));
  }
  auto shuffled = recordings;
  shuffled.push_back(recordings.front());
  for (std::size_t i = shuffled.size() - 1; i > 0; --i)
    std::swap(shuffled[i], shuffled[*rc::gen::inRange<std::size_t>(0, i + 1)]);
  RC_ASSERT(told(assemble_with(recordings, berlin()), recordings) ==
            told(assemble_with(shuffled, berlin()), shuffled));
}

}  // namespace
}  // namespace freshlegs::analysis
