#include "analysis/load/load_series.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace freshlegs::analysis {
namespace {

/// A watch without a battery dates files decades off: so long a silence starts a new series.
constexpr auto kLongestGap = date::days(366);

void settle(std::vector<DayLoad>& days, std::size_t i) {
  auto& d = days[i];
  const bool follows = i > 0 && d.day - days[i - 1].day == date::days(1);
  const DayLoad before = follows ? days[i - 1] : DayLoad{};
  d.week = fade(before.week, d.trimp, kLoadWeek);
  d.six_weeks = fade(before.six_weeks, d.trimp, kLoadSixWeeks);
  d.history = before.history + 1;
}

}  // namespace

double fade(double mean, double load, double days) {
  return mean + (load - mean) * (1 - std::exp(-1 / days));
}

LoadMeans load_means(const DayLoad& load) {
  const auto come = [&](double length) { return -std::expm1(-static_cast<double>(load.history) / length); };
  return {load.week / come(kLoadWeek), load.six_weeks / come(kLoadSixWeeks)};
}

Monotony monotony(std::span<const double> week) {
  if (week.empty()) return {};
  const auto n = static_cast<double>(week.size());
  const double sum = std::accumulate(week.begin(), week.end(), 0.0), mean = sum / n;
  double squares = 0;
  for (const double load : week) squares += (load - mean) * (load - mean);
  const double sd = std::sqrt(squares / n);
  // Seven equal days have no spread: capped where the ratio stops telling (science.md 5).
  constexpr double kCap = 10;
  const double ratio = sum > 0 ? std::min(kCap, sd > 0 ? mean / sd : kCap) : 0;
  return {ratio, sum * ratio};
}

void LoadSeries::open(date::local_days day) {
  if (!days_.empty() && day - days_.back().day > kLongestGap) {
    DayLoad fresh;
    fresh.day = day;
    days_.push_back(fresh);
    return;
  }
  while (days_.empty() || days_.back().day < day) {
    DayLoad next;
    next.day = days_.empty() ? day : days_.back().day + date::days(1);
    days_.push_back(next);
    settle(days_, days_.size() - 1);
  }
}

void LoadSeries::add(date::local_days day, double trimp, double leg_dose) {
  open(day);
  auto& d = days_.back();
  d.trimp += trimp;
  d.leg_dose += leg_dose;
  settle(days_, days_.size() - 1);
}

void LoadSeries::forget_before(date::local_days day) {
  const auto old =
      static_cast<std::size_t>(std::ranges::lower_bound(days_, day, {}, &DayLoad::day) - days_.begin());
  const auto n = std::min(old, closed_);  // a day that is not told yet is no history
  days_.erase(days_.begin(), days_.begin() + static_cast<std::ptrdiff_t>(n));
  closed_ -= n;
}

std::span<const DayLoad> LoadSeries::close_before(date::local_days day) {
  open(day);
  const auto complete =
      static_cast<std::size_t>(std::ranges::lower_bound(days_, day, {}, &DayLoad::day) - days_.begin());
  const auto from = std::min(closed_, complete);
  closed_ = std::max(closed_, complete);
  return std::span<const DayLoad>(days_).subspan(from, complete - from);
}

}  // namespace freshlegs::analysis
