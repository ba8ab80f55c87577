#include "analysis/signal/elevation.h"

#include <algorithm>
#include <array>

namespace freshlegs::analysis {
namespace {

constexpr double kStep_m = 5;           // the distance grid
constexpr std::size_t kSlopeReach = 6;  // a line fitted over +-30 m
constexpr float kSpike_m = 50;          // off the neighbours' median
constexpr float kSteepest = 0.45F;      // beyond it is a pressure step, not a road (Minetti 2002 ends there)
// Half widths of the triangle: barometers step by 0.2 m, satellites wander by 5 m.
constexpr std::size_t kBarometerReach = 8;   // 40 m
constexpr std::size_t kSatelliteReach = 17;  // 85 m
constexpr double kRough_m = 1;               // raw against smoothed: rougher is no barometer
constexpr double kBarometerHysteresis_m = 3, kSatelliteHysteresis_m = 8;

using Altitudes = std::vector<float>;  // altitude every 5 m of road

Altitudes over_distance(const Column& altitude, const Motion& motion) {
  Altitudes profile;
  float last_d = 0, last_a = kNoValue;
  for (std::size_t s = 0; s < altitude.size(); ++s) {
    if (!known(altitude[s])) continue;
    const float d = motion.covered[s];
    if (!known(last_a)) profile.assign(static_cast<std::size_t>(d / kStep_m) + 1, altitude[s]);
    while (static_cast<double>(profile.size()) * kStep_m <= d) {
      const float target = static_cast<float>(static_cast<double>(profile.size()) * kStep_m);
      const float share = d > last_d ? (target - last_d) / (d - last_d) : 1;
      profile.push_back(last_a + (altitude[s] - last_a) * share);
    }
    last_d = d;
    last_a = altitude[s];
  }
  return profile;
}

Altitudes median_5(const Altitudes& in) {
  Altitudes out = in;
  for (std::size_t i = 2; i + 2 < in.size(); ++i) {
    std::array<float, 5> v{in[i - 2], in[i - 1], in[i], in[i + 1], in[i + 2]};
    if (std::is_sorted(v.begin(), v.end()) || std::is_sorted(v.rbegin(), v.rend())) continue;
    std::nth_element(v.begin(), v.begin() + 2, v.end());
    out[i] = v[2];
  }
  return out;
}

void drop_spikes(Altitudes& profile) {
  const Altitudes middle = median_5(profile);
  for (std::size_t i = 0; i < profile.size(); ++i)
    if (std::abs(profile[i] - middle[i]) > kSpike_m) profile[i] = middle[i];
}

/// Mean over +-reach points, fewer at the ends but always symmetric, so that a straight slope stays straight.
Altitudes box(const Altitudes& in, std::size_t reach) {
  std::vector<double> sums(in.size() + 1, 0);
  for (std::size_t i = 0; i < in.size(); ++i) sums[i + 1] = sums[i] + static_cast<double>(in[i]);
  Altitudes out(in.size());
  for (std::size_t i = 0; i < in.size(); ++i) {
    const std::size_t r = std::min({reach, i, in.size() - 1 - i});
    out[i] = static_cast<float>((sums[i + r + 1] - sums[i - r]) / static_cast<double>(2 * r + 1));
  }
  return out;
}

/// Two boxes make a triangle.
Altitudes triangle(const Altitudes& in, std::size_t reach) { return box(box(in, reach / 2), reach - reach / 2); }

double roughness(const Altitudes& raw, const Altitudes& smooth) {
  double squares = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const double off = static_cast<double>(raw[i]) - static_cast<double>(smooth[i]);
    squares += off * off;
  }
  return raw.empty() ? 0 : std::sqrt(squares / static_cast<double>(raw.size()));
}

Altitudes slopes(const Altitudes& profile) {
  Altitudes out(profile.size(), 0);
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const std::size_t r = std::min({kSlopeReach, i, profile.size() - 1 - i});
    if (r == 0) continue;
    double rise = 0, run = 0;
    for (std::size_t k = 1; k <= r; ++k) {
      rise += static_cast<double>(k) *
              (static_cast<double>(profile[i + k]) - static_cast<double>(profile[i - k]));
      run += 2.0 * static_cast<double>(k * k) * kStep_m;
    }
    out[i] = static_cast<float>(rise / run);
  }
  return out;
}

void count_climbs(const Altitudes& profile, double hysteresis, Elevation& elevation) {
  if (profile.empty()) return;
  double reference = profile.front();
  for (const float a : profile) {
    const double change = static_cast<double>(a) - reference;
    if (std::abs(change) < hysteresis) continue;
    (change > 0 ? elevation.ascent_m : elevation.descent_m) += std::abs(change);
    reference = a;
  }
}

}  // namespace

Elevation find_grade(const Timeline& timeline, const Motion& motion) {
  Elevation elevation;
  elevation.grade.assign(timeline.seconds, 0);
  Altitudes raw = timeline.altitude.empty() ? Altitudes{} : over_distance(timeline.altitude, motion);
  const double length = motion.covered.empty() ? 0 : static_cast<double>(motion.covered.back());
  const double profiled = static_cast<double>(raw.size()) * kStep_m;
  if (raw.size() < 2 * kSlopeReach || 2 * profiled < length) return elevation;
  elevation.flat_assumed = false;
  drop_spikes(raw);
  const Altitudes settled = median_5(raw);
  Altitudes smooth = triangle(settled, kBarometerReach);
  const bool satellite = roughness(raw, smooth) > kRough_m;
  if (satellite) smooth = triangle(settled, kSatelliteReach);
  count_climbs(smooth, satellite ? kSatelliteHysteresis_m : kBarometerHysteresis_m, elevation);
  const Altitudes slope = slopes(smooth);
  for (std::size_t s = 0; s < timeline.seconds; ++s) {
    const auto i = std::min(static_cast<std::size_t>(motion.covered[s] / kStep_m), slope.size() - 1);
    elevation.grade[s] = std::abs(slope[i]) <= kSteepest ? slope[i] : kNoValue;
  }
  return elevation;
}

}  // namespace freshlegs::analysis
