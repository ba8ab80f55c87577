#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

void keep_beat(std::uint32_t time, std::optional<std::int64_t> ms, SegmentFacts& facts, Budget& budget) {
  if (ms && *ms >= 0 && *ms <= 0xFFFF) keep(facts.beats, {time, static_cast<std::int32_t>(*ms)}, budget);
}

}  // namespace

// Field 0, an array in ms (scale 1000 of seconds); 0xFFFF fills the slots that no beat came for.
void read_hrv(const Message& message, SegmentFacts& facts, Budget& budget) {
  const Elements intervals = elements(message, 0);
  for (std::size_t i = 0; i < intervals.size(); ++i)
    keep_beat(facts.last_sample, intervals.whole(i), facts, budget);
}

void read_beat_intervals(const Message& message, SegmentFacts& facts, Budget& budget) {
  const Elements intervals = elements(message, 1);
  for (std::size_t i = 0; i < intervals.size(); ++i)
    keep_beat(message.time, intervals.whole(i), facts, budget);
}

// Each element packs 14 bits of interval in ms, one bit of quality and one of gap (profile: raw_bbi.data).
void read_raw_bbi(const Message& message, SegmentFacts& facts, Budget& budget) {
  constexpr std::int64_t kInterval = 0x3FFF;
  const Elements packed = elements(message, 1);
  for (std::size_t i = 0; i < packed.size(); ++i)
    if (const auto bits = packed.whole(i); bits && (*bits & kInterval) != 0)
      keep_beat(message.time, *bits & kInterval, facts, budget);
}

}  // namespace freshlegs::fit
