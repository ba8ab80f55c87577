// What is written comes out again, and what came out can be written and read once more without a change.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "tests/unit/ingest/fit_examples.h"

namespace freshlegs::fit {
namespace {

/// A field of the record message by which a channel is written: ticks = raw * factor + shift (profile 21.217).
struct Written {
  ChannelKind kind;
  std::uint8_t field;
  BaseType type;
  std::int32_t factor, shift;
  std::int64_t least, most;  ///< raw, without the invalid value
};
using enum ChannelKind;
constexpr std::array<Written, 16> kWritten{{
    {heart_rate, 3, BaseType::uint8, 1, 0, 0, 254},
    {speed, 73, BaseType::uint32, 1, 0, 0, 60000},
    {distance, 5, BaseType::uint32, 1, 0, 0, 5'000'000},
    {altitude, 78, BaseType::uint32, 2, -5000, 0, 60000},
    {cadence, 4, BaseType::uint8, 128, 0, 0, 254},
    {stance_time, 41, BaseType::uint16, 1, 0, 0, 65534},
    {stance_time_balance, 84, BaseType::uint16, 1, 0, 0, 65534},
    {stance_time_percent, 40, BaseType::uint16, 1, 0, 0, 65534},
    {vertical_oscillation, 39, BaseType::uint16, 1, 0, 0, 65534},
    {vertical_ratio, 83, BaseType::uint16, 1, 0, 0, 65534},
    {step_length, 85, BaseType::uint16, 1, 0, 0, 65534},
    {temperature, 13, BaseType::sint8, 10, 0, -128, 126},
    {power, 7, BaseType::uint16, 10, 0, 0, 65534},
    {latitude, 0, BaseType::sint32, 1, 0, -1'073'741'824, 1'073'741'824},
    {longitude, 1, BaseType::sint32, 1, 0, -2'147'483'647, 2'147'483'646},
    {respiration_rate, 108, BaseType::uint16, 1, 0, 0, 65534},
}};
const Written& written(ChannelKind kind) { return *std::ranges::find(kWritten, kind, &Written::kind); }

std::int32_t tick_of(const Written& how, std::int64_t raw) {
  return static_cast<std::int32_t>(raw * how.factor + how.shift);
}

Samples any_samples() {
  const auto n = *rc::gen::inRange<std::size_t>(1, 40);
  Samples samples;
  std::int32_t now = 0;
  for (std::size_t i = 0; i < n; ++i, now += *rc::gen::inRange(1, 9) * 1000) samples.offset_ms.push_back(now);
  for (const auto& how : kWritten) {
    if (*rc::gen::inRange(0, 3) == 0) continue;
    Channel channel{how.kind, ChannelSource::native, {}};
    for (std::size_t i = 0; i < n; ++i) {
      const bool missing = i > 0 && *rc::gen::inRange(0, 5) == 0;
      channel.ticks.push_back(missing ? kMissing : tick_of(how, *rc::gen::inRange(how.least, how.most + 1)));
    }
    samples.channels.push_back(std::move(channel));
  }
  return samples;
}

std::vector<Lap> any_laps(std::int32_t end_ms) {
  std::set<std::int32_t> starts;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) starts.insert(*rc::gen::inRange(0, end_ms / 1000 + 1) * 1000);
  std::vector<Lap> laps;
  for (const auto start : starts) {
    Lap lap;
    lap.offset_ms = start;
    lap.elapsed_ms = *rc::gen::inRange(0, 100'000);
    lap.timer_s = *rc::gen::inRange(0, 100'000) / 1000.0;
    lap.distance_m = *rc::gen::inRange(0, 100'000) / 100.0;
    lap.intensity = Lap::Intensity::rest;
    lap.manual = *rc::gen::arbitrary<bool>();
    laps.push_back(lap);
  }
  return laps;
}

std::vector<std::byte> encode(const Samples& samples, const std::vector<Lap>& laps, std::endian order) {
  FitWriter w = activity();
  std::vector<test::FitField> fields{{253, BaseType::uint32}};
  for (const auto& channel : samples.channels)
    fields.push_back({written(channel.kind).field, written(channel.kind).type});
  w.define(1, 20, fields, {}, order);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    std::vector<test::FitValue> row{std::int64_t{kMorning} + samples.offset_ms[i] / 1000};
    for (const auto& channel : samples.channels) {
      const auto& how = written(channel.kind);
      row.push_back(channel.ticks[i] == kMissing
                        ? test::FitValue(Invalid{})
                        : test::FitValue((std::int64_t{channel.ticks[i]} - how.shift) / how.factor));
    }
    w.message(1, row);
  }
  w.define(3, 19,
           {{2, BaseType::uint32}, {7, BaseType::uint32}, {8, BaseType::uint32}, {9, BaseType::uint32},
            {23, BaseType::enum8}, {24, BaseType::enum8}},
           {}, order);
  for (const auto& lap : laps)
    w.message(3, {std::int64_t{kMorning} + lap.offset_ms / 1000, lap.elapsed_ms, std::lround(*lap.timer_s * 1000),
                  std::lround(*lap.distance_m * 100), 4, lap.manual ? 0 : 2});
  add_session(w, 1, kMorning, static_cast<unsigned>(samples.offset_ms.back() / 1000));
  return w.finish();
}

RC_GTEST_PROP(FitRoundTrip, WhatIsWrittenIsReadAndWrittenAgain, ()) {
  const Samples samples = any_samples();
  const auto laps = any_laps(samples.offset_ms.back());
  const auto order = *rc::gen::element(std::endian::little, std::endian::big);
  const auto first = read(encode(samples, laps, order));
  RC_ASSERT(first.status == ReadStatus::ok);
  RC_ASSERT(first.recordings.size() == 1U);
  RC_ASSERT(first.recordings[0].samples == samples);
  RC_ASSERT(first.recordings[0].laps == laps);
  const auto again = read(encode(first.recordings[0].samples, first.recordings[0].laps, std::endian::little));
  RC_ASSERT(again.recordings.size() == 1U);
  RC_ASSERT(again.recordings[0].samples == samples);
  RC_ASSERT(again.recordings[0].laps == laps);
  RC_ASSERT(again.recordings[0].head.summary == first.recordings[0].head.summary);
}

}  // namespace
}  // namespace freshlegs::fit
