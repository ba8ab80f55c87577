#include "analysis/signal/motion.h"

#include <algorithm>
#include <array>

namespace freshlegs::analysis {
namespace {

constexpr float kFastest = 11;        // m/s: nobody runs faster over a second
constexpr float kSpike = 1.5F;        // m/s off the median of 5 s: position jumps, not legs
constexpr float kSlowestRunning = 1;  // m/s: slower is standing or strolling
constexpr float kFewestSteps = 100;   // steps/min: walking ends about here, running never starts below
constexpr float kOneLegBelow = 115;   // a median below it counts one leg only

float median_of_5(std::array<float, 5> v) {
  std::nth_element(v.begin(), v.begin() + 2, v.end());
  return v[2];
}

void drop_spikes(Column& speed) {
  for (float& v : speed)
    if (!(v >= 0 && v <= kFastest)) v = kNoValue;
  const Column raw = speed;
  for (std::size_t s = 2; s + 2 < raw.size(); ++s) {
    const std::array<float, 5> around{raw[s - 2], raw[s - 1], raw[s], raw[s + 1], raw[s + 2]};
    float low = around[0], high = around[0], sum = 0;
    for (const float v : around) {
      low = std::min(low, v);
      high = std::max(high, v);
      sum += v;
    }
    if (!known(sum) || high - low <= kSpike) continue;  // a sum knows whether one is missing
    if (std::abs(raw[s] - median_of_5(around)) > kSpike) speed[s] = kNoValue;
  }
  bridge(speed, kLongestBridge_s);
}

/// Speed from a cumulative distance, as the mean over 5 s; steps back (a counter that restarts) are no speed.
Column speed_from_distance(const Column& distance) {
  Column speed(distance.size(), kNoValue);
  constexpr std::size_t kHalf = 2;
  for (std::size_t s = kHalf; s + kHalf < distance.size(); ++s) {
    const float metres = distance[s + kHalf] - distance[s - kHalf];
    if (metres >= 0) speed[s] = metres / (2 * kHalf);
  }
  return speed;
}

std::size_t count_known(const Column& column) {
  return static_cast<std::size_t>(std::count_if(column.begin(), column.end(), known));
}

void count_both_legs(Column& cadence) {
  std::vector<float> steps;
  steps.reserve(cadence.size());
  for (const float c : cadence)
    if (c > 40) steps.push_back(c);
  if (steps.empty()) return;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  if (*middle < kOneLegBelow)
    for (float& c : cadence) c *= 2;
}

/// The device's own distance where it rises plausibly, else the sum of speed.
std::vector<float> covered_metres(const Timeline& t, const Motion& m) {
  std::vector<float> covered(t.seconds, 0);
  double sum = 0;
  float last = kNoValue;
  for (std::size_t s = 0; s < t.seconds; ++s) {
    const float d = at(t.distance, s);
    if (known(d)) {
      const float rise = d - last;
      if (known(last) && rise > 0 && (rise <= kFastest || !t.timer[s])) sum += rise;
      last = d;
    } else if (t.distance.empty() && t.timer[s] && known(at(m.speed, s))) {
      sum += m.speed[s];
    }
    covered[s] = static_cast<float>(sum);
  }
  return covered;
}

}  // namespace

Motion clean_motion(const Timeline& t, bool indoors) {
  Motion m;
  m.cadence = t.cadence;
  count_both_legs(m.cadence);
  m.speed = t.speed;
  if (2 * count_known(t.speed) < count_known(t.distance)) m.speed = speed_from_distance(t.distance);
  drop_spikes(m.speed);
  m.covered = covered_metres(t, m);

  m.moving.assign(t.seconds, 0);
  const bool blind = m.speed.empty() && m.cadence.empty();
  for (std::size_t s = 0; s < t.seconds; ++s) {
    if (!t.timer[s]) continue;
    const float speed = at(m.speed, s);
    const bool steps = at(m.cadence, s) >= kFewestSteps;
    m.moving[s] = blind || speed >= kSlowestRunning || (steps && (indoors || !known(speed)));
  }
  return m;
}

}  // namespace freshlegs::analysis
