#include "analysis/assemble/align.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/analysis/dice.h"

namespace freshlegs::analysis {
namespace {

using namespace std::chrono_literals;

/// A heart over 40 minutes: hills and surges, by seconds of the true time.
double heart(double t) {
  return 145 + 12 * std::sin(t / 97) + 7 * std::sin(t / 41 + 1) + 5 * std::sin(t / 230);
}

/// What a device wrote whose clock is `late` seconds ahead of the truth.
Recording device(int late, double noise, std::uint64_t seed, ChannelKind kind = ChannelKind::heart_rate) {
  Dice dice(seed);
  Recording r;
  r.head.start = Instant(Millis(1'790'000'000'000)) + std::chrono::seconds(late);
  r.head.end = r.head.start + 40min;
  Channel channel{.kind = kind, .source = {}, .ticks = {}};
  const double scale = spec(kind).ticks_per_unit * (kind == ChannelKind::speed ? 0.02 : 1);
  for (int t = 0; t < 2400; ++t) {
    r.samples.offset_ms.push_back(1000 * t);
    channel.ticks.push_back(
        static_cast<std::int32_t>(std::lround(scale * (heart(t) + noise * dice.normal()))));
  }
  r.samples.channels.push_back(std::move(channel));
  return r;
}

Activity activity(Recording first, Recording second) {
  Activity a;
  a.plan.start = first.head.start;
  a.plan.end = first.head.end;
  a.plan.parts = {{0, Role::watch, Millis(0)}, {1, Role::strap, Millis(0)}};
  a.parts = {std::move(first), std::move(second)};
  return a;
}

class Late : public testing::TestWithParam<int> {};
TEST_P(Late, ClocksAreBroughtTogetherToTheSecond) {
  auto a = activity(device(0, 1, 1), device(GetParam(), 2, 2));
  align(a);
  EXPECT_NEAR(static_cast<double>(a.plan.parts[1].shift.count()), -1000.0 * GetParam(), 1000) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Clocks, Late, testing::Values(-120, -45, -7, 0, 4, 33, 119));

TEST(Align, SpeedServesWhereThereIsNoHeartRate) {
  auto a = activity(device(0, 0.5, 1, ChannelKind::speed), device(60, 0.5, 2, ChannelKind::speed));
  align(a);
  EXPECT_NEAR(static_cast<double>(a.plan.parts[1].shift.count()), -60'000.0, 1000);
}

TEST(Align, WhatHasNothingInCommonIsLeftAlone) {
  auto noise = device(30, 0, 2);
  Dice dice(9);
  for (auto& ticks : noise.samples.channels[0].ticks)
    ticks =
        static_cast<std::int32_t>(spec(ChannelKind::heart_rate).ticks_per_unit * (140 + 10 * dice.normal()));
  auto a = activity(device(0, 1, 1), noise);
  align(a);
  EXPECT_EQ(a.plan.parts[1].shift, Millis(0));
  auto b = activity(device(0, 1, 1), device(30, 1, 2, ChannelKind::speed));
  align(b);
  EXPECT_EQ(b.plan.parts[1].shift, Millis(0)) << "a heart is not compared with a speed";
}

}  // namespace
}  // namespace freshlegs::analysis
