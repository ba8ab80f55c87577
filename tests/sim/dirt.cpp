#include "tests/sim/dirt.h"

#include <algorithm>
#include <cmath>

#include "tests/sim/devices.h"
#include "tests/sim/track.h"

namespace freshlegs::sim {
namespace {

std::vector<std::int32_t>* column(Recording& recording, ChannelKind kind) {
  for (auto& channel : recording.samples.channels)
    if (channel.kind == kind) return &channel.ticks;
  return nullptr;
}

/// Another device's account: every `step`th sample from `late` seconds after the start, on a clock `skew`
/// off.
Recording copy_of(const Recording& watch, std::initializer_list<ChannelKind> kinds, std::size_t late,
                  std::size_t step, std::chrono::seconds skew) {
  Recording copy;
  copy.head.sport = watch.head.sport;
  copy.head.sub_sport = watch.head.sub_sport;
  copy.head.start = watch.head.start + std::chrono::seconds(late) + skew;
  copy.head.end = watch.head.end + skew;
  copy.head.utc_offset = watch.head.utc_offset;
  const auto shift_ms = static_cast<std::int32_t>(late) * 1000;
  for (const ChannelKind kind : kinds) copy.samples.channels.push_back({kind, ChannelSource::native, {}});
  for (std::size_t i = late; i < watch.samples.size(); i += step) {
    copy.samples.offset_ms.push_back(watch.samples.offset_ms[i] - shift_ms);
    for (auto& channel : copy.samples.channels)
      channel.ticks.push_back(watch.samples.find(channel.kind)->ticks[i]);
  }
  const auto end_ms = static_cast<std::int32_t>((copy.head.end - copy.head.start).count());
  copy.timer = {{0, true}, {end_ms, false}};
  Lap lap;
  lap.elapsed_ms = end_ms;
  lap.intensity = Lap::Intensity::active;
  copy.laps.push_back(lap);
  return copy;
}

Recording strap_copy(const Recording& watch) {
  Recording copy = copy_of(watch, {ChannelKind::heart_rate}, 20, 1, std::chrono::seconds(2));
  copy.head.device = polar_strap();
  summarise(copy);
  return copy;
}

Recording phone_copy(const Recording& watch, Random& random) {
  using enum ChannelKind;
  Recording copy =
      copy_of(watch, {speed, distance, altitude, latitude, longitude}, 8, 3, std::chrono::seconds(-1));
  copy.head.device = phone();
  Wander gps(3, 40, random);  // metres; satellites alone are no barometer
  for (auto& a : *column(copy, altitude))
    a += static_cast<std::int32_t>(std::floor(gps.step(random) * 5 + 0.5)) * 2;
  auto& distances = *column(copy, distance);
  const std::int32_t first = distances.front();
  for (auto& d : distances) d -= first;
  summarise(copy);
  return copy;
}

/// Heart rate is the step rate for a stretch that begins within the first quarter.
void lock_to_cadence(Recording& watch, Random& random) {
  auto& rate = *column(watch, ChannelKind::heart_rate);
  const auto& cadence = *column(watch, ChannelKind::cadence);
  const auto n = static_cast<double>(rate.size());
  const auto from = static_cast<std::size_t>(n * random.uniform(0.02, 0.25));
  const auto to = static_cast<std::size_t>(n * random.uniform(0.5, 1.0));
  for (std::size_t i = from; i < to; ++i)
    rate[i] =
        static_cast<std::int32_t>(std::floor(cadence[i] / spec(ChannelKind::cadence).ticks_per_unit + 0.5)) +
        random.integer(-1, 1);
}

void lose_heart_rate(Recording& watch, Random& random) {
  auto& rate = *column(watch, ChannelKind::heart_rate);
  const auto n = static_cast<double>(rate.size());
  const auto from = static_cast<std::size_t>(n * random.uniform(0, 0.6));
  const auto to = static_cast<std::size_t>(n * random.uniform(0.7, 1.0));
  std::fill(rate.begin() + static_cast<std::ptrdiff_t>(from), rate.begin() + static_cast<std::ptrdiff_t>(to),
            kMissing);
}

void take_off_strap(Recording& watch, Wear wear) {
  watch.head.device = garmin_watch_alone();
  if (wear == Wear::wrist_and_pod) {
    watch.head.device.dynamics = "pod";
    return;
  }
  std::erase_if(watch.samples.channels, [](const Channel& c) {
    using enum ChannelKind;
    return c.kind == stance_time || c.kind == stance_time_balance || c.kind == vertical_oscillation ||
           c.kind == vertical_ratio || c.kind == step_length;
  });
}

}  // namespace

RunFiles soil(Wear wear, const Dirt& dirt, Recording perfect, Random random) {
  RunFiles files;
  files.cadence_locked = random.chance(dirt.cadence_lock);
  const bool lost = random.chance(dirt.strap_lost);
  if (random.chance(dirt.strap_copy)) files.strap = strap_copy(perfect);
  if (random.chance(dirt.phone_copy)) files.phone = phone_copy(perfect, random);
  files.watch = std::move(perfect);
  if (wear != Wear::strap) take_off_strap(files.watch, wear);
  if (files.cadence_locked) lock_to_cadence(files.watch, random);
  if (lost) lose_heart_rate(files.watch, random);
  if (files.cadence_locked || lost || wear != Wear::strap) summarise(files.watch);
  return files;
}

}  // namespace freshlegs::sim
