// A run on one axis of whole seconds: the parts of an activity brought together, channel by channel.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "analysis/activity.h"

namespace freshlegs::analysis {

inline constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();

/// One value a second; NaN where there is none.
using Column = std::vector<float>;

/// The columns are as long as `seconds`; an empty column means that nothing measured it.
struct Timeline {
  std::size_t seconds = 0;
  Column heart_rate, speed, distance, altitude, cadence, temperature;  // bpm, m/s, m, m, steps/min, C
  Column contact, balance, oscillation, ratio, step_length;            // ms, %, mm, %, mm
  Column leg_stiffness, impact, form_power;                            // kN/m, g, W
  std::vector<std::uint8_t> timer;  ///< 1 where the stopwatch ran and the device wrote
  HeartRateSensor sensor{};         ///< of the heart rate chosen
  std::string gait_device;          ///< what measured the gait; empty when nothing did
};

/// Longest silence that is bridged by a straight line. Watches that record "smartly" write every 1-10 s.
inline constexpr std::size_t kLongestBridge_s = 15;

/// Time order, duplicates and clock jumps are settled by sorting every sample into its second; gaps and timer
/// events become pauses. Which part a channel comes from: strap heart rate before wrist; dynamics together
/// from one source.
Timeline make_timeline(const Activity& activity);

/// Fills holes of at most `longest` seconds by straight lines.
void bridge(Column& column, std::size_t longest);

inline bool known(float value) { return !std::isnan(value); }
/// The value at a second, NaN for an empty column.
inline float at(const Column& column, std::size_t second) {
  return column.empty() ? kNoValue : column[second];
}

}  // namespace freshlegs::analysis
