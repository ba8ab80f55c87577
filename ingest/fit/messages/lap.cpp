#include <algorithm>
#include <cmath>
#include <limits>

#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

Lap::Intensity intensity_of(std::optional<std::int64_t> value) {
  switch (value.value_or(-1)) {
    case 0:
    case 5:
      return Lap::Intensity::active;  // 5 = interval
    case 1:
    case 4:
      return Lap::Intensity::rest;  // 4 = recovery
    case 2:
      return Lap::Intensity::warm_up;
    case 3:
      return Lap::Intensity::cool_down;
    default:
      return Lap::Intensity::unknown;
  }
}

std::int32_t milliseconds(std::optional<std::int64_t> ms) {
  return static_cast<std::int32_t>(
      std::clamp<std::int64_t>(ms.value_or(0), 0, std::numeric_limits<std::int32_t>::max()));
}

std::uint32_t start_of(const Message& message, std::optional<std::int64_t> elapsed_ms) {
  if (const auto start = time(message, 2)) return *start;
  const auto end = time(message, kTimestampField);
  if (!end || !elapsed_ms) return end.value_or(kNoTime);
  return static_cast<std::uint32_t>(std::max<std::int64_t>(0, std::int64_t{*end} - *elapsed_ms / 1000));
}

}  // namespace

void read_lap(const Message& message, SegmentFacts& facts, Budget& budget) {
  constexpr std::int64_t kManualTrigger = 0;
  const auto elapsed_ms = whole(message, 7);
  At<Lap> lap{start_of(message, elapsed_ms), {}};
  lap.what.elapsed_ms = milliseconds(elapsed_ms);
  lap.what.timer_s = real(message, 8, 1000);
  lap.what.distance_m = real(message, 9, 100);
  lap.what.avg_heart_rate_bpm = real(message, 15);
  lap.what.intensity = intensity_of(whole(message, 23));
  lap.what.manual =
      whole(message, 24) == kManualTrigger || whole(message, 71).has_value();  // 71: workout step
  if (!facts.sport) facts.sport = word(message, 25);
  if (!facts.sub_sport) facts.sub_sport = word(message, 39);
  keep(facts.laps, std::move(lap), budget);
}

// One way along the pool, or a rest at its wall.
void read_length(const Message& message, SegmentFacts& facts, Budget& budget) {
  const auto elapsed_ms = whole(message, 3);
  At<Lap> length{start_of(message, elapsed_ms), {}};
  length.what.elapsed_ms = milliseconds(elapsed_ms);
  length.what.timer_s = real(message, 4, 1000);
  if (const auto active = whole(message, 12))
    length.what.intensity = *active == 1 ? Lap::Intensity::active : Lap::Intensity::rest;
  keep(facts.lengths, std::move(length), budget);
}

}  // namespace freshlegs::fit
