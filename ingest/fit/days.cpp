#include "ingest/fit/days.h"

#include <algorithm>
#include <limits>

namespace freshlegs::fit {
namespace {

bool has(const SegmentFacts& facts, Measurement::Kind kind) {
  return std::ranges::any_of(facts.measurements, [kind](const auto& m) { return m.what.kind == kind; });
}

/// Hours asleep: light, deep and REM sleep, each until the next level was written.
void sum_up_sleep(SegmentFacts& facts, Budget& budget) {
  constexpr std::uint8_t kLight = 2, kRem = 4;
  constexpr std::uint32_t kLongestStretch = 6 * 3600;
  double asleep = 0;
  for (std::size_t i = 0; i + 1 < facts.sleep.size(); ++i) {
    const auto& [from, level] = facts.sleep[i];
    const std::uint32_t until = facts.sleep[i + 1].time;
    if (level >= kLight && level <= kRem && until != kNoTime && until > from &&
        until - from <= kLongestStretch)
      asleep += until - from;
  }
  if (asleep > 0)
    keep(facts.measurements, {facts.sleep.back().time, {Measurement::Kind::sleep_s, 0, asleep, ""}}, budget);
}

/// The mean of the five-minute values of a night, where the watch has not made its own yet (it takes three weeks of
/// nights). Below an hour of values it is no night.
void sum_up_night(SegmentFacts& facts, Budget& budget) {
  constexpr std::size_t kHour = 12;
  const auto& values = facts.night_rmssd;
  if (values.size() < kHour || has(facts, Measurement::Kind::rmssd_ms)) return;
  double sum = 0;
  for (const auto& value : values) sum += value.what;
  keep(facts.measurements,
       {values.back().time,
        {Measurement::Kind::rmssd_ms, 0, sum / static_cast<double>(values.size()), ""}},
       budget);
}

/// The lowest mean of half an hour, which is how Garmin defines the resting heart rate of a day. Files of a few hours may
/// hold no rest at all: below half a day nothing is said.
void sum_up_heart_rate(SegmentFacts& facts, Budget& budget) {
  constexpr std::uint32_t kHalfAnHour = 30 * 60, kHalfADay = 12 * 3600;
  constexpr std::size_t kFewest = 15;  // of about thirty that a watch writes in half an hour
  auto& rates = facts.day_heart_rate;
  if (rates.empty() || has(facts, Measurement::Kind::resting_hr_bpm)) return;
  std::ranges::stable_sort(rates, {}, &At<std::uint8_t>::time);
  if (rates.back().time - rates.front().time < kHalfADay) return;
  double sum = 0, lowest = std::numeric_limits<double>::infinity();
  std::size_t first = 0;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    sum += rates[i].what;
    for (; rates[i].time - rates[first].time >= kHalfAnHour; ++first) sum -= rates[first].what;
    const std::size_t count = i + 1 - first;
    if (count >= kFewest) lowest = std::min(lowest, sum / static_cast<double>(count));
  }
  if (lowest < std::numeric_limits<double>::infinity())
    keep(facts.measurements, {rates.back().time, {Measurement::Kind::resting_hr_bpm, 0, lowest, ""}}, budget);
}

}  // namespace

void sum_up_days(SegmentFacts& facts, Budget& budget) {
  sum_up_sleep(facts, budget);
  sum_up_night(facts, budget);
  sum_up_heart_rate(facts, budget);
}

}  // namespace freshlegs::fit
