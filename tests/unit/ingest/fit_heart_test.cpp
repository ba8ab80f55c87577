// Beats and nights: what FIT files say about the heart besides one number a second.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "tests/unit/ingest/fit_examples.h"

namespace freshlegs::fit {
namespace {

using testing::ElementsAre;

TEST(FitHeart, AMorningOfBeatsAloneIsARecording) {
  FitWriter w = activity();
  w.define(3, 21, {{253, BaseType::uint32}, {0, BaseType::enum8}, {1, BaseType::enum8}})
      .message(3, {kMorning, 0, 0});
  w.define(4, 78, {{0, BaseType::uint16, 10}});
  w.message(4, {ints({812, 805, 797})}).message(4, {ints({820, 65535, 833})});
  const auto content = read(w.finish());
  EXPECT_EQ(content.status, ReadStatus::ok);
  const auto& r = content.recordings.at(0);
  EXPECT_THAT(r.rr.interval_ms, ElementsAre(812, 805, 797, 820, 833));
  EXPECT_THAT(r.rr.offset_ms, ElementsAre(0, 0, 0, 0, 0));
  EXPECT_EQ(r.head.start, Instant(std::chrono::seconds(1714543200)));
}

TEST(FitHeart, BeatsCarryTheTimeOfTheSampleBefore) {
  FitWriter w = activity();
  define_heart_rate(w);
  w.define(4, 78, {{0, BaseType::uint16, 4}});
  w.message(1, {kMorning, 75})
      .message(4, {ints({800})})
      .message(1, {kMorning + 1, 75})
      .message(4, {ints({810, 790})});
  const auto content = read(w.finish());
  EXPECT_THAT(content.recordings.at(0).rr.offset_ms, ElementsAre(0, 1000, 1000));
}

TEST(FitHeart, RawBeatsAreUnpackedFromFourteenBits) {
  FitWriter w = activity();
  w.define(4, 372, {{253, BaseType::uint32}, {1, BaseType::uint16, 6}});
  w.message(4, {kMorning, ints({0x4000 | 800, 0x8000 | 790, 0})});
  const auto content = read(w.finish());
  EXPECT_THAT(content.recordings.at(0).rr.interval_ms, ElementsAre(800, 790));
}

/// Eight event times of twelve bits in twelve bytes.
test::FitValue packed_events(std::initializer_list<unsigned> events) {
  std::vector<std::int64_t> bytes(events.size() * 3 / 2);
  std::size_t i = 0;
  for (const unsigned e : events) {
    const std::size_t at = i * 3 / 2;
    if (i % 2 == 0) {
      bytes[at] = e & 0xFF;
      bytes[at + 1] |= e >> 8 & 0x0F;
    } else {
      bytes[at] |= (e & 0x0F) << 4;
      bytes[at + 1] = e >> 4 & 0xFF;
    }
    ++i;
  }
  return bytes;
}

TEST(FitHeart, WhatAStrapStoredLiesBesideWhatTheWatchWrote) {
  FitWriter w = activity();
  w.define(1, 20, {{253, BaseType::uint32}, {5, BaseType::uint32}});
  for (unsigned i = 0; i < 6; ++i) w.message(1, {kMorning + i, 100 * i});
  w.define(5, 132,
           {{253, BaseType::uint32}, {0, BaseType::uint16}, {6, BaseType::uint8}, {9, BaseType::uint32}});
  w.define(6, 132, {{6, BaseType::uint8, 4}, {10, BaseType::byte, 6}});
  const unsigned anchor = 4000;  // just below the roll-over of twelve bits
  w.message(5, {kMorning, 0, 120, anchor});
  w.message(6,
            {ints({121, 123, 130, 140}), packed_events({(anchor + 512) & 0xFFF, (anchor + 1024) & 0xFFF,
                                                        (anchor + 2048) & 0xFFF, (anchor + 5000) & 0xFFF})});
  const auto content = read(w.finish());
  const auto& r = content.recordings.at(0);
  EXPECT_EQ(r.samples.find(ChannelKind::heart_rate, ChannelSource::native), nullptr);
  EXPECT_THAT(values(r, ChannelKind::heart_rate, ChannelSource::strap_memory),
              ElementsAre(120, 122, 130, -1, -1, 140));
}

TEST(FitHeart, TheNightBecomesMeasurements) {
  FitWriter w;
  define_file_id(w);
  w.message(0, {68, 1, 4024, kMorning});
  w.define(1, 370, {{253, BaseType::uint32}, {0, BaseType::uint16}, {1, BaseType::uint16}});
  w.message(1, {kMorning, 60 * 128, 55 * 128});
  w.define(1, 211, {{253, BaseType::uint32}, {0, BaseType::uint8}, {1, BaseType::uint8}})
      .message(1, {kMorning, 50, 48});
  w.define(1, 275, {{253, BaseType::uint32}, {0, BaseType::enum8}});
  w.message(1, {kMorning - 7200, 2})
      .message(1, {kMorning - 3600, 1})
      .message(1, {kMorning - 3000, 3})
      .message(1, {kMorning, 1});
  const auto content = read(w.finish());
  ASSERT_EQ(content.recordings.size(), 1U);
  std::map<Measurement::Kind, double> found;
  for (const auto& m : content.recordings[0].measurements) {
    found[m.kind] = m.value;
    EXPECT_EQ(m.origin, "garmin");
  }
  EXPECT_EQ(found[Measurement::Kind::hrv_weekly_ms], 60);
  EXPECT_EQ(found[Measurement::Kind::rmssd_ms], 55);
  EXPECT_EQ(found[Measurement::Kind::resting_hr_bpm], 48);
  EXPECT_EQ(found[Measurement::Kind::sleep_s], 6600);
}

TEST(FitHeart, TheWearerIsDescribed) {
  FitWriter w = run_of(3);
  w.define(3, 3,
           {{1, BaseType::enum8},
            {2, BaseType::uint8},
            {3, BaseType::uint8},
            {4, BaseType::uint16},
            {8, BaseType::uint8}});
  w.message(3, {0, 34, 171, 615, 0});
  const auto content = read(w.finish());
  const auto& user = content.recordings.at(0).user;
  ASSERT_TRUE(user.has_value());
  EXPECT_EQ(user->male, false);
  EXPECT_EQ(user->age_years, 34);
  EXPECT_EQ(user->height_m, 1.71);
  EXPECT_EQ(user->mass_kg, 61.5);
  EXPECT_EQ(user->resting_hr_bpm, std::nullopt);
}

TEST(FitHeart, AStrapThatRecordedAloneIsARecording) {
  FitWriter w = activity();
  w.define(5, 132,
           {{253, BaseType::uint32}, {0, BaseType::uint16}, {6, BaseType::uint8}, {9, BaseType::uint32}});
  w.define(6, 132, {{6, BaseType::uint8, 4}, {10, BaseType::byte, 6}});
  w.message(5, {kMorning, 0, 120, 4000});
  w.message(6, {ints({122, 124, 130, 140}), packed_events({4512 & 0xFFF, 5024 & 0xFFF, 6048 & 0xFFF, 7072 & 0xFFF})});
  const auto content = read(w.finish());
  ASSERT_EQ(content.recordings.size(), 1U);
  const auto& r = content.recordings[0];
  EXPECT_EQ(r.head.start, Instant(std::chrono::seconds(1714543200)));
  EXPECT_THAT(values(r, ChannelKind::heart_rate), ElementsAre(121, 124, 130, 140));
  EXPECT_THAT(r.samples.offset_ms, ElementsAre(0, 1000, 2000, 3000));
  EXPECT_EQ(r.head.device.heart_rate, HeartRateSensor::strap);
}

TEST(FitHeart, FiveMinuteValuesMakeANightWhereTheWatchHasNone) {
  FitWriter w = activity();
  w.define(4, 371, {{253, BaseType::uint32}, {0, BaseType::uint16}});
  for (unsigned i = 0; i < 12; ++i) w.message(4, {kMorning + 300 * i, 128 * (40 + static_cast<int>(i % 3))});
  const auto alone = read(w.finish());
  ASSERT_EQ(alone.recordings.at(0).measurements.size(), 1U);
  EXPECT_DOUBLE_EQ(alone.recordings[0].measurements[0].value, 41);
  EXPECT_EQ(alone.recordings[0].measurements[0].kind, Measurement::Kind::rmssd_ms);
  w.define(3, 370, {{253, BaseType::uint32}, {1, BaseType::uint16}}).message(3, {kMorning + 9000, 128 * 50});
  const auto both = read(w.finish());
  ASSERT_EQ(both.recordings.at(0).measurements.size(), 1U);
  EXPECT_DOUBLE_EQ(both.recordings[0].measurements[0].value, 50);
}

/// A watch's day: a value a minute, most with the low half of their time alone.
FitWriter day_of(unsigned minutes) {
  FitWriter w = activity();
  w.define(3, 55, {{253, BaseType::uint32}, {27, BaseType::uint8}});
  w.define(4, 55, {{26, BaseType::uint16}, {27, BaseType::uint8}});
  for (unsigned i = 0; i < minutes; ++i) {
    const unsigned time = kMorning + 60 * i;
    const int bpm = i / 30 == 10 ? 48 : i == 300 ? 30 : 60;  // one low half hour, one low minute inside it
    if (i % 60 == 0) w.message(3, {time, bpm});
    else w.message(4, {time & 0xFFFFU, bpm});
  }
  return w;
}

TEST(FitHeart, TheLowestHalfHourOfADayIsTheHeartRateAtRest) {
  const auto day = read(day_of(13 * 60).finish());
  ASSERT_EQ(day.recordings.at(0).measurements.size(), 1U);
  const auto& rest = day.recordings[0].measurements[0];
  EXPECT_EQ(rest.kind, Measurement::Kind::resting_hr_bpm);
  EXPECT_NEAR(rest.value, 48, 1e-9);
  EXPECT_TRUE(read(day_of(11 * 60).finish()).recordings.empty()) << "half a day may hold no rest";
  FitWriter said = day_of(13 * 60);
  said.define(5, 211, {{253, BaseType::uint32}, {1, BaseType::uint8}}).message(5, {kMorning, 51});
  const auto own = read(said.finish());
  ASSERT_EQ(own.recordings.at(0).measurements.size(), 1U);
  EXPECT_EQ(own.recordings[0].measurements[0].value, 51) << "the watch's own word comes first";
}

TEST(FitHeart, BreathingBesideTheRecordsIsAChannelOfThem) {
  FitWriter w = activity();
  define_heart_rate(w);
  w.define(3, 297, {{253, BaseType::uint32}, {0, BaseType::sint16}});
  w.message(3, {kMorning + 1, 2150});
  for (unsigned i = 0; i < 3; ++i) w.message(1, {kMorning + i, 120});
  w.message(3, {kMorning + 2, -100}).message(3, {kMorning + 3, 30000}).message(1, {kMorning + 90, 120});
  const auto content = read(w.finish());
  EXPECT_THAT(values(content.recordings.at(0), ChannelKind::respiration_rate), ElementsAre(-1, 21.5, 21.5, -1));
}

TEST(FitHeart, ZonesTellTheLimitsWhereTheProfileIsSilent) {
  FitWriter w = run_of(3);
  w.define(4, 216, {{253, BaseType::uint32}, {11, BaseType::uint8}, {12, BaseType::uint8}}).message(4, {kMorning, 191, 48});
  const auto content = read(w.finish());
  ASSERT_TRUE(content.recordings.at(0).user);
  EXPECT_EQ(content.recordings[0].user->max_hr_bpm, 191);
  EXPECT_EQ(content.recordings[0].user->resting_hr_bpm, 48);
}

TEST(FitHeart, SamplesWithoutAnyTimeAreHeldApart) {
  FitWriter w;
  w.define(0, 0, {{0, BaseType::enum8}, {1, BaseType::uint16}}).message(0, {4, 15});
  w.define(1, 20, {{3, BaseType::uint8}}).message(1, {140}).message(1, {143}).message(1, {144});
  const auto content = read(w.finish());
  EXPECT_TRUE(content.recordings.empty());
  ASSERT_EQ(content.undated.size(), 1U);
  EXPECT_THAT(values(content.undated[0], ChannelKind::heart_rate), ElementsAre(140, 143, 144));
  EXPECT_EQ(count_of(content, "fit.no_time"), 1U);
}

TEST(FitSets, TakeTheExerciseOfTheStepTheyFollowed) {
  FitWriter w = activity();
  w.define(3, 27, {{254, BaseType::uint16}, {0, BaseType::string, 16}, {10, BaseType::uint16}, {11, BaseType::uint16}});
  w.message(3, {0, "Back Squat", 28, 6});
  w.define(4, 225, {{254, BaseType::uint32}, {6, BaseType::uint32}, {5, BaseType::uint8}, {3, BaseType::uint16},
                    {7, BaseType::uint16}, {11, BaseType::uint16}});
  w.message(4, {kMorning, kMorning, 1, 8, 65534, 0}).message(4, {kMorning + 60, kMorning + 60, 1, 8, 0, 0});
  add_session(w, 10, kMorning, 120);
  const auto content = read(w.finish());
  const auto& sets = content.recordings.at(0).sets;
  ASSERT_EQ(sets.size(), 2U);
  EXPECT_EQ(sets[0].exercise, "Back Squat");
  ASSERT_EQ(sets[0].guesses.size(), 1U);
  EXPECT_EQ(sets[0].guesses[0].category, 28);
  EXPECT_EQ(sets[1].guesses.at(0).category, 0) << "what the watch recognised stays";
}

}  // namespace
}  // namespace freshlegs::fit
