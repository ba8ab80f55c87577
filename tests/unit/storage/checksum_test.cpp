#include "storage/checksum.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace freshlegs::storage {
namespace {

TEST(Crc32c, MatchesThePublishedValues) {
  const auto of = [](std::string_view text) {
    return crc32c(std::as_bytes(std::span(text.data(), text.size())));
  };
  EXPECT_EQ(of(""), 0U);
  EXPECT_EQ(of("123456789"), 0xE3069283U);
  // RFC 3720 B.4
  EXPECT_EQ(crc32c(std::vector<std::byte>(32, std::byte{0})), 0x8A9136AAU);
  EXPECT_EQ(crc32c(std::vector<std::byte>(32, std::byte{0xFF})), 0x62A8AB43U);
}

}  // namespace
}  // namespace freshlegs::storage
