// The middle of some mornings and how far they scatter around it, so that one wild value moves neither.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace freshlegs::analysis {

/// Median; of an even number the mean of the middle two. Not of nothing.
inline double middle_of(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// Median distance from the middle, scaled to the standard deviation of a normal distribution (Leys 2013,
/// 10.1016/j.jesp.2013.03.013): half of the values may be wrong before it breaks, where an SD breaks by one.
inline double scatter_of(std::vector<double> values, double middle) {
  constexpr double kNormal = 1.4826;
  for (double& v : values) v = std::abs(v - middle);
  return kNormal * middle_of(std::move(values));
}

}  // namespace freshlegs::analysis
