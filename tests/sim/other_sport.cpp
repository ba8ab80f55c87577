#include "tests/sim/other_sport.h"

#include <cmath>

#include "tests/sim/devices.h"
#include "tests/sim/track.h"

namespace freshlegs::sim {
namespace {

std::int32_t rounded(double x) { return static_cast<std::int32_t>(std::floor(x + 0.5)); }

}  // namespace

Recording simulate_other_sport(const Athlete& athlete, const Planned& plan, Instant start, UtcOffset offset,
                               double air_c, Random random) {
  const bool ride = plan.kind == Kind::ride;
  const double usual_mps = ride ? 6.8 : 1.45, usual_bpm = athlete.heart.rest_bpm + (ride ? 70 : 40);
  Wander speed(0.12, 90, random), rate(5, 120, random);
  Recording r;
  for (const ChannelKind kind :
       {ChannelKind::heart_rate, ChannelKind::speed, ChannelKind::distance, ChannelKind::temperature})
    r.samples.channels.push_back({kind, ChannelSource::native, {}});
  double distance = 0;
  const int seconds = static_cast<int>(plan.minutes * 60);
  for (int s = 0; s < seconds; ++s) {
    const double v = usual_mps * (1 + speed.step(random));
    distance += v;
    r.samples.offset_ms.push_back(s * 1000);
    r.samples.channels[0].ticks.push_back(rounded(usual_bpm + rate.step(random)));
    r.samples.channels[1].ticks.push_back(rounded(1000 * v));
    r.samples.channels[2].ticks.push_back(rounded(100 * distance));
    r.samples.channels[3].ticks.push_back(10 * rounded(air_c + 5));
  }
  r.head.sport = ride ? "cycling" : "walking";
  r.head.sub_sport = "generic";
  r.head.title = ride ? "Bike" : "Walk";
  r.head.start = start;
  r.head.end = start + std::chrono::seconds(seconds);
  r.head.utc_offset = offset;
  r.head.device = garmin_watch();
  r.head.device.dynamics.clear();
  r.user = profile_of(athlete);
  r.timer = {{0, true}, {seconds * 1000, false}};
  Lap lap;
  lap.elapsed_ms = seconds * 1000;
  lap.intensity = Lap::Intensity::active;
  r.laps.push_back(lap);
  summarise(r);
  return r;
}

}  // namespace freshlegs::sim
