#include "analysis/features_codec.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

Features everything() {
  Features f;
  f.heart_rate = {{1, 0, 65535, 7}, 61};
  f.run = steady_run(3);
  f.run->windows[1].heart_rate_bpm = std::nanf("");
  f.run->laps.push_back({.offset_ms = -5,
                         .elapsed_ms = 60000,
                         .timer_s = 59.5,
                         .distance_m = {},
                         .avg_heart_rate_bpm = 140,
                         .intensity = Lap::Intensity::rest,
                         .manual = true});
  f.run->gait_device = "garmin/hrm";
  f.strength = StrengthFeatures{};
  f.strength->sets = {leg_set(), upper_set()};
  f.strength->rpe = 7.5;
  f.measurements = {{Measurement::Kind::sleep_s, -3600000, 27000.5, "garmin"}};
  f.rmssd_ms = 48.25;
  f.user = UserProfile{};
  f.user->male = false;
  return f;
}

TEST(FeaturesCodec, GivesBackWhatItTook) {
  const auto bytes = encode_features(everything());
  const auto back = decode_features(bytes);
  ASSERT_TRUE(back);
  // Field by field through bytes: NaN is equal to itself there.
  EXPECT_EQ(encode_features(*back), bytes);
  EXPECT_EQ(back->run->windows.size(), 3U);
  EXPECT_TRUE(std::isnan(back->run->windows[1].heart_rate_bpm));
  EXPECT_EQ(back->run->laps, everything().run->laps);
  EXPECT_EQ(back->strength->sets[1].exercise, "Bench Press (Barbell)");
  EXPECT_EQ(back->measurements, everything().measurements);
  EXPECT_EQ(back->user, everything().user);
  EXPECT_EQ(encode_features(Features{}), encode_features(*decode_features(encode_features(Features{}))));
}

TEST(FeaturesCodec, EveryTruncationIsRefused) {
  const auto bytes = encode_features(everything());
  for (std::size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(decode_features(std::span(bytes).first(n)));
}

TEST(FeaturesCodec, TrailingBytesAndOtherVersionsAreRefused) {
  auto bytes = encode_features(everything());
  bytes[4] ^= std::byte{0x7F};
  EXPECT_FALSE(decode_features(bytes));
  bytes[4] ^= std::byte{0x7F};
  bytes.push_back(std::byte{0});
  EXPECT_FALSE(decode_features(bytes));
}

RC_GTEST_PROP(FeaturesCodec, JunkNeverCrashesAndWhatIsReadCanBeWritten, ()) {
  auto bytes = encode_features(everything());
  const int flips = *rc::gen::inRange(1, 6);
  for (int i = 0; i < flips; ++i)
    bytes[*rc::gen::inRange<std::size_t>(8, bytes.size())] =
        static_cast<std::byte>(*rc::gen::inRange(0, 256));
  if (const auto features = decode_features(bytes)) RC_ASSERT(encode_features(*features) == bytes);
}

}  // namespace
}  // namespace freshlegs::analysis
