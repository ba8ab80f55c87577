#include "storage/envelope.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "storage/checksum.h"

namespace freshlegs::storage {
namespace {

Bytes pattern(std::size_t size) {
  Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i % 7);
  return bytes;
}

RC_GTEST_PROP(Envelope, GivesBackTheContent, (const std::vector<std::uint8_t>& content)) {
  Envelope envelope;
  const auto bytes = std::as_bytes(std::span(content));
  RC_ASSERT(envelope.open(envelope.seal(bytes)).value() == Bytes(bytes.begin(), bytes.end()));
}

TEST(Envelope, NoticesAnyFlippedBit) {
  Envelope envelope;
  for (const std::size_t size : {std::size_t{0}, std::size_t{20}, std::size_t{5000}}) {
    const Bytes blob = envelope.seal(pattern(size));
    for (std::size_t i = 0; i < blob.size() * 8; ++i) {
      Bytes flipped = blob;
      flipped[i / 8] ^= std::byte{1} << (i % 8);
      EXPECT_FALSE(envelope.open(flipped)) << "bit " << i;
    }
  }
}

TEST(Envelope, NoticesATruncation) {
  Envelope envelope;
  const Bytes blob = envelope.seal(pattern(500));
  for (std::size_t size = 0; size < blob.size(); ++size)
    EXPECT_FALSE(envelope.open(std::span(blob).first(size)));
}

TEST(Envelope, AHugeClaimUnderAValidChecksumAllocatesNothing) {
  Bytes blob{std::byte{1}};
  put_varint(blob, std::uint64_t{1} << 40);
  const auto crc = crc32c(blob);
  for (unsigned shift = 0; shift < 32; shift += 8) blob.push_back(static_cast<std::byte>(crc >> shift));
  EXPECT_FALSE(Envelope().open(blob));
}

TEST(Envelope, PacksWhatRepeats) { EXPECT_LT(Envelope().seal(pattern(5000)).size(), 100U); }

}  // namespace
}  // namespace freshlegs::storage
