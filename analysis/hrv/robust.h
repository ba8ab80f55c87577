// Mean and scatter of some mornings in which one wild value counts for nothing: a strap that slipped is no heart.
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

struct Usual {
  double mean = 0, sd = 0;
  double wild = 0;  ///< so far from the mean one alone is no heart: three SD, at least 9 %
};

inline Usual usual_of(const std::vector<double>& values) {
  constexpr double kWild = 3, kLeast = .03;
  const double middle = middle_of(values);
  Usual usual;
  usual.wild = kWild * std::max(scatter_of(values, middle), kLeast * std::abs(middle));
  double n = 0, squares = 0;
  for (const double v : values)
    if (std::abs(v - middle) <= usual.wild) usual.mean += v, squares += v * v, n += 1;
  usual.mean /= n;
  usual.sd = n > 1 ? std::sqrt(std::max(0.0, (squares - n * usual.mean * usual.mean) / (n - 1))) : 0;
  return usual;
}

/// Mean of a week. A wild value counts when another on its side bears it out.
inline double week_mean(const std::vector<double>& values, const Usual& usual) {
  const auto wild = [&](double v, double side) { return side * (v - usual.mean) > usual.wild; };
  const auto alone = [&](double side) {
    return std::ranges::count_if(values, [&](double v) { return wild(v, side); }) == 1;
  };
  const bool high_alone = alone(1), low_alone = alone(-1);
  double sum = 0, n = 0;
  for (const double v : values)
    if (!(high_alone && wild(v, 1)) && !(low_alone && wild(v, -1))) sum += v, n += 1;
  return sum / n;
}

}  // namespace freshlegs::analysis
