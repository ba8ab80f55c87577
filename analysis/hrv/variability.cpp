#include "analysis/hrv/variability.h"

#include <cmath>
#include <cstddef>

namespace freshlegs::analysis {

std::optional<double> rmssd(std::span<const double> rr) {
  double sum = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 1; i < rr.size(); ++i) {
    const double difference = rr[i] - rr[i - 1];
    if (std::isnan(difference)) continue;
    sum += difference * difference;
    ++pairs;
  }
  if (pairs == 0) return std::nullopt;
  return std::sqrt(sum / static_cast<double>(pairs));
}

std::optional<double> mean_rr(std::span<const double> rr) {
  double sum = 0;
  std::size_t n = 0;
  for (const double x : rr) {
    if (std::isnan(x)) continue;
    sum += x;
    ++n;
  }
  if (n == 0) return std::nullopt;
  return sum / static_cast<double>(n);
}

std::optional<double> sdnn(std::span<const double> rr) {
  const auto mean = mean_rr(rr);
  if (!mean) return std::nullopt;
  double squares = 0;
  std::size_t n = 0;
  for (const double x : rr) {
    if (std::isnan(x)) continue;
    squares += (x - *mean) * (x - *mean);
    ++n;
  }
  if (n < 2) return std::nullopt;
  return std::sqrt(squares / static_cast<double>(n - 1));
}

}  // namespace freshlegs::analysis
