// Records become channels: scales, precedence, odd types, components, developer fields.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "tests/unit/ingest/fit_examples.h"

namespace freshlegs::fit {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;

constexpr int kRunning = 1, kCycling = 2, kWalking = 11;

Recording only(const FitWriter& w) {
  auto content = read(w.finish());
  EXPECT_EQ(content.recordings.size(), 1U);
  return content.recordings.empty() ? Recording() : std::move(content.recordings[0]);
}

TEST(FitRecords, FieldsComeOutInTheUnitsOfTheirChannels) {
  FitWriter w = activity();
  w.define(1, 20,
           {{253, BaseType::uint32},
            {0, BaseType::sint32},
            {1, BaseType::sint32},
            {2, BaseType::uint16},
            {3, BaseType::uint8},
            {5, BaseType::uint32},
            {6, BaseType::uint16},
            {7, BaseType::uint16},
            {13, BaseType::sint8},
            {39, BaseType::uint16},
            {40, BaseType::uint16},
            {41, BaseType::uint16},
            {83, BaseType::uint16},
            {84, BaseType::uint16},
            {85, BaseType::uint16},
            {108, BaseType::uint16}});
  w.message(1, {kMorning, 1 << 30, -(1 << 29), 2600, 150, 123456, 3333, 250, -5, 812, 3525, 2481, 702, 5012,
                11234, 1550});
  const auto r = only(w);
  const auto value = [&](ChannelKind kind) { return values(r, kind).at(0); };
  EXPECT_DOUBLE_EQ(value(ChannelKind::latitude), 90);
  EXPECT_DOUBLE_EQ(value(ChannelKind::longitude), -45);
  EXPECT_DOUBLE_EQ(value(ChannelKind::altitude), 20);
  EXPECT_DOUBLE_EQ(value(ChannelKind::heart_rate), 150);
  EXPECT_DOUBLE_EQ(value(ChannelKind::distance), 1234.56);
  EXPECT_DOUBLE_EQ(value(ChannelKind::speed), 3.333);
  EXPECT_DOUBLE_EQ(value(ChannelKind::power), 250);
  EXPECT_DOUBLE_EQ(value(ChannelKind::temperature), -5);
  EXPECT_DOUBLE_EQ(value(ChannelKind::vertical_oscillation), 81.2);
  EXPECT_DOUBLE_EQ(value(ChannelKind::stance_time_percent), 35.25);
  EXPECT_DOUBLE_EQ(value(ChannelKind::stance_time), 248.1);
  EXPECT_DOUBLE_EQ(value(ChannelKind::vertical_ratio), 7.02);
  EXPECT_DOUBLE_EQ(value(ChannelKind::stance_time_balance), 50.12);
  EXPECT_DOUBLE_EQ(value(ChannelKind::step_length), 1123.4);
  EXPECT_DOUBLE_EQ(value(ChannelKind::respiration_rate), 15.5);
}

TEST(FitRecords, OnlyTheInvalidValueIsMissing) {
  FitWriter w = activity();
  define_heart_rate(w);
  w.message(1, {kMorning, 0}).message(1, {kMorning + 1, Invalid{}}).message(1, {kMorning + 2, 254});
  EXPECT_THAT(values(only(w), ChannelKind::heart_rate), ElementsAre(0, -1, 254));
}

TEST(FitRecords, AnEnhancedFieldWinsWhereItIsValid) {
  FitWriter w = activity();
  w.define(1, 20, {{73, BaseType::uint32}, {253, BaseType::uint32}, {6, BaseType::uint16}});
  w.message(1, {4000, kMorning, 3000}).message(1, {Invalid{}, kMorning + 1, 3000});
  const auto content = read(w.finish());
  EXPECT_THAT(values(content.recordings.at(0), ChannelKind::speed), ElementsAre(4, 3));
  EXPECT_EQ(content.fit->record_fields.at("enhanced_speed"), 2U);
  EXPECT_EQ(content.fit->record_fields.at("speed"), 2U);
}

FitWriter with_cadence(int sport) {
  FitWriter w = activity();
  w.define(1, 20, {{253, BaseType::uint32}, {4, BaseType::uint8}, {53, BaseType::uint8}});
  w.message(1, {kMorning, 85, 64}).message(1, {kMorning + 1, 86, Invalid{}});
  add_session(w, sport, kMorning, 2);
  return w;
}

TEST(FitRecords, CadenceCountsStepsAfootAndRevolutionsOtherwise) {
  EXPECT_THAT(values(only(with_cadence(kRunning)), ChannelKind::cadence), ElementsAre(171, 172));
  EXPECT_THAT(values(only(with_cadence(kWalking)), ChannelKind::cadence), ElementsAre(171, 172));
  EXPECT_THAT(values(only(with_cadence(kCycling)), ChannelKind::cadence), ElementsAre(85.5, 86));
}

TEST(FitRecords, OddTypesAndArraysStillHoldANumber) {
  FitWriter w = activity();
  w.define(1, 20,
           {{253, BaseType::uint32},
            {3, BaseType::uint16},
            {7, BaseType::uint32},
            {6, BaseType::float32},
            {41, BaseType::uint16, 4},
            {85, BaseType::uint16, 3}});
  w.message(1, {kMorning, 150, 300, 3333.0, ints({2500, 9}), 1});
  const auto r = only(w);
  EXPECT_THAT(values(r, ChannelKind::heart_rate), ElementsAre(150));
  EXPECT_THAT(values(r, ChannelKind::power), ElementsAre(300));
  EXPECT_THAT(values(r, ChannelKind::speed), ElementsAre(3.333));
  EXPECT_THAT(values(r, ChannelKind::stance_time), ElementsAre(250));
  EXPECT_THAT(values(r, ChannelKind::step_length), IsEmpty())
      << "three bytes hold no whole number of 16 bits";
}

TEST(FitRecords, PackedSpeedAndDistanceAddUpOverTheirRollOver) {
  FitWriter w = activity();
  w.define(1, 20, {{253, BaseType::uint32}, {8, BaseType::byte, 3}});
  const auto packed = [](int speed, int distance) {
    return ints({speed & 0xFF, speed >> 8 | (distance & 0xF) << 4, distance >> 4});
  };
  w.message(1, {kMorning, packed(300, 4000)})
      .message(1, {kMorning + 1, packed(310, 64)})
      .message(1, {kMorning + 2, Invalid{}});
  const auto r = only(w);
  EXPECT_THAT(values(r, ChannelKind::speed), ElementsAre(3, 3.1, -1));
  EXPECT_THAT(values(r, ChannelKind::distance), ElementsAre(250, 260, -1));
}

TEST(FitRecords, ARecordWithoutATimeTakesTheLastOneAndIsNoted) {
  FitWriter w = activity();
  define_heart_rate(w);
  w.define(3, 20, {{3, BaseType::uint8}});
  w.message(3, {80}).message(1, {kMorning + 5, 90}).message(3, {91});
  const auto content = read(w.finish());
  const auto& r = content.recordings.at(0);
  EXPECT_EQ(r.head.start, Instant(std::chrono::seconds(1714543205)));
  EXPECT_THAT(r.samples.offset_ms, ElementsAre(0, 0, 0));
  EXPECT_EQ(count_of(content, "fit.untimed_samples"), 2U);
}

TEST(FitRecords, WhatTheClockDidIsCounted) {
  FitWriter w = activity();
  define_heart_rate(w);
  for (const unsigned t : {0U, 10U, 5U, 5U, 200000U}) w.message(1, {kMorning + t, 90});
  const auto content = read(w.finish());
  EXPECT_EQ(content.recordings.at(0).samples.size(), 5U);
  EXPECT_EQ(count_of(content, "fit.time_backwards"), 1U);
  EXPECT_EQ(count_of(content, "fit.time_repeated"), 1U);
  EXPECT_EQ(count_of(content, "fit.time_jump"), 1U);
}

struct Described {
  std::uint8_t number;
  BaseType type;
  const char* name;
  const char* units;
  test::FitValue native_field = Invalid{};
};

/// Describes fields of developer 0 and defines records (local type 1) that hold them behind the timestamp.
FitWriter with_developer_fields(std::initializer_list<Described> fields,
                                std::vector<test::FitField> native = {}) {
  FitWriter w = activity();
  w.define(3, 207, {{1, BaseType::byte, 16}, {3, BaseType::uint8}}).message(3, {Invalid{}, 0});
  w.define(3, 206,
           {{0, BaseType::uint8},
            {1, BaseType::uint8},
            {2, BaseType::uint8},
            {3, BaseType::string, 32},
            {8, BaseType::string, 14},
            {14, BaseType::uint16},
            {15, BaseType::uint8}});
  std::vector<test::FitDeveloperField> slots;
  for (const auto& f : fields) {
    w.message(3, {0, f.number, static_cast<int>(f.type), f.name, f.units, 20, f.native_field});
    slots.push_back({f.number, 0, f.type});
  }
  native.insert(native.begin(), {253, BaseType::uint32});
  w.define(1, 20, native, slots);
  return w;
}

TEST(FitDeveloper, StrydFieldsKeepTheirSourceAndComeInOurUnits) {
  FitWriter w = with_developer_fields({{0, BaseType::uint16, "Power", "Watts", 7},
                                       {2, BaseType::uint8, "Cadence", "RPM", 4},
                                       {3, BaseType::uint16, "Ground Time", "Milliseconds", 41},
                                       {4, BaseType::float32, "Vertical Oscillation", "Centimeters", 39},
                                       {8, BaseType::uint16, "Form Power", "Watts"},
                                       {9, BaseType::float32, "Leg Spring Stiffness", "kN/m"}});
  w.message(1, {kMorning, 227, 86, 262, 7.75, 61, 9.375});
  add_session(w, kRunning, kMorning, 1);
  const auto r = only(w);
  const auto stryd = [&](ChannelKind kind) { return values(r, kind, ChannelSource::stryd); };
  EXPECT_THAT(stryd(ChannelKind::power), ElementsAre(227));
  EXPECT_THAT(stryd(ChannelKind::cadence), ElementsAre(172));
  EXPECT_THAT(stryd(ChannelKind::stance_time), ElementsAre(262));
  EXPECT_THAT(stryd(ChannelKind::vertical_oscillation), ElementsAre(77.5));
  EXPECT_THAT(stryd(ChannelKind::form_power), ElementsAre(61));
  EXPECT_THAT(stryd(ChannelKind::leg_spring_stiffness), ElementsAre(9.375));
  EXPECT_EQ(r.head.device.dynamics, "stryd");
  EXPECT_THAT(r.developer_channels, ElementsAre("Power", "Cadence", "Ground Time", "Vertical Oscillation",
                                                "Form Power", "Leg Spring Stiffness"));
}

TEST(FitDeveloper, TheNativeFieldStaysFirst) {
  FitWriter w = with_developer_fields({{1, BaseType::uint8, "Heart Rate", "bpm", 3}}, {{3, BaseType::uint8}});
  w.message(1, {kMorning, 120, 121});
  const auto r = only(w);
  EXPECT_EQ(r.samples.find(ChannelKind::heart_rate)->source, ChannelSource::native);
  EXPECT_THAT(values(r, ChannelKind::heart_rate), ElementsAre(120));
  EXPECT_THAT(values(r, ChannelKind::heart_rate, ChannelSource::developer), ElementsAre(121));
}

TEST(FitDeveloper, ANativeNumberNamesAFieldOfUnknownName) {
  FitWriter w =
      with_developer_fields({{1, BaseType::uint16, "Pulso", "bpm", 3}, {2, BaseType::uint8, "Moxy", "%"}});
  w.message(1, {kMorning, 121, 3});
  const auto r = only(w);
  EXPECT_THAT(values(r, ChannelKind::heart_rate, ChannelSource::developer), ElementsAre(121));
  EXPECT_EQ(r.samples.channels.size(), 1U);
}

TEST(FitDeveloper, BothFeetOfRunScribeAreAveraged) {
  FitWriter w = with_developer_fields({{5, BaseType::uint16, "RS_ContactTime_L", "ms"},
                                       {11, BaseType::uint16, "RS_ContactTime_R", "ms"},
                                       {0, BaseType::float32, "RS_Impact_GS_L", "G"}});
  w.message(1, {kMorning, 330, 310, 15.125}).message(1, {kMorning + 1, 330, Invalid{}, 14.0});
  const auto r = only(w);
  EXPECT_THAT(values(r, ChannelKind::stance_time, ChannelSource::runscribe), ElementsAre(320, 330));
  EXPECT_THAT(values(r, ChannelKind::impact, ChannelSource::runscribe),
              Pointwise(DoubleNear(1e-9), {15.125, 14.0}));
}

TEST(FitDeveloper, StrydsNewerFieldsAreKnownAndAnotherMakersImpactIsNot) {
  FitWriter w = with_developer_fields({{3, BaseType::float32, "Leg Spring Stiffness Balance", "%"},
                                       {4, BaseType::float32, "Impact", "bw"},
                                       {5, BaseType::float32, "Vertical Oscillation Balance", "%"},
                                       {6, BaseType::float32, "Impact Loading Rate Balance", "%"}});
  w.message(1, {kMorning, 52.0, 2.5, 49.5, 51.25});
  const auto r = only(w);
  const auto stryd = [&](ChannelKind kind) { return values(r, kind, ChannelSource::stryd); };
  EXPECT_THAT(stryd(ChannelKind::leg_spring_stiffness_balance), ElementsAre(52));
  EXPECT_THAT(stryd(ChannelKind::impact_force), ElementsAre(2.5));
  EXPECT_THAT(stryd(ChannelKind::vertical_oscillation_balance), ElementsAre(49.5));
  EXPECT_THAT(stryd(ChannelKind::impact_loading_rate_balance), ElementsAre(51.25));

  FitWriter other = with_developer_fields({{4, BaseType::float32, "Impact", "points"}});
  other.message(1, {kMorning, 2.5});
  EXPECT_TRUE(only(other).samples.channels.empty());
}

TEST(FitDeveloper, AFieldWithoutDescriptionIsSkippedByItsSize) {
  FitWriter w = activity();
  w.define(1, 20, {{253, BaseType::uint32}, {3, BaseType::uint8}}, {{9, 4, BaseType::uint32}});
  w.message(1, {kMorning, 90, 7}).message(1, {kMorning + 1, 91, 7});
  EXPECT_THAT(values(only(w), ChannelKind::heart_rate), ElementsAre(90, 91));
}

}  // namespace
}  // namespace freshlegs::fit
