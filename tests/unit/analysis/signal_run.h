// Hand-made runs for the tests of signal extraction: one function a second gives each channel.
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <utility>

#include "analysis/activity.h"

namespace freshlegs::analysis {

/// A recording of `seconds` samples, one a second; channels are added by functions of the second.
class MadeRun {
 public:
  explicit MadeRun(int seconds) {
    recording_.head.sport = "running";
    recording_.head.start = Instant{Millis{1'700'000'000'000}};
    recording_.head.end = recording_.head.start + std::chrono::seconds(seconds - 1);
    for (int s = 0; s < seconds; ++s) recording_.samples.offset_ms.push_back(s * 1000);
  }

  /// NaN = the device wrote nothing.
  MadeRun& with(ChannelKind kind, const std::function<double(int)>& value,
                ChannelSource source = ChannelSource::native) {
    Channel channel{kind, source, {}};
    for (const auto offset : recording_.samples.offset_ms) {
      const double v = value(offset / 1000);
      channel.ticks.push_back(
          std::isnan(v) ? kMissing : static_cast<std::int32_t>(std::lround(v * spec(kind).ticks_per_unit)));
    }
    recording_.samples.channels.push_back(std::move(channel));
    return *this;
  }
  MadeRun& steady(double mps, double bpm) {
    return with(ChannelKind::heart_rate, [=](int s) { return bpm + s % 3; })
        .with(ChannelKind::speed, [=](int) { return mps; })
        .with(ChannelKind::distance, [=](int s) { return mps * s; });
  }
  Recording& recording() { return recording_; }

  [[nodiscard]] Activity activity(Role role = Role::watch) const {
    Activity a;
    a.plan.sport = Sport::run;
    a.plan.start = recording_.head.start;
    a.plan.end = recording_.head.end;
    a.plan.parts = {{0, role, Millis{0}}};
    a.parts = {recording_};
    return a;
  }

 private:
  Recording recording_;
};

}  // namespace freshlegs::analysis
