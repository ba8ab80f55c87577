#include "tests/sim/track.h"

#include <algorithm>
#include <cmath>

#include "tests/sim/exact_math.h"

namespace freshlegs::sim {
namespace {

// Ticks of ingest/channel.h, coarser where the FIT field is: altitude 1/5 m, temperature whole degrees.
std::int32_t ticks(double value, double per_unit, int coarse = 1) {
  return static_cast<std::int32_t>(std::floor(value * per_unit / coarse + 0.5)) * coarse;
}

constexpr double kHomeLatitude = 48.1, kHomeLongitude = 11.5;
constexpr double kMetresPerDegree = 111320, kCosHome = 0.66783;  // cos 48.1 degrees
constexpr double kTicksPerDegree = 2147483648.0 / 180.0;

constexpr ChannelKind kColumns[] = {ChannelKind::heart_rate,
                                    ChannelKind::speed,
                                    ChannelKind::distance,
                                    ChannelKind::altitude,
                                    ChannelKind::cadence,
                                    ChannelKind::stance_time,
                                    ChannelKind::stance_time_balance,
                                    ChannelKind::vertical_oscillation,
                                    ChannelKind::vertical_ratio,
                                    ChannelKind::step_length,
                                    ChannelKind::temperature,
                                    ChannelKind::latitude,
                                    ChannelKind::longitude};

void summarise_lap(Lap& lap, const Samples& samples) {
  const auto& offsets = samples.offset_ms;
  const auto from = std::ranges::lower_bound(offsets, lap.offset_ms) - offsets.begin();
  const auto to = std::ranges::lower_bound(offsets, lap.offset_ms + lap.elapsed_ms) - offsets.begin();
  if (to - from < 2) return;
  lap.timer_s = static_cast<double>(to - from);
  lap.avg_heart_rate_bpm =
      mean_of(samples, ChannelKind::heart_rate, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
  if (lap.avg_heart_rate_bpm) lap.avg_heart_rate_bpm = std::floor(*lap.avg_heart_rate_bpm + 0.5);
  const Channel* distance = samples.find(ChannelKind::distance);
  const auto end = std::min(static_cast<std::size_t>(to), samples.size() - 1);
  if (distance != nullptr)  // whole centimetres, as the file holds it
    lap.distance_m =
        std::floor((distance->value(end) - distance->value(static_cast<std::size_t>(from))) * 100 + 0.5) /
        100;
}

}  // namespace

Track::Track(std::size_t seconds) {
  samples_.offset_ms.reserve(seconds);
  for (const ChannelKind kind : kColumns) {
    samples_.channels.push_back({kind, ChannelSource::native, {}});
    samples_.channels.back().ticks.reserve(seconds);
  }
}

void Track::add(int second, const Second& s) {
  const std::int32_t row[] = {
      ticks(s.heart_rate, 1),
      ticks(s.speed, 1000),
      ticks(s.distance, 100),
      ticks(s.altitude, 10, 2),
      ticks(s.cadence, 64),
      ticks(s.contact, 10),
      ticks(s.balance, 100),
      ticks(s.oscillation, 10),
      ticks(100 * s.oscillation / s.step_length, 100),
      ticks(s.step_length, 10),
      ticks(s.temperature, 10, 10),
      ticks(kHomeLatitude + s.north_m / kMetresPerDegree, kTicksPerDegree),
      ticks(kHomeLongitude + s.east_m / (kMetresPerDegree * kCosHome), kTicksPerDegree),
  };
  samples_.offset_ms.push_back(second * 1000);
  for (std::size_t i = 0; i < std::size(row); ++i) samples_.channels[i].ticks.push_back(row[i]);
}

std::optional<double> mean_of(const Samples& samples, ChannelKind kind, std::size_t from, std::size_t to) {
  const Channel* channel = samples.find(kind);
  if (channel == nullptr) return std::nullopt;
  double sum = 0;
  int count = 0;
  for (std::size_t i = from; i < std::min(to, channel->ticks.size()); ++i) {
    if (channel->ticks[i] == kMissing) continue;
    sum += channel->value(i);
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / count;
}

void summarise(Recording& recording) {
  const Samples& samples = recording.samples;
  DeviceSummary& summary = recording.head.summary;
  const auto rounded = [&](ChannelKind kind, double step) {
    auto mean = mean_of(samples, kind);
    if (mean) mean = std::floor(*mean / step + 0.5) * step;
    return mean;
  };
  summary.elapsed_s = static_cast<double>((recording.head.end - recording.head.start).count()) / 1000;
  summary.timer_s = static_cast<double>(samples.size() > 1 ? samples.size() - 1 : 0);
  if (const Channel* distance = samples.find(ChannelKind::distance))
    summary.distance_m = distance->value(samples.size() - 1);
  summary.avg_heart_rate_bpm = rounded(ChannelKind::heart_rate, 1);
  if (const Channel* rate = samples.find(ChannelKind::heart_rate))
    summary.max_heart_rate_bpm = *std::ranges::max_element(rate->ticks);
  if (summary.avg_heart_rate_bpm)
    summary.calories_kcal = std::floor(*summary.avg_heart_rate_bpm * *summary.elapsed_s / 780 + 0.5);
  for (auto& lap : recording.laps) summarise_lap(lap, samples);
  count_body(recording);
}

}  // namespace freshlegs::sim
