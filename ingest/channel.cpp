#include "ingest/channel.h"

#include <algorithm>

namespace freshlegs {

// Ticks follow the finest step a FIT field or a usual export uses (scales: FIT profile 21.217), so that nothing a
// device wrote is rounded away; altitude 1/5 m, cadence 1/128 strides = 1/64 steps, positions in semicircles.
constinit const std::array<ChannelSpec, kChannelKinds> kChannelSpecs{{
    {"heart_rate", "bpm", 1},
    {"speed", "m/s", 1000},
    {"distance", "m", 100},
    {"altitude", "m", 10},
    {"cadence", "spm", 64},
    {"stance_time", "ms", 10},
    {"stance_time_balance", "%", 100},
    {"stance_time_percent", "%", 100},
    {"vertical_oscillation", "mm", 10},
    {"vertical_ratio", "%", 100},
    {"step_length", "mm", 10},
    {"temperature", "C", 10},
    {"power", "W", 10},
    {"latitude", "deg", 2147483648.0 / 180.0},
    {"longitude", "deg", 2147483648.0 / 180.0},
    {"form_power", "W", 10},
    {"leg_spring_stiffness", "kN/m", 1000},
    {"air_power", "W", 10},
    {"impact", "g", 1000},
    {"respiration_rate", "1/min", 100},
    {"leg_spring_stiffness_balance", "%", 100},
    {"impact_loading_rate_balance", "%", 100},
    {"vertical_oscillation_balance", "%", 100},
    {"impact_force", "bw", 1000},
    {"braking", "g", 1000},
}};

const Channel* Samples::find(ChannelKind kind) const {
  const auto it = std::ranges::find(channels, kind, &Channel::kind);
  return it == channels.end() ? nullptr : &*it;
}

const Channel* Samples::find(ChannelKind kind, ChannelSource source) const {
  const auto it = std::ranges::find_if(
      channels, [&](const Channel& c) { return c.kind == kind && c.source == source; });
  return it == channels.end() ? nullptr : &*it;
}

}  // namespace freshlegs
