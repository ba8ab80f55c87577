// Sessions, laps, sets, summaries, zone, devices: what a recording says besides its samples.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "tests/unit/ingest/fit_examples.h"

namespace freshlegs::fit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int kRunning = 1, kTraining = 10;

TEST(FitSessions, EachSessionIsARecordingWithItsOwnSamplesSetsAndLaps) {
  FitWriter w = activity();
  define_heart_rate(w);
  for (unsigned i = 0; i < 20; ++i) w.message(1, {kMorning + i, 100 + i});
  w.define(3, 225, {{254, BaseType::uint32}, {6, BaseType::uint32}, {5, BaseType::enum8}});
  w.message(3, {kMorning, kMorning + 12, 1}).message(3, {kMorning, kMorning + 15, 0});
  w.define(3, 19,
           {{253, BaseType::uint32}, {2, BaseType::uint32}, {7, BaseType::uint32}, {24, BaseType::enum8}});
  w.message(3, {kMorning + 10, kMorning, 10000, 0}).message(3, {kMorning + 20, kMorning + 10, 10000, 7});
  add_session(w, kTraining, kMorning + 10, 10);  // sessions need not come in order
  add_session(w, kRunning, kMorning, 10);
  const auto content = read(w.finish());
  ASSERT_EQ(content.recordings.size(), 2U);
  const auto &run = content.recordings[0], &strength = content.recordings[1];
  EXPECT_EQ(run.head.sport, "running");
  EXPECT_EQ(strength.head.sport, "training");
  EXPECT_EQ(run.samples.size(), 10U);
  EXPECT_THAT(values(strength, ChannelKind::heart_rate),
              ElementsAre(110, 111, 112, 113, 114, 115, 116, 117, 118, 119));
  EXPECT_EQ(strength.samples.offset_ms.front(), 0);
  EXPECT_THAT(run.sets, IsEmpty());
  ASSERT_EQ(strength.sets.size(), 2U);
  EXPECT_EQ(strength.sets[0].offset_ms, 2000);
  EXPECT_EQ(strength.sets[1].kind, StrengthSet::Kind::rest);
  ASSERT_EQ(run.laps.size(), 1U);
  EXPECT_TRUE(run.laps[0].manual);
  EXPECT_EQ(strength.laps.size(), 1U);
}

TEST(FitSessions, LengthsOfAPoolAreTheLapsOfASwimWithoutLaps) {
  FitWriter w = activity();
  w.define(3, 101, {{2, BaseType::uint32}, {3, BaseType::uint32}, {12, BaseType::enum8}});
  w.message(3, {kMorning, 30'000, 1}).message(3, {kMorning + 30, 15'000, 0}).message(3, {kMorning + 45, 31'500, 1});
  add_session(w, 5, kMorning, 77);
  const auto laps = read(w.finish()).recordings.at(0).laps;
  ASSERT_EQ(laps.size(), 3U);
  EXPECT_EQ(laps[1].intensity, Lap::Intensity::rest);
  EXPECT_EQ(laps[2].offset_ms, 45'000);
  EXPECT_EQ(laps[2].elapsed_ms, 31'500);
  w.define(4, 19, {{2, BaseType::uint32}, {7, BaseType::uint32}}).message(4, {kMorning, 77'000});
  EXPECT_EQ(read(w.finish()).recordings.at(0).laps.size(), 1U) << "where there are laps, lengths lie inside them";
}

TEST(FitSessions, SetsCarryGuessesRepsAndWeight) {
  FitWriter w = activity();
  w.define(3, 225,
           {{0, BaseType::uint32},
            {3, BaseType::uint16},
            {4, BaseType::uint16},
            {5, BaseType::uint8},
            {6, BaseType::uint32},
            {7, BaseType::uint16, 6},
            {8, BaseType::uint16, 6}});
  w.message(3, {42500, 12, 16 * 80, 1, kMorning, ints({28, 65534}), ints({6})});
  add_session(w, kTraining, kMorning, 60);
  const auto content = read(w.finish());
  const auto& set = content.recordings.at(0).sets.at(0);
  EXPECT_EQ(set.duration_ms, 42500);
  EXPECT_EQ(set.reps, 12);
  EXPECT_EQ(set.weight_kg, 80);
  EXPECT_THAT(set.guesses, ElementsAre(ExerciseGuess{28, 6}, ExerciseGuess{65534, 0xFFFF}));
}

TEST(FitSessions, TheSummaryIsWhatTheDeviceComputed) {
  FitWriter w = activity();
  w.define(2, 18,
           {{253, BaseType::uint32},
            {2, BaseType::uint32},
            {5, BaseType::enum8},
            {6, BaseType::enum8},
            {7, BaseType::uint32},
            {8, BaseType::uint32},
            {9, BaseType::uint32},
            {11, BaseType::uint16},
            {16, BaseType::uint8},
            {18, BaseType::uint8},
            {92, BaseType::uint8},
            {14, BaseType::uint16},
            {124, BaseType::uint32},
            {91, BaseType::uint16},
            {193, BaseType::uint8},
            {110, BaseType::string, 8}});
  w.message(2, {kMorning + 61, kMorning, 1, 3, 60400, 58000, 20000, 12, 150, 85, 64, 3000, 3333, 2481, 60,
                "Hügel\xFFx"});
  const auto content = read(w.finish());
  const auto& head = content.recordings.at(0).head;
  EXPECT_EQ(head.sub_sport, "trail");
  EXPECT_EQ(head.summary.elapsed_s, 60.4);
  EXPECT_EQ(head.summary.timer_s, 58);
  EXPECT_EQ(head.summary.distance_m, 200);
  EXPECT_EQ(head.summary.calories_kcal, 12);
  EXPECT_EQ(head.summary.avg_heart_rate_bpm, 150);
  EXPECT_EQ(head.summary.max_heart_rate_bpm, std::nullopt);
  EXPECT_EQ(head.summary.avg_cadence_spm, 171);
  EXPECT_EQ(head.summary.avg_speed_mps, 3.333);
  EXPECT_EQ(head.summary.avg_stance_time_ms, 248.1);
  EXPECT_EQ(head.summary.rpe, 6);
  EXPECT_EQ(head.title, "Hügelx") << "without the byte that is no UTF-8, and without a terminator";
  EXPECT_EQ(head.end, head.start + std::chrono::seconds(61));
}

TEST(FitSessions, ATimestampThatIsTheStartDoesNotEndTheSession) {
  FitWriter w = activity();
  define_session(w);
  w.message(2, {kMorning, kMorning, 10, 90500});
  const auto content = read(w.finish());
  const auto& head = content.recordings.at(0).head;
  EXPECT_EQ(head.end, head.start + std::chrono::seconds(91));
  EXPECT_TRUE(head.end_known);
}

TEST(FitSessions, AnElapsedTimeOfAnotherAgeIsNotBelieved) {
  FitWriter w = run_of(3);
  w.define(2, 18, {{253, BaseType::uint32}, {7, BaseType::float64}});
  w.message(2, {kMorning, 1.5e16}).message(2, {kMorning, -4000.0});
  for (const auto& r : read(w.finish()).recordings) EXPECT_GE(r.head.end, r.head.start);
}

TEST(FitSessions, WithoutASessionTheRecordsAreKept) {
  FitWriter w = activity();
  w.define(3, 12, {{0, BaseType::enum8}, {1, BaseType::enum8}}).message(3, {1, 1});
  define_heart_rate(w);
  w.message(1, {kMorning + 3, 90}).message(1, {kMorning + 9, 95});
  const auto content = read(w.finish());
  const auto& r = content.recordings.at(0);
  EXPECT_EQ(r.head.sport, "running");
  EXPECT_EQ(r.head.sub_sport, "treadmill");
  EXPECT_EQ(r.head.end - r.head.start, std::chrono::seconds(6));
}

std::optional<UtcOffset> offset_for(std::int64_t local_minus_utc) {
  FitWriter w = run_of(3);
  w.define(4, 34, {{253, BaseType::uint32}, {5, BaseType::uint32}});
  w.message(4, {kMorning, std::int64_t{kMorning} + local_minus_utc});
  const auto content = read(w.finish());
  return content.recordings.at(0).head.utc_offset;
}

TEST(FitSessions, TheZoneIsAPlausibleNumberOfQuarterHours) {
  using std::chrono::seconds;
  EXPECT_EQ(offset_for(7200), seconds(7200));
  EXPECT_EQ(offset_for(-12600 + 7), seconds(-12600));
  EXPECT_EQ(offset_for(20700), seconds(20700)) << "Nepal";
  EXPECT_EQ(offset_for(0), seconds(0));
  EXPECT_EQ(offset_for(1080), std::nullopt) << "no zone is 18 minutes from UTC";
  EXPECT_EQ(offset_for(-600000000), std::nullopt) << "a clock that was never set";
}

TEST(FitSessions, WithoutAnActivityTheZoneComesFromTheSettingsAndIsMarked) {
  FitWriter w = run_of(3);
  w.define(4, 2, {{0, BaseType::uint8}, {2, BaseType::uint32, 8}}).message(4, {1, ints({3600, -18000})});
  const auto content = read(w.finish());
  EXPECT_EQ(content.recordings.at(0).head.utc_offset, std::chrono::seconds(-18000));
  EXPECT_EQ(count_of(content, "fit.zone_inferred"), 1U);
}

TEST(FitSessions, AWorkoutNamesItsExercises) {
  FitWriter w = activity();
  w.define(3, 264, {{0, BaseType::uint16}, {1, BaseType::uint16}, {2, BaseType::string, 16}});
  w.message(3, {28, 6, "Back squat"});
  w.define(3, 225, {{6, BaseType::uint32}, {7, BaseType::uint16}, {8, BaseType::uint16}});
  w.message(3, {kMorning, 28, 6}).message(3, {kMorning, 8, 6});
  const auto content = read(w.finish());  // cut off before its session: the sets are kept
  ASSERT_EQ(content.recordings.at(0).sets.size(), 2U);
  EXPECT_EQ(content.recordings[0].sets[0].exercise, "Back squat");
  EXPECT_EQ(content.recordings[0].sets[1].exercise, "");
}

TEST(FitSessions, TheDeviceAndItsSensorsAreNamed) {
  FitWriter w = activity();
  w.define(3, 49, {{0, BaseType::uint16}}).message(3, {1906});
  w.define(3, 23, {{0, BaseType::uint8}, {1, BaseType::uint8}, {4, BaseType::uint16}, {25, BaseType::enum8}});
  w.message(3, {5, 10, Invalid{}, 5});
  w.define(1, 20, {{253, BaseType::uint32}, {41, BaseType::uint16}}).message(1, {kMorning, 2500});
  const auto wrist = read(w.finish());
  const auto& device = wrist.recordings.at(0).head.device;
  EXPECT_EQ(device.manufacturer, "garmin");
  EXPECT_EQ(device.product, "fr955");
  EXPECT_EQ(device.firmware, "19.06");
  EXPECT_EQ(device.heart_rate, HeartRateSensor::wrist);
  EXPECT_EQ(device.dynamics, "wrist");
  w.message(3, {3, 120, 3300, 1});
  const auto strap = read(w.finish());
  EXPECT_EQ(strap.recordings.at(0).head.device.heart_rate, HeartRateSensor::strap);
  EXPECT_EQ(strap.recordings.at(0).head.device.dynamics, "strap");
}

TEST(FitSessions, TimerEventsStopAndStart) {
  FitWriter w = run_of(10);
  w.define(3, 21, {{253, BaseType::uint32}, {0, BaseType::enum8}, {1, BaseType::enum8}});
  w.message(3, {kMorning, 0, 0}).message(3, {kMorning + 4, 0, 4}).message(3, {kMorning + 5, 9, 0});
  const auto content = read(w.finish());
  EXPECT_THAT(content.recordings.at(0).timer, ElementsAre(TimerEvent{0, true}, TimerEvent{4000, false}));
}

TEST(FitSessions, SettingsAndCoursesAreNoRecordings) {
  FitWriter w;
  define_file_id(w);
  w.message(0, {6, 1, 4024, kMorning});
  define_heart_rate(w);
  w.message(1, {kMorning, 90});
  const auto content = read(w.finish());
  EXPECT_EQ(content.status, ReadStatus::ok);
  EXPECT_THAT(content.recordings, IsEmpty());
  EXPECT_EQ(count_of(content, "fit.not_a_recording"), 1U);
}

TEST(FitSessions, AStartFarFromTheSamplesGivesWay) {
  FitWriter w = activity();
  define_heart_rate(w);
  w.message(1, {kMorning, 90});
  add_session(w, kRunning, 1000, 1);
  const auto content = read(w.finish());
  EXPECT_EQ(content.recordings.at(0).head.start, Instant(std::chrono::seconds(1714543200)));
  EXPECT_EQ(count_of(content, "fit.start_far"), 1U);
}

}  // namespace
}  // namespace freshlegs::fit
