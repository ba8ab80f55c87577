#include "analysis/load/week_shape.h"

#include <algorithm>
#include <array>

#include "analysis/load/load_series.h"

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kWeek = 7, kMonths = 119, kFewest = 56;
constexpr double kHigh = .9;

/// Of the seven days that end with index `last`.
Monotony week_to(const std::vector<DayLoad>& days, std::size_t last) {
  std::array<double, kWeek> load{};
  for (std::size_t i = 0; i < kWeek; ++i) load[i] = days[last + 1 - kWeek + i].trimp;
  return monotony(load);
}

double high_of(std::vector<double> values) {
  const auto rank =
      values.begin() + static_cast<std::ptrdiff_t>(kHigh * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, rank);
  return *rank;
}

}  // namespace

std::optional<WeekShape> week_shape(const std::vector<DayLoad>& days, date::local_days day) {
  const auto it = std::ranges::find(days, day, &DayLoad::day);
  if (it == days.end()) return std::nullopt;
  const auto last = static_cast<std::size_t>(it - days.begin());
  if (last + 1 < kWeek) return std::nullopt;
  const Monotony now = week_to(days, last);
  WeekShape shape{now.monotony, now.strain, std::nullopt, std::nullopt};
  std::vector<double> monotonies, strains;
  for (std::size_t i = last < kMonths + kWeek ? kWeek - 1 : last - kMonths - 1; i + kWeek <= last; ++i) {
    const Monotony week = week_to(days, i);
    monotonies.push_back(week.monotony);
    strains.push_back(week.strain);
  }
  if (strains.size() < kFewest) return shape;
  shape.high_monotony = high_of(std::move(monotonies));
  shape.high_strain = high_of(std::move(strains));
  return shape;
}

}  // namespace freshlegs::analysis
