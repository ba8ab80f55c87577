#include "ingest/recording.h"

#include <algorithm>

namespace freshlegs {

void count_body(Recording& recording) {
  auto& head = recording.head;
  const auto sets_of = [&](bool resting) {
    return static_cast<std::uint32_t>(std::ranges::count_if(
        recording.sets, [&](const StrengthSet& s) { return (s.kind == StrengthSet::Kind::rest) == resting; }));
  };
  head.samples = static_cast<std::uint32_t>(recording.samples.size());
  head.laps = static_cast<std::uint32_t>(recording.laps.size());
  head.active_sets = sets_of(false);
  head.rest_sets = sets_of(true);
  head.rr_intervals = static_cast<std::uint32_t>(recording.rr.size());
  head.channel_mask = 0;
  for (const auto& channel : recording.samples.channels)
    head.channel_mask |= 1U << static_cast<unsigned>(channel.kind);
}

}  // namespace freshlegs
