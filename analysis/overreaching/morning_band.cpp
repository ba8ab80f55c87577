#include "analysis/overreaching/morning_band.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

// Plews 2014: a mean of at least 3 of 7 days; 2 when somebody measures twice a week.
constexpr date::days kWeek{7}, kBaseline{67};
constexpr double kFewestInWeek = 2, kFewestInBaseline = 12;
constexpr double kSmallestWorthwhile = .5;  // SD (Plews: half of the usual variation)
constexpr double kNotByChance = 2;          // standard errors of the week's mean
constexpr double kPriorLooks = 4;
constexpr double kLeastSd = 1e-3;

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

std::optional<MorningBand::Comparison> MorningBand::compare(date::local_days today) const {
  double week = 0, n_week = 0, sum = 0, squares = 0, n = 0;
  for (const Reading& r : readings_) {
    if (r.day < today - kBaseline) continue;
    if (r.day > today - kWeek) {
      week += r.value;
      n_week += 1;
    } else {
      sum += r.value;
      squares += r.value * r.value;
      n += 1;
    }
  }
  if (n_week < kFewestInWeek || n < kFewestInBaseline) return std::nullopt;
  const double mean = sum / n;
  const double sd = std::sqrt(std::max(0.0, squares / n - mean * mean));
  return Comparison{week / n_week, n_week, mean, std::max(sd, kLeastSd)};
}

std::optional<double> MorningBand::usual() const {
  if (static_cast<double>(readings_.size()) < kFewestInBaseline) return std::nullopt;
  double sum = 0;
  for (const Reading& r : readings_) sum += r.value;
  return sum / static_cast<double>(readings_.size());
}

std::optional<double> MorningBand::change(date::local_days today) const {
  const auto c = compare(today);
  if (!c) return std::nullopt;
  return c->week - c->mean;
}

bool MorningBand::outside(date::local_days today) const {
  const auto c = compare(today);
  if (!c) return false;
  const double off = std::abs(c->week - c->mean) / c->sd;
  return off > kSmallestWorthwhile && off * std::sqrt(c->mornings) > kNotByChance;
}

}  // namespace freshlegs::analysis
