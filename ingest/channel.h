// A channel is one time series of a recording, kept as scaled integers ("ticks"): lossless for what devices
// write, the same on every compiler, and what storage packs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace freshlegs {

/// Stored as numbers: append only, never renumber.
enum class ChannelKind : std::uint8_t {
  heart_rate = 0,
  speed = 1,
  distance = 2,
  altitude = 3,
  cadence = 4,
  stance_time = 5,
  stance_time_balance = 6,
  stance_time_percent = 7,
  vertical_oscillation = 8,
  vertical_ratio = 9,
  step_length = 10,
  temperature = 11,
  power = 12,
  latitude = 13,
  longitude = 14,
  form_power = 15,
  leg_spring_stiffness = 16,
  air_power = 17,
  impact = 18,
  respiration_rate = 19,
  leg_spring_stiffness_balance = 20,
  impact_loading_rate_balance = 21,
  vertical_oscillation_balance = 22,
  impact_force = 23,
  braking = 24,
};
inline constexpr std::size_t kChannelKinds = 25;  ///< at most 32: RecordingHead::channel_mask

/// Where a channel's numbers come from; a device's native field and a pod's developer field are never mixed.
/// strap_memory: heart rate that a strap stored itself (under water, out of reach) and handed over afterwards.
enum class ChannelSource : std::uint8_t {
  native = 0,
  stryd = 1,
  runscribe = 2,
  developer = 3,
  csv = 4,
  strap_memory = 5,
};

struct ChannelSpec {
  std::string_view name;   ///< as in the JSON contract
  std::string_view unit;   ///< of a value: "bpm", "m/s", "m", "spm", "ms", "%", "mm", "C", "W", "deg", ...
  double ticks_per_unit;   ///< value = ticks / ticks_per_unit
};

/// One row per kind, in enum order.
extern const std::array<ChannelSpec, kChannelKinds> kChannelSpecs;
inline const ChannelSpec& spec(ChannelKind kind) { return kChannelSpecs[static_cast<std::size_t>(kind)]; }

inline constexpr std::int32_t kMissing = std::numeric_limits<std::int32_t>::min();

struct Channel {
  ChannelKind kind{};
  ChannelSource source{};
  std::vector<std::int32_t> ticks;  ///< one per sample; kMissing where the device wrote nothing

  [[nodiscard]] double value(std::size_t i) const { return ticks[i] / spec(kind).ticks_per_unit; }
  friend bool operator==(const Channel&, const Channel&) = default;
};

/// All series of a recording on one time axis, as the device wrote them: not cleaned, possibly out of order.
struct Samples {
  std::vector<std::int32_t> offset_ms;  ///< after Recording::start; may be negative
  std::vector<Channel> channels;        ///< ordered by (kind, source), each as long as offset_ms

  [[nodiscard]] std::size_t size() const { return offset_ms.size(); }
  /// The first channel of that kind (native before pods), or nullptr.
  [[nodiscard]] const Channel* find(ChannelKind kind) const;
  [[nodiscard]] const Channel* find(ChannelKind kind, ChannelSource source) const;
  friend bool operator==(const Samples&, const Samples&) = default;
};

}  // namespace freshlegs
