// Nothing that is in a file can hurt: prefixes, flipped bytes, noise, and files that declare more than they
// hold.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/unit/ingest/fit_examples.h"

namespace freshlegs::fit {
namespace {

/// A file with a bit of everything: several definitions, developer fields, chained, multisport.
std::vector<std::byte> rich_file() {
  FitWriter w = activity();
  w.define(3, 206,
           {{0, BaseType::uint8}, {1, BaseType::uint8}, {2, BaseType::uint8}, {3, BaseType::string, 12}});
  w.message(3, {0, 1, 0x84, "Form Power"});
  w.define(1, 20, {{253, BaseType::uint32}, {3, BaseType::uint8}, {2, BaseType::uint16}},
           {{1, 0, BaseType::uint16}});
  w.define(4, 78, {{0, BaseType::uint16, 6}}, {}, std::endian::big);
  w.define(5, 20, {{3, BaseType::uint8}});
  for (unsigned i = 0; i < 40; ++i) {
    w.message(1, {kMorning + i, 100 + i, 2500 + i, 60});
    if (i % 5 == 0) w.message(4, {ints({800, 810, 790})});
    if (i % 7 == 0) w.message(5, {99});
  }
  add_session(w, 1, kMorning, 20);
  add_session(w, 10, kMorning + 20, 20);
  auto file = w.finish();
  const auto second = run_of(10).finish();
  file.insert(file.end(), second.begin(), second.end());
  return file;
}

using Sample = std::pair<Instant, double>;

std::vector<Sample> samples_of(const FileContent& content) {
  std::vector<Sample> all;
  for (const auto& r : content.recordings) {
    const auto hr = values(r, ChannelKind::heart_rate);
    for (std::size_t i = 0; i < r.samples.size(); ++i)
      all.emplace_back(r.head.start + Millis(r.samples.offset_ms[i]), i < hr.size() ? hr[i] : -1);
  }
  return all;
}

TEST(FitDamage, APrefixReadsAPrefixOfTheSamples) {
  const auto file = rich_file();
  const auto whole = samples_of(read(file));
  ASSERT_EQ(whole.size(), 56U);
  for (std::size_t length = 0; length < file.size(); ++length) {
    const auto part = samples_of(read({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length)}));
    ASSERT_LE(part.size(), whole.size());
    ASSERT_TRUE(std::equal(part.begin(), part.end(), whole.begin())) << length;
  }
}

TEST(FitDamage, ATruncatedFileSaysWhereItEnds) {
  auto file = run_of(50).finish();
  file.resize(file.size() / 2);
  const auto content = read(file);
  EXPECT_EQ(content.status, ReadStatus::damaged);
  EXPECT_EQ(code_of(content), "fit.truncated");
  EXPECT_EQ(content.reason->at, file.size());
  EXPECT_GT(content.recordings.at(0).samples.size(), 20U);
}

void expect_sound(const FileContent& content) {
  RC_ASSERT(content.reason.has_value() == (content.status != ReadStatus::ok));
  for (const auto& r : content.recordings) {
    for (const auto& c : r.samples.channels) RC_ASSERT(c.ticks.size() == r.samples.size());
    RC_ASSERT(r.rr.interval_ms.size() == r.rr.offset_ms.size());
    RC_ASSERT(r.head.end >= r.head.start);
  }
}

RC_GTEST_PROP(FitDamage, FlippedBytesNeverCrash, ()) {
  static const auto whole = rich_file();
  auto file = whole;
  const auto flips = *rc::gen::inRange(1, 6);
  for (int i = 0; i < flips; ++i)
    file[*rc::gen::inRange<std::size_t>(0, file.size())] = static_cast<std::byte>(*rc::gen::inRange(0, 256));
  expect_sound(read(file));
}

RC_GTEST_PROP(FitDamage, NoiseBehindAHeaderNeverCrashes, (std::vector<std::uint8_t> noise)) {
  FitWriter w;
  w.raw(std::as_bytes(std::span(noise)));
  expect_sound(read(w.finish()));
}

std::size_t memory_of(const FileContent& content) {
  std::size_t bytes = 0;
  for (const auto& r : content.recordings) {
    bytes += sizeof r + r.samples.offset_ms.capacity() * 4 + r.rr.interval_ms.capacity() * 8;
    for (const auto& c : r.samples.channels) bytes += c.ticks.capacity() * 4;
    bytes += r.laps.capacity() * sizeof(Lap) + r.sets.capacity() * sizeof(StrengthSet);
  }
  return bytes;
}

TEST(FitDamage, AFileThatDeclaresMoreThanItHoldsCostsAMultipleOfItsSize) {
  FitWriter w = activity();
  std::vector<test::FitField> fields{{253, BaseType::uint32}};
  for (const int number : {0, 1, 2, 3, 4, 5, 6, 7, 13, 39, 40, 41, 83, 84, 85, 108})
    fields.push_back({static_cast<std::uint8_t>(number), BaseType::uint32});
  w.define(1, 20, fields).message(1, {kMorning, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
  w.define(2, 20, {{3, BaseType::uint8}});
  std::vector<std::byte> records(8 << 20,
                                 std::byte{2});  // records of two bytes that every channel must follow
  w.raw(records);
  const auto file = w.finish();
  const auto content = read(file);
  EXPECT_EQ(code_of(content), "fit.too_much");
  EXPECT_LT(memory_of(content), 4 * file.size());
}

TEST(FitDamage, MessagesWithoutBytesAreCountedAndLeftOut) {
  FitWriter w = run_of(3);
  w.define(4, 19, {}).message(4, {}).message(4, {});
  const auto content = read(w.finish());
  EXPECT_TRUE(content.recordings.at(0).laps.empty());
  EXPECT_EQ(count_of(content, "fit.empty_messages"), 2U);
  EXPECT_EQ(content.fit->message_counts.at("lap"), 2U);
}

TEST(FitDamage, AlmostDefinitionsCostNoMoreThanTheirBytes) {
  FitWriter w;
  std::vector<std::byte> bytes;
  for (int i = 0; i < 1 << 18; ++i) {  // each byte begins a definition that fails late
    bytes.push_back(std::byte{0x40});
    bytes.push_back(std::byte{0});
  }
  bytes.insert(bytes.begin(), std::byte{0x0F});
  w.raw(bytes);
  EXPECT_EQ(code_of(read(w.finish())), "fit.definition");
}

}  // namespace
}  // namespace freshlegs::fit
