#include "analysis/load/trimp.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr double kMostSeconds = 86400;

/// Load of a minute at that share of the heart-rate reserve.
double minute_load(double x, std::optional<bool> male) {
  return male.value_or(true) ? x * 0.64 * std::exp(1.92 * x) : x * 0.86 * std::exp(1.67 * x);
}

}  // namespace

std::optional<double> banister_trimp(const HeartRateHistogram& histogram, HeartRateRange range,
                                     std::optional<bool> male) {
  if (histogram.seconds.empty()) return std::nullopt;
  double load = 0;
  int bpm = histogram.lowest_bpm;
  for (const auto seconds : histogram.seconds)
    load += seconds / 60.0 * minute_load(reserve_share(bpm++, range), male);
  return load;
}

std::optional<double> mean_trimp(std::optional<double> mean_bpm, std::optional<double> seconds, HeartRateRange range,
                                 std::optional<bool> male) {
  if (!mean_bpm || !seconds) return std::nullopt;
  return std::min(*seconds, kMostSeconds) / 60 * minute_load(reserve_share(*mean_bpm, range), male);
}

std::optional<double> edwards_load(const HeartRateHistogram& histogram, double max_bpm) {
  if (histogram.seconds.empty() || !(max_bpm > 0)) return std::nullopt;
  double load = 0;
  int bpm = histogram.lowest_bpm;
  for (const auto seconds : histogram.seconds) {
    const double zone = std::floor(10 * bpm++ / max_bpm) - 4;
    load += seconds / 60.0 * std::clamp(zone, 0.0, 5.0);
  }
  return load;
}

std::optional<double> edwards_load(const HeartRateHistogram& histogram, std::span<const double> zones_bpm) {
  if (histogram.seconds.empty()) return std::nullopt;
  double load = 0;
  int bpm = histogram.lowest_bpm;
  for (const auto seconds : histogram.seconds) {
    const auto zone = 1 + std::ranges::count_if(zones_bpm, [&](double from) { return bpm >= from; });
    load += seconds / 60.0 * static_cast<double>(zone);
    ++bpm;
  }
  return load;
}

}  // namespace freshlegs::analysis
