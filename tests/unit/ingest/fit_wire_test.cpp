// Header, byte order, timestamps, redefinition, chaining, checksums: what the protocol allows and devices do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "ingest/fit/crc.h"
#include "tests/unit/ingest/fit_examples.h"

namespace freshlegs::fit {
namespace {

using testing::ElementsAre;

std::vector<std::byte> joined(std::vector<std::byte> a, const std::vector<std::byte>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(FitWire, ShortAndLongHeadersReadTheSame) {
  for (const int size : {12, 14, 20}) {
    const auto content = read(run_of(3, static_cast<std::uint8_t>(size)).finish());
    EXPECT_EQ(content.status, ReadStatus::ok) << size;
    ASSERT_EQ(content.recordings.size(), 1U);
    EXPECT_THAT(values(content.recordings[0], ChannelKind::heart_rate), ElementsAre(100, 101, 102));
  }
}

TEST(FitWire, EachDefinitionHasItsOwnByteOrder) {
  FitWriter w = activity();
  w.define(1, 20, {{253, BaseType::uint32}, {7, BaseType::uint16}}, {}, std::endian::big);
  w.define(2, 20, {{253, BaseType::uint32}, {7, BaseType::uint16}}, {}, std::endian::little);
  w.message(1, {kMorning, 0x0102}).message(2, {kMorning + 1, 0x0102});
  const auto content = read(w.finish());
  EXPECT_THAT(values(content.recordings.at(0), ChannelKind::power), ElementsAre(0x0102, 0x0102));
  EXPECT_THAT(content.recordings[0].samples.offset_ms, ElementsAre(0, 1000));
}

TEST(FitWire, CompressedTimestampsRollOverForwards) {
  FitWriter w = activity();
  define_heart_rate(w);
  w.define(3, 20, {{3, BaseType::uint8}});
  const std::uint32_t start = kMorning / 32 * 32 + 30;
  w.message(1, {start, 90}).compressed(3, 31, {91}).compressed(3, 1, {92}).compressed(3, 0, {93});
  const auto content = read(w.finish());
  const auto& r = content.recordings.at(0);
  EXPECT_THAT(r.samples.offset_ms, ElementsAre(0, 1000, 3000, 34000));
  EXPECT_THAT(values(r, ChannelKind::heart_rate), ElementsAre(90, 91, 92, 93));
  EXPECT_EQ(content.fit->record_fields.at("timestamp"), 4U);
}

TEST(FitWire, ALocalTypeCanBeDefinedAnew) {
  FitWriter w = activity();
  define_heart_rate(w);
  w.message(1, {kMorning, 90});
  w.define(1, 20, {{4, BaseType::uint8}, {253, BaseType::uint32}, {3, BaseType::uint8}});
  w.message(1, {80, kMorning + 1, 95});
  EXPECT_THAT(values(read(w.finish()).recordings.at(0), ChannelKind::heart_rate), ElementsAre(90, 95));
}

TEST(FitWire, ChainedActivitiesBecomeRecordingsWithHashesOfTheirOwn) {
  const auto file = joined(run_of(3).finish(), run_of(5).finish());
  const auto content = read(file);
  EXPECT_EQ(content.status, ReadStatus::ok);
  EXPECT_EQ(content.fit->segments, 2U);
  ASSERT_EQ(content.recordings.size(), 2U);
  EXPECT_EQ(content.recordings[1].samples.size(), 5U);
  EXPECT_EQ(content.recordings[0].head.hash, sha256(file));
  EXPECT_NE(content.recordings[1].head.hash, sha256(file));
}

TEST(FitWire, ASegmentDoesNotInheritDefinitions) {
  FitWriter second;
  second.message(1, {});
  auto bytes = run_of(3).finish();
  FitWriter w;
  w.raw(std::vector{std::byte{1}, std::byte{0}});
  const auto content = read(joined(bytes, w.finish()));
  EXPECT_EQ(code_of(content), "fit.definition");
  EXPECT_EQ(content.recordings.size(), 1U);
}

TEST(FitWire, TrailingBytesAreNotedAndHarmless) {
  const auto content = read(joined(run_of(3).finish(), std::vector<std::byte>(7)));
  EXPECT_EQ(content.status, ReadStatus::ok);
  EXPECT_EQ(count_of(content, "fit.trailing_bytes"), 7U);
}

TEST(FitWire, ASegmentBehindPaddingIsFound) {
  const auto content =
      read(joined(joined(run_of(3).finish(), std::vector<std::byte>(5)), run_of(4).finish()));
  EXPECT_EQ(content.recordings.size(), 2U);
}

TEST(FitWire, AWrongChecksumIsAFindingThatNamesTheByte) {
  auto file = run_of(3).finish();
  file.back() ^= std::byte{1};
  const auto content = read(file);
  EXPECT_EQ(content.status, ReadStatus::damaged);
  EXPECT_EQ(code_of(content), "fit.crc");
  EXPECT_EQ(content.reason->at, file.size() - 2);
  EXPECT_FALSE(content.reason->advice.empty());
  EXPECT_EQ(content.recordings.at(0).samples.size(), 3U);
}

TEST(FitWire, AZeroChecksumMeansNoneWasGiven) {
  auto file = run_of(3).finish();
  file[file.size() - 1] = file[file.size() - 2] = std::byte{0};
  const auto content = read(file);
  EXPECT_EQ(content.status, ReadStatus::ok);
  EXPECT_EQ(count_of(content, "fit.no_checksum"), 1U);
}

TEST(FitWire, AMissingChecksumLeavesTheDataWhole) {
  auto file = run_of(3).finish();
  file.resize(file.size() - 2);
  const auto content = read(file);
  EXPECT_EQ(code_of(content), "fit.truncated");
  EXPECT_EQ(content.recordings.at(0).samples.size(), 3U);
  EXPECT_EQ(content.recordings[0].head.sport, "running");
}

TEST(FitWire, AHeaderWithoutLengthIsReadToItsEnd) {
  auto file = run_of(3).finish();
  for (std::size_t i = 4; i < 8; ++i) file[i] = std::byte{0};
  const auto content = read(file);
  EXPECT_EQ(code_of(content), "fit.truncated");
  EXPECT_EQ(content.recordings.at(0).samples.size(), 3U);
}

TEST(FitWire, AnUnknownTypeIsReportedAndReadingResumesAtTheNextDefinition) {
  FitWriter w = activity();
  define_heart_rate(w);
  w.message(1, {kMorning, 90});
  const std::size_t broken_at = 14 + w.data_size();
  w.raw(std::vector{std::byte{9}, std::byte{1}, std::byte{2}});
  define_heart_rate(w);
  w.message(1, {kMorning + 1, 95});
  const auto content = read(w.finish());
  EXPECT_EQ(code_of(content), "fit.definition");
  EXPECT_EQ(content.reason->at, broken_at);
  EXPECT_EQ(count_of(content, "fit.resumed"), 1U);
  EXPECT_THAT(values(content.recordings.at(0), ChannelKind::heart_rate), ElementsAre(90, 95));
}

TEST(FitWire, WhatIsNotFitIsRejectedInOneSentence) {
  const auto content = read(std::vector<std::byte>(100));
  EXPECT_EQ(content.status, ReadStatus::rejected);
  EXPECT_EQ(code_of(content), "fit.header");
  EXPECT_FALSE(content.reason->text.empty());
}

TEST(FitWire, AHeaderAloneIsEmpty) {
  const auto content = read(FitWriter().finish());
  EXPECT_EQ(content.status, ReadStatus::rejected);
  EXPECT_EQ(code_of(content), "fit.empty");
}

TEST(FitCrc, EveryRoadGivesTheSameSum) {
  std::vector<std::byte> bytes(1000);
  std::uint32_t state = 1;
  for (auto& b : bytes) b = static_cast<std::byte>((state = state * 1664525U + 1013904223U) >> 24);
  for (std::size_t length = 0; length < bytes.size(); length += length < 200 ? 1 : 37) {
    const auto part = std::span(bytes).first(length);
    const auto plain = test::fit_crc(part);
    ASSERT_EQ(detail::crc16_sliced(part), plain) << length;
    ASSERT_EQ(crc16(part), plain) << length;
    if (detail::has_carry_less_multiply()) {
      ASSERT_EQ(detail::crc16_folded(part), plain) << length;
    }
  }
}

}  // namespace
}  // namespace freshlegs::fit
