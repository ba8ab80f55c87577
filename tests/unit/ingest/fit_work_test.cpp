// Counted, not timed: how often the reader looks at a byte of a hostile file.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "ingest/fit/message_reader.h"

namespace freshlegs::fit {
namespace {

double visits_a_byte(std::span<const std::byte> data) {
  MessageReader reader(data, true);
  while (reader.next() != nullptr) {
  }
  return static_cast<double>(reader.bytes_visited()) / static_cast<double>(data.size());
}

/// The beginning, then the piece over and over, a MiB of it.
std::vector<std::byte> filled(std::initializer_list<int> begin, std::initializer_list<int> piece) {
  std::vector<std::byte> bytes;
  for (const int b : begin) bytes.push_back(static_cast<std::byte>(b));
  while (bytes.size() < (1U << 20))
    for (const int b : piece) bytes.push_back(static_cast<std::byte>(b));
  return bytes;
}

constexpr double kMost = 5.1;  // once when read, four times in search of a way around damage, and one last field list

TEST(FitWork, AnHonestFileIsReadOnce) {
  const auto records = filled({0x40, 0, 0, 20, 0, 1, 3, 1, 2}, {0, 99});
  EXPECT_LE(visits_a_byte(records), 1);
}

TEST(FitWork, DefinitionsThatFailLate) {
  EXPECT_LE(visits_a_byte(filled({0x0F}, {0x40, 0, 0, 20, 0, 255})), kMost);
  // Each field is sound, and is looked at from each of the definitions that begin before it.
  const auto overlapping = filled({0x0F}, {0x40, 0, 0, 20, 0, 255, 0x40, 1, 0, 0x40, 1, 0});
  EXPECT_GT(visits_a_byte(overlapping), 2) << "else the search was not put to the test";
  EXPECT_LE(visits_a_byte(overlapping), kMost);
}

RC_GTEST_PROP(FitWork, NoNoiseIsLookedAtMoreThanFiveTimes, ()) {
  using Byte = std::uint8_t;
  const auto noise = *rc::gen::nonEmpty(rc::gen::container<std::vector<Byte>>(
      rc::gen::oneOf(rc::gen::just<Byte>(0x40), rc::gen::element<Byte>(0, 1, 2, 20, 255), rc::gen::arbitrary<Byte>())));
  const double one_field_list = 800.0 / static_cast<double>(noise.size());
  RC_ASSERT(visits_a_byte(std::as_bytes(std::span(noise))) <= 5 + one_field_list);
}

}  // namespace
}  // namespace freshlegs::fit
