#include "storage/series.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>

#include "ingest/channel.h"

namespace freshlegs::storage {
namespace {

using Values = std::vector<std::int32_t>;

RC_GTEST_PROP(Series, ComesBackAsItWas, (const Values& values)) {
  RC_ASSERT(decode_series(encode_series(values)).value() == values);
}

RC_GTEST_PROP(Series, SurvivesAnyJunk, (const std::vector<std::uint8_t>& junk)) {
  const auto values = decode_series(std::as_bytes(std::span(junk)), 10'000);
  RC_ASSERT(!values || values->size() <= 10'000U);
}

TEST(Series, KeepsGapsAndExtremes) {
  const Values values{kMissing,     kMissing, std::numeric_limits<std::int32_t>::max(),
                      kMissing + 1, kMissing, 0};
  EXPECT_EQ(decode_series(encode_series(values)).value(), values);
  EXPECT_EQ(decode_series(encode_series({})).value(), Values{});
  EXPECT_EQ(decode_series(encode_series(Values(5, kMissing))).value(), Values(5, kMissing));
}

TEST(Series, ASteadyClockIsAllZeros) {
  Values clock(3600);
  for (std::size_t i = 0; i < clock.size(); ++i) clock[i] = static_cast<std::int32_t>(i) * 1000;
  const Bytes bytes = encode_series(clock);
  EXPECT_EQ(bytes[0], std::byte{static_cast<std::uint8_t>(Prediction::line)});
  EXPECT_EQ(std::ranges::count(bytes, std::byte{0}), 3598 + 1);  // the first value is 0 as well
}

TEST(Series, RefusesWhatDoesNotAddUp) {
  Bytes bytes = encode_series(Values{1, 2, 3});
  EXPECT_FALSE(decode_series(std::span(bytes).first(bytes.size() - 1)));
  EXPECT_FALSE(decode_series(bytes, 2));
  bytes.push_back(std::byte{0});
  EXPECT_FALSE(decode_series(bytes));
  bytes[0] = std::byte{9};
  EXPECT_FALSE(decode_series(bytes));
}

}  // namespace
}  // namespace freshlegs::storage
