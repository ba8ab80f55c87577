#include "analysis/hrv/fractal.h"

#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kSmallestBox = 4, kLargestBox = 16;

/// Sum of squares that remain after a straight line is fitted to a box of the profile.
double residual(std::span<const double> y) {
  const auto n = static_cast<double>(y.size());
  double sy = 0, sxy = 0, syy = 0;
  const double mid = (n - 1) / 2;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double x = static_cast<double>(i) - mid;
    sy += y[i];
    sxy += x * y[i];
  }
  const double mean = sy / n;
  for (const double v : y) syy += (v - mean) * (v - mean);
  const double sxx = n * (n * n - 1) / 12;
  return std::max(0.0, syy - sxy * sxy / sxx);
}

/// Root mean square fluctuation around the line in boxes of n beats.
double fluctuation(std::span<const double> profile, std::size_t n) {
  const std::size_t boxes = profile.size() / n;
  double sum = 0;
  for (std::size_t b = 0; b < boxes; ++b) {
    sum += residual(profile.subspan(b * n, n));
    sum += residual(profile.subspan(profile.size() - (b + 1) * n, n));
  }
  return std::sqrt(sum / static_cast<double>(2 * boxes * n));
}

}  // namespace

std::optional<double> dfa_alpha1(std::span<const double> rr) {
  if (rr.size() < 2 * kLargestBox) return std::nullopt;
  const double mean = std::accumulate(rr.begin(), rr.end(), 0.0) / static_cast<double>(rr.size());
  std::vector<double> profile(rr.size());
  double sum = 0;
  for (std::size_t i = 0; i < rr.size(); ++i) profile[i] = sum += rr[i] - mean;

  double sx = 0, sy = 0, sxx = 0, sxy = 0;
  constexpr double kBoxes = kLargestBox - kSmallestBox + 1;
  for (std::size_t n = kSmallestBox; n <= kLargestBox; ++n) {
    const double f = fluctuation(profile, n);
    if (!(f > 0)) return std::nullopt;
    const double x = std::log(static_cast<double>(n)), y = std::log(f);
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  return (kBoxes * sxy - sx * sy) / (kBoxes * sxx - sx * sx);
}

}  // namespace freshlegs::analysis
