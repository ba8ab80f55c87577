#include "ingest/fit/beside_samples.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ingest/fit/profile/names.h"
#include "ingest/fit/sessions.h"

namespace freshlegs::fit {
namespace {

void add(Channel channel, Samples& samples) {
  samples.channels.push_back(std::move(channel));
  std::ranges::sort(samples.channels, {}, [](const Channel& c) { return std::pair(c.kind, c.source); });
}

}  // namespace

void add_breathing(std::vector<At<double>> rates, std::uint32_t start, Budget& budget, Samples& samples) {
  constexpr std::int64_t kHolds_s = 60;
  constexpr auto kind = ChannelKind::respiration_rate;
  std::erase_if(rates, [](const At<double>& rate) { return rate.time == kNoTime; });
  if (rates.empty() || samples.find(kind, ChannelSource::native) != nullptr ||
      !budget.take(sizeof(std::int32_t) * samples.size()))
    return;
  std::ranges::stable_sort(rates, {}, &At<double>::time);
  Channel channel{kind, ChannelSource::native, {}};
  bool any = false;
  for (const auto offset : samples.offset_ms) {
    const std::int64_t now = std::int64_t{start} + offset / 1000;
    const auto after = std::ranges::upper_bound(rates, now, {}, &At<double>::time);
    const bool holds = after != rates.begin() && now - std::prev(after)->time <= kHolds_s;
    channel.ticks.push_back(
        holds ? static_cast<std::int32_t>(std::lround(std::prev(after)->what * spec(kind).ticks_per_unit))
              : kMissing);
    any = any || holds;
  }
  if (any) add(std::move(channel), samples);
}

void add_stored_heart_rate(HeartRateMemory memory, Budget& budget, std::vector<Recording>& recordings) {
  std::ranges::sort(memory.beats, {}, [](const StoredHeartRate& b) { return std::pair(b.time_ms, b.bpm); });
  for (auto& recording : recordings) {
    auto& samples = recording.samples;
    if (memory.beats.empty() || samples.size() == 0 || !budget.take(sizeof(std::int32_t) * samples.size()))
      continue;
    const std::int64_t start_ms = (recording.head.start - instant_of(std::uint32_t{0})).count();
    Channel channel{ChannelKind::heart_rate, ChannelSource::strap_memory, {}};
    channel.ticks.assign(samples.size(), kMissing);
    std::int64_t before = start_ms + samples.offset_ms.front() - 1000;
    bool any = false;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const std::int64_t now = start_ms + samples.offset_ms[i];
      if (now <= before) continue;
      auto beat = std::ranges::upper_bound(memory.beats, before, {}, &StoredHeartRate::time_ms);
      std::int64_t sum = 0, count = 0;
      for (; beat != memory.beats.end() && beat->time_ms <= now; ++beat, ++count) sum += beat->bpm;
      before = now;
      if (count == 0) continue;
      channel.ticks[i] = static_cast<std::int32_t>((sum + count / 2) / count);
      any = true;
    }
    if (any) add(std::move(channel), samples);
  }
}

void recording_of_strap(HeartRateMemory& memory, const std::optional<std::uint16_t>& manufacturer,
                        Budget& budget, std::vector<Recording>& recordings) {
  auto& beats = memory.beats;
  if (beats.empty()) return;
  std::ranges::sort(beats, {}, [](const StoredHeartRate& b) { return std::pair(b.time_ms, b.bpm); });
  const std::int64_t first_s = beats.front().time_ms / 1000;
  Recording recording;
  recording.head.sport = "generic";
  recording.head.start = instant_of(std::uint32_t{0}) + std::chrono::seconds(first_s);
  recording.head.device.heart_rate = HeartRateSensor::strap;
  if (manufacturer) recording.head.device.manufacturer = name_or_number(manufacturer_names(), *manufacturer);
  Channel channel{ChannelKind::heart_rate, ChannelSource::native, {}};
  for (std::size_t i = 0; i < beats.size() && budget.take(4 * sizeof(std::int32_t));) {
    const std::int64_t second = beats[i].time_ms / 1000;
    std::int64_t sum = 0, count = 0;
    for (; i < beats.size() && beats[i].time_ms / 1000 == second; ++i, ++count) sum += beats[i].bpm;
    const std::int64_t offset = (second - first_s) * 1000;
    if (offset > std::numeric_limits<std::int32_t>::max()) break;
    recording.samples.offset_ms.push_back(static_cast<std::int32_t>(offset));
    channel.ticks.push_back(static_cast<std::int32_t>((sum + count / 2) / count));
  }
  if (recording.samples.offset_ms.empty()) return;
  recording.head.end = recording.head.start + Millis(recording.samples.offset_ms.back());
  recording.samples.channels.push_back(std::move(channel));
  recordings.push_back(std::move(recording));
}

}  // namespace freshlegs::fit
