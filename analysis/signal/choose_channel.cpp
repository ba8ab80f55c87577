#include "analysis/signal/choose_channel.h"

#include <algorithm>
#include <cstdint>

namespace freshlegs::analysis {
namespace {

std::size_t covered(const Channel& channel) {
  return channel.ticks.size() -
         static_cast<std::size_t>(std::count(channel.ticks.begin(), channel.ticks.end(), kMissing));
}

int rank(HeartRateSensor sensor) {
  switch (sensor) {
    case HeartRateSensor::strap:
      return 2;
    case HeartRateSensor::wrist:
      return 0;
    case HeartRateSensor::unknown:
      return 1;
  }
  return 1;
}

template <class Better>
std::optional<ChannelChoice> choose(const Activity& activity, ChannelKind kind, Better better) {
  struct Candidate {
    ChannelChoice choice;
    std::size_t count;
  };
  std::vector<Candidate> candidates;
  std::size_t most = 0;
  for (std::size_t p = 0; p < activity.parts.size(); ++p)
    for (const Channel& channel : activity.parts[p].samples.channels)
      if (channel.kind == kind) {
        candidates.push_back({{p, &channel}, covered(channel)});
        most = std::max(most, candidates.back().count);
      }
  std::optional<ChannelChoice> best;
  for (const auto& [choice, count] : candidates) {
    if (count == 0 || 2 * count < most) continue;
    if (!best || better(choice.part, best->part)) best = choice;
  }
  return best;
}

constexpr const char* source_name(ChannelSource source) {
  switch (source) {
    case ChannelSource::stryd:
      return "stryd";
    case ChannelSource::runscribe:
      return "runscribe";
    case ChannelSource::developer:
      return "developer";
    case ChannelSource::csv:
      return "csv";
    case ChannelSource::strap_memory:
      return "strap memory";
    case ChannelSource::native:
      return "native";
  }
  return "native";
}

std::string key_of(const Device& device, const std::string& measured) {
  const std::string major = device.firmware.substr(0, device.firmware.find('.'));
  return device.manufacturer + '/' + device.product + '/' + major + '/' + measured;
}

}  // namespace

std::optional<ChannelChoice> choose_channel(const Activity& activity, ChannelKind kind) {
  return choose(activity, kind, [](std::size_t, std::size_t) { return false; });
}

std::optional<ChannelChoice> choose_heart_rate(const Activity& activity) {
  return choose(activity, ChannelKind::heart_rate, [&](std::size_t candidate, std::size_t best) {
    return rank(sensor_of(activity, candidate)) > rank(sensor_of(activity, best));
  });
}

std::optional<ChannelChoice> choose_beside(const Activity& activity, ChannelKind kind,
                                           const std::optional<ChannelChoice>& beside) {
  if (!beside) return choose_channel(activity, kind);
  const Channel* channel = activity.parts[beside->part].samples.find(kind, beside->channel->source);
  if (!channel || covered(*channel) == 0) return std::nullopt;
  return ChannelChoice{beside->part, channel};
}

HeartRateSensor sensor_of(const Activity& activity, std::size_t part) {
  if (part < activity.plan.parts.size() && activity.plan.parts[part].role == Role::strap)
    return HeartRateSensor::strap;
  return activity.parts[part].head.device.heart_rate;
}

std::string gait_device_key(const Activity& activity, const ChannelChoice& contact) {
  const Device& device = activity.parts[contact.part].head.device;
  const bool native = contact.channel->source == ChannelSource::native;
  return key_of(device,
                native && !device.dynamics.empty() ? device.dynamics : source_name(contact.channel->source));
}

std::string step_device_key(const Activity& activity, const ChannelChoice& cadence) {
  return key_of(activity.parts[cadence.part].head.device, "steps");
}

std::size_t part_with_motion(const Activity& activity) {
  for (std::size_t p = 0; p < activity.parts.size(); ++p) {
    const Samples& samples = activity.parts[p].samples;
    if (samples.find(ChannelKind::speed) || samples.find(ChannelKind::distance) ||
        samples.find(ChannelKind::cadence))
      return p;
  }
  return 0;
}

}  // namespace freshlegs::analysis
