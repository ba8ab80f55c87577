#include "analysis/load/heart_rate_histogram.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <tuple>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr int kLowest = 30, kHighest = 230;
/// Watches that record "smartly" write every 1-10 s.
constexpr std::int64_t kLongestHoldMs = 15000;
using Milliseconds = std::array<std::int64_t, kHighest - kLowest + 1>;

const Channel* heart_rate_of(const Recording& recording) {
  return recording.samples.find(ChannelKind::heart_rate);
}

const Recording* best_part(const Activity& activity) {
  const auto rank = [](const Recording& r) {
    const auto* channel = heart_rate_of(r);
    const auto values =
        static_cast<std::int64_t>(channel->ticks.size()) - std::ranges::count(channel->ticks, kMissing);
    return std::tuple(r.head.device.heart_rate == HeartRateSensor::strap, values);
  };
  const Recording* best = nullptr;
  for (const auto& part : activity.parts)
    if (heart_rate_of(part) && (!best || rank(*best) < rank(part))) best = &part;
  return best;
}

Milliseconds count(const Samples& samples, const Channel& channel) {
  Milliseconds held{};
  for (std::size_t i = 0; i < channel.ticks.size(); ++i) {
    if (channel.ticks[i] == kMissing) continue;
    const int bpm = static_cast<int>(channel.value(i));
    if (bpm < kLowest || bpm > kHighest) continue;
    // The last sample stands for a second; time that runs backwards for none.
    const std::int64_t until =
        i + 1 < samples.size() ? samples.offset_ms[i + 1] : samples.offset_ms[i] + std::int64_t{1000};
    held[static_cast<std::size_t>(bpm - kLowest)] +=
        std::clamp<std::int64_t>(until - samples.offset_ms[i], 0, kLongestHoldMs);
  }
  return held;
}

}  // namespace

HeartRateHistogram heart_rate_histogram(const Activity& activity) {
  const auto* part = best_part(activity);
  if (!part) return {};
  const auto held = count(part->samples, *heart_rate_of(*part));
  std::vector<std::uint16_t> seconds(held.size());
  std::ranges::transform(held, seconds.begin(), [](std::int64_t ms) {
    return static_cast<std::uint16_t>(
        std::min<std::int64_t>((ms + 500) / 1000, std::numeric_limits<std::uint16_t>::max()));
  });
  const auto first = std::ranges::find_if(seconds, [](auto s) { return s > 0; });
  if (first == seconds.end()) return {};
  const auto last = std::find_if(seconds.rbegin(), seconds.rend(), [](auto s) { return s > 0; }).base();
  return {std::vector<std::uint16_t>(first, last), kLowest + static_cast<int>(first - seconds.begin())};
}

double total_seconds(const HeartRateHistogram& histogram) {
  return std::accumulate(histogram.seconds.begin(), histogram.seconds.end(), 0.0);
}

std::optional<double> mean_bpm(const HeartRateHistogram& histogram) {
  double sum = 0, beats = 0;
  int bpm = histogram.lowest_bpm;
  for (const auto s : histogram.seconds) {
    sum += s;
    beats += s * static_cast<double>(bpm++);
  }
  if (!(sum > 0)) return std::nullopt;
  return beats / sum;
}

std::optional<double> quantile_bpm(const HeartRateHistogram& histogram, double share) {
  const double total = total_seconds(histogram);
  if (!(total > 0)) return std::nullopt;
  double below = 0;
  int bpm = histogram.lowest_bpm;
  for (const auto s : histogram.seconds) {
    below += s;
    if (below >= share * total) return bpm;
    ++bpm;
  }
  return bpm - 1;
}

}  // namespace freshlegs::analysis
