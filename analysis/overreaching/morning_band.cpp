#include "analysis/overreaching/morning_band.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

// Plews 2014: a mean of at least 3 of 7 days; 2 when somebody measures twice a week.
constexpr date::days kWeek{7}, kBaseline{67};
constexpr double kFewestInWeek = 2, kFewestInBaseline = 12;
constexpr double kPriorLooks = 4;

}  // namespace

std::optional<double> MorningBand::add(date::local_days day, double value) {
  const auto z = standing(day, value);
  readings_.push_back({day, value});
  while (readings_.front().day < day - kBaseline) readings_.pop_front();
  return z;
}

std::optional<double> MorningBand::standing(date::local_days day, double value) const {
  double sum = 0, squares = 0, n = 0;
  for (const Reading& r : readings_) {
    if (r.day > day - kWeek || r.day < day - kBaseline) continue;
    sum += r.value;
    squares += r.value * r.value;
    n += 1;
  }
  if (n < kFewestInBaseline) return std::nullopt;
  const double mean = sum / n;
  const double own = std::max(0.0, squares - n * mean * mean) + kPriorLooks * prior_sd_ * prior_sd_;
  // The mean is itself known from n mornings only.
  const double sd = std::sqrt(own / (n - 1 + kPriorLooks) * (1 + 1 / n));
  return (value - mean) / sd;
}

std::optional<double> MorningBand::usual() const {
  if (static_cast<double>(readings_.size()) < kFewestInBaseline) return std::nullopt;
  double sum = 0;
  for (const Reading& r : readings_) sum += r.value;
  return sum / static_cast<double>(readings_.size());
}

std::optional<double> MorningBand::change(date::local_days today) const {
  double week = 0, n_week = 0, before = 0, n_before = 0;
  for (const Reading& r : readings_) {
    if (r.day < today - kBaseline) continue;
    (r.day > today - kWeek ? week : before) += r.value;
    (r.day > today - kWeek ? n_week : n_before) += 1;
  }
  if (n_week < kFewestInWeek || n_before < kFewestInBaseline) return std::nullopt;
  return week / n_week - before / n_before;
}

}  // namespace freshlegs::analysis
