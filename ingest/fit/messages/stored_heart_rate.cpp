#include <algorithm>

#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

constexpr std::uint8_t kFraction = 0, kBpm = 6, kEvent = 9, kEventDeltas = 10;

/// The strap's clock is 32 bits wide, whatever type a file declares.
std::optional<std::int64_t> clock_of(std::optional<std::int64_t> event) {
  return event && *event >= 0 && *event <= 0xFFFFFFFF ? event : std::nullopt;
}

void keep_beat(HeartRateMemory& memory, std::optional<std::int64_t> bpm, Budget& budget) {
  if (!memory.anchor_ms || !bpm) return;
  const std::int64_t since_anchor = (memory.last_event - memory.anchor_event) * 1000 / 1024;
  keep(memory.beats, {*memory.anchor_ms + since_anchor, static_cast<std::int32_t>(*bpm)}, budget);
}

/// The moment of an anchor in ms: timestamp and 1/32768 s.
void take_anchor(const Message& message, HeartRateMemory& memory) {
  const auto seconds = time(message, kTimestampField);
  const auto event = clock_of(elements(message, kEvent).whole(0));
  if (!seconds || !event) return;
  const std::int64_t fraction = word(message, kFraction).value_or(0);
  memory.anchor_ms = std::int64_t{*seconds} * 1000 + fraction * 1000 / 32768;
  memory.anchor_event = *event;
  memory.last_event = *event;
}

}  // namespace

// An anchor ties the strap's clock (1/1024 s, field 9) to UTC; the beats that follow come as the lowest
// twelve bits of that clock, eight or ten to a message (field 10), each ahead of the one before.
void read_stored_heart_rate(const Message& message, HeartRateMemory& memory, Budget& budget) {
  take_anchor(message, memory);
  const Elements bpm = elements(message, kBpm);
  const Elements events = elements(message, kEvent);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto event = clock_of(events.whole(i));
    if (!event) continue;
    memory.last_event = *event;
    keep_beat(memory, bpm.whole(i), budget);
  }
  const Elements deltas = elements(message, kEventDeltas);
  if (deltas.size() == 0 || traits(deltas.type()).width != 1) return;
  for (std::size_t i = 0; i < bpm.size() && (i + 1) * 12 <= deltas.size() * 8; ++i) {
    const std::size_t at = i * 3 / 2;
    const auto low = static_cast<std::int64_t>(deltas.bits(at)),
               high = static_cast<std::int64_t>(deltas.bits(at + 1));
    const std::int64_t twelve = i % 2 == 0 ? low | (high & 0x0F) << 8 : low >> 4 | high << 4;
    memory.last_event += (twelve - memory.last_event) & 0xFFF;
    keep_beat(memory, bpm.whole(i), budget);
  }
}

}  // namespace freshlegs::fit
