#include "tests/support/fit_writer.h"
#include <gtest/gtest.h>

namespace freshlegs::test {
namespace {

TEST(FitWriter, WritesHeaderDefinitionMessageAndChecksums) {
  FitWriter writer(12);
  writer.define(0, 20, {{253, BaseType::uint32}, {3, BaseType::uint8}}).message(0, {0x01020304, Invalid{}});
  const auto file = writer.finish();
  const std::uint8_t body[] = {12, 0x20, 0xE1, 0x52, 18, 0,    0, 0, '.', 'F', 'I', 'T', 0x40, 0, 0,
                               20, 0,    2,    253,  4,  0x86, 3, 1, 2,   0,   4,   3,   2,    1, 0xFF};
  ASSERT_EQ(file.size(), sizeof body + 2);
  EXPECT_TRUE(std::equal(std::begin(body), std::end(body), file.begin(),
                         [](std::uint8_t a, std::byte b) { return std::byte{a} == b; }));
  EXPECT_EQ(fit_crc(file), 0) << "a CRC over data and its own CRC is zero";
}

TEST(FitWriter, WritesBigEndianArraysTextsAndDeveloperFields) {
  FitWriter writer;
  writer.define(1, 0x1234, {{1, BaseType::uint16, 4}, {2, BaseType::string, 3}}, {{7, 0, BaseType::float32}},
                std::endian::big);
  const std::size_t before = writer.data_size();
  writer.message(1, {ints({0x0102}), "abcd", 1.0});
  const auto file = writer.finish();
  const std::uint8_t message[] = {1, 1, 2, 0xFF, 0xFF, 'a', 'b', 'c', 0x3F, 0x80, 0, 0};
  EXPECT_TRUE(std::equal(std::begin(message), std::end(message),
                         file.begin() + 14 + static_cast<long>(before),
                         [](std::uint8_t a, std::byte b) { return std::byte{a} == b; }));
}

}  // namespace
}  // namespace freshlegs::test
