// Which device is believed for which signal when several recorded the same run.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "analysis/activity.h"

namespace freshlegs::analysis {

struct ChannelChoice {
  std::size_t part = 0;
  const Channel* channel = nullptr;
};

/// The first part (primary first) and source (native first) that covers at least half of what the best one
/// covers.
std::optional<ChannelChoice> choose_channel(const Activity& activity, ChannelKind kind);

/// Strap before unknown before wrist: optical error grows with speed (Duking 2020).
std::optional<ChannelChoice> choose_heart_rate(const Activity& activity);

/// From the same part and source as `beside`: dynamics of two devices are never mixed (Garcia-Pinillos 2019:
/// pods and straps differ by more than fatigue does). Without `beside`: like choose_channel().
std::optional<ChannelChoice> choose_beside(const Activity& activity, ChannelKind kind,
                                           const std::optional<ChannelChoice>& beside);

HeartRateSensor sensor_of(const Activity& activity, std::size_t part);

/// "maker/product/firmware major/what measured": a new key starts a new baseline.
std::string gait_device_key(const Activity& activity, const ChannelChoice& contact);
/// The same for a device that counts steps and measures nothing else: "maker/product/firmware major/steps".
std::string step_device_key(const Activity& activity, const ChannelChoice& cadence);

/// The part whose stopwatch counts: the first that knows speed, distance or cadence.
std::size_t part_with_motion(const Activity& activity);

}  // namespace freshlegs::analysis
