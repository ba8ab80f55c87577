#include "analysis/load/trimp.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {

std::optional<double> banister_trimp(const HeartRateHistogram& histogram, HeartRateRange range,
                                     std::optional<bool> male) {
  if (histogram.seconds.empty()) return std::nullopt;
  const double a = male.value_or(true) ? 0.64 : 0.86, b = male.value_or(true) ? 1.92 : 1.67;
  double load = 0;
  int bpm = histogram.lowest_bpm;
  for (const auto seconds : histogram.seconds) {
    const double x = reserve_share(bpm++, range);
    load += seconds / 60.0 * x * a * std::exp(b * x);
  }
  return load;
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

}  // namespace freshlegs::analysis
