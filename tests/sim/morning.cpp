#include "tests/sim/morning.h"

#include <cmath>
#include <vector>

#include "tests/sim/devices.h"
#include "tests/sim/exact_math.h"
#include "tests/sim/track.h"

namespace freshlegs::sim {
namespace {

constexpr double kSeconds = 185;

/// Breathing, a slow wave and noise around zero, scaled so that the whole has exactly the wanted RMSSD.
std::vector<double> variation(double mean_ms, double rmssd_ms, Random& random) {
  std::vector<double> ms;
  const double breath = random.uniform(4.0, 6.0), phase = random.uniform(0, 6.28);
  Wander slow(1.2, 8, random);
  for (double t = 0; t < kSeconds; t += mean_ms / 1000)
    ms.push_back(exact_sin(6.283185307 * t / breath + phase) + slow.step(random) + 0.35 * random.normal());
  double squares = 0;
  for (std::size_t i = 1; i < ms.size(); ++i) squares += (ms[i] - ms[i - 1]) * (ms[i] - ms[i - 1]);
  const double scale = rmssd_ms / std::sqrt(squares / static_cast<double>(ms.size() - 1));
  for (double& x : ms) x *= scale;
  return ms;
}

}  // namespace

Recording simulate_morning(const Athlete& athlete, const MorningDay& day, Random random) {
  Recording r;
  const double mean_ms = 60000 / day.rate_bpm;
  r.samples.channels.push_back({ChannelKind::heart_rate, ChannelSource::native, {}});
  double now_s = 0;
  std::vector<std::int32_t> intervals;
  for (const double x : variation(mean_ms, day.rmssd_ms, random))
    intervals.push_back(static_cast<std::int32_t>(std::floor(mean_ms + x + 0.5)));
  for (int g = 0; g < day.glitches; ++g) {
    const auto at = static_cast<std::size_t>(random.integer(10, static_cast<int>(intervals.size()) - 10));
    intervals[at] += intervals[at + 1];
    intervals.erase(intervals.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  }
  for (const std::int32_t interval : intervals) {
    now_s += interval / 1000.0;
    while (r.samples.offset_ms.size() <= static_cast<std::size_t>(now_s)) {
      r.samples.offset_ms.push_back(static_cast<std::int32_t>(r.samples.size()) * 1000);
      r.samples.channels[0].ticks.push_back(static_cast<std::int32_t>(std::floor(60000.0 / interval + 0.5)));
    }
    r.rr.interval_ms.push_back(interval);
    r.rr.offset_ms.push_back(r.samples.offset_ms.back());
  }
  r.head.sport = "generic";
  r.head.sub_sport = "generic";
  r.head.title = "Morning";
  r.head.start = day.start;
  r.head.end = day.start + std::chrono::seconds(r.samples.size() - 1);
  r.head.utc_offset = day.offset;
  r.head.device = garmin_watch();
  r.head.device.dynamics.clear();
  r.user = profile_of(athlete);
  const auto end_ms = static_cast<std::int32_t>((r.head.end - r.head.start).count());
  r.timer = {{0, true}, {end_ms, false}};
  summarise(r);
  return r;
}

}  // namespace freshlegs::sim
