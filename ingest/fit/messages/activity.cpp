#include <cmath>
#include <cstdlib>

#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

// Zones are whole quarters of an hour from UTC, 12 h west to 14 h east. Both clocks are read at one moment; a
// minute of difference is granted.
std::optional<UtcOffset> offset_between(std::uint32_t utc, std::uint32_t local) {
  constexpr std::int64_t kQuarterHour = 900, kGrace = 60, kWest = -12 * 3600, kEast = 14 * 3600;
  const std::int64_t seconds = std::int64_t{local} - std::int64_t{utc};
  const std::int64_t rounded =
      static_cast<std::int64_t>(std::lround(static_cast<double>(seconds) / kQuarterHour)) * kQuarterHour;
  if (std::abs(seconds - rounded) > kGrace || rounded < kWest || rounded > kEast) return std::nullopt;
  return UtcOffset(rounded);
}

}  // namespace

void read_activity(const Message& message, SegmentFacts& facts) {
  const auto utc = time(message, kTimestampField), local = time(message, 5);
  if (utc && local)
    if (const auto offset = offset_between(*utc, *local)) facts.utc_offset = offset;
}

// The clock of the watch beside UTC, as newer watches and monitoring files write it.
void read_timestamp_correlation(const Message& message, SegmentFacts& facts) {
  const auto utc = time(message, kTimestampField), local = time(message, 3);
  if (utc && local && !facts.inferred_offset) facts.inferred_offset = offset_between(*utc, *local);
}

void read_monitoring_info(const Message& message, SegmentFacts& facts) {
  const auto utc = time(message, kTimestampField), local = time(message, 0);
  if (utc && local && !facts.inferred_offset) facts.inferred_offset = offset_between(*utc, *local);
}

// `time_offset` holds the seconds of each zone that the watch knows, `active_time_zone` which one is shown.
// West of UTC they are negative, though the profile calls them unsigned.
void read_device_settings(const Message& message, SegmentFacts& facts) {
  const auto active = word(message, 0);
  const Elements offsets = elements(message, 2);
  if (!active || *active >= offsets.size() || traits(offsets.type()).width != 4 || facts.inferred_offset)
    return;
  const auto seconds = static_cast<std::int32_t>(offsets.bits(*active));
  constexpr std::uint32_t kNoon = 0x40000000;  // any moment does: the difference counts
  if (std::abs(std::int64_t{seconds}) < 24 * 3600)
    facts.inferred_offset = offset_between(kNoon, kNoon + static_cast<std::uint32_t>(seconds));
}

void read_sport(const Message& message, SegmentFacts& facts) {
  if (const auto sport = word(message, 0)) facts.sport = sport;
  if (const auto sub_sport = word(message, 1)) facts.sub_sport = sub_sport;
  if (facts.sport_title.empty()) facts.sport_title = text(message, 3);
}

void read_workout(const Message& message, SegmentFacts& facts) {
  if (facts.workout_title.empty()) facts.workout_title = text(message, 8);
}

void read_workout_step(const Message& message, SegmentFacts& facts, Budget& budget) {
  const auto index = word(message, 254);
  if (!index) return;
  WorkoutStep step{*index, text(message, 0), {word(message, 10).value_or(0xFFFF), word(message, 11).value_or(0xFFFF)}};
  if (!step.name.empty() || step.exercise.category != 0xFFFF) keep(facts.steps, std::move(step), budget);
}

void read_event(const Message& message, SegmentFacts& facts, Budget& budget) {
  constexpr std::int64_t kTimer = 0, kStart = 0, kStop = 1, kStopAll = 4, kStopDisable = 8,
                         kStopDisableAll = 9;
  if (message.has_own_time) facts.last_sample = message.time;
  if (whole(message, 0) != kTimer) return;
  const auto type = whole(message, 1);
  const bool start = type == kStart;
  const bool stop = type == kStop || type == kStopAll || type == kStopDisable || type == kStopDisableAll;
  if (start || stop) keep(facts.timer, {message.time, start}, budget);
}

}  // namespace freshlegs::fit
