#include "analysis/model/time_course.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr double kBackWithin = .01;  // of speed at equal heart rate
constexpr std::size_t kLongest_h = 168;
constexpr double kReference_h = 18;  // a usual leg day in the evening, a run at noon

/// leg_load_after() of each hour, worked out once: the search below asks for them thousands of times.
const std::array<LegLoad, kLongest_h + 1>& hourly() {
  static const auto kHourly = [] {
    std::array<LegLoad, kLongest_h + 1> loads{};
    for (std::size_t h = 0; h < loads.size(); ++h) loads[h] = leg_load_after(static_cast<double>(h));
    return loads;
  }();
  return kHourly;
}

/// The last hour at which speed is lower than allowed, `peak` being the effect at the worst hour.
double hours_back(double peak, std::size_t shape) {
  constexpr std::ptrdiff_t kFadesFrom_h = 48;  // later no shape rises any more
  const auto& loads = hourly();
  const auto tired = [&](const LegLoad& load) { return -peak * load[shape] > kBackWithin; };
  auto back = std::partition_point(loads.begin() + kFadesFrom_h, loads.end(), tired);
  if (back == loads.begin() + kFadesFrom_h)
    while (back != loads.begin() && !tired(back[-1])) --back;
  return static_cast<double>(back - loads.begin());
}

struct Weighted {
  double weight, hours;
};

double quantile(const std::vector<Weighted>& sorted, double total, double probability) {
  double sum = 0;
  for (const Weighted& w : sorted) {
    sum += w.weight;
    if (sum >= probability * total) return w.hours;
  }
  return sorted.back().hours;
}

}  // namespace

TimeCourse studied_time_course() { return {{15, 8, 48}, false, std::nullopt}; }

TimeCourse own_time_course(const GridFilter& filter) {
  // Nine points of the normal: enough for an hour's rounding.
  constexpr std::array<double, 9> kNode{-2, -1.5, -1, -.5, 0, .5, 1, 1.5, 2};
  std::vector<Weighted> hours;
  double total = 0;
  filter.visit([&](double weight, std::size_t shape, double mean, double sd) {
    for (const double node : kNode) {
      const double w = weight * std::exp(-node * node / 2);
      hours.push_back({w, hours_back(mean + node * sd, shape)});
      total += w;
    }
  });
  std::sort(hours.begin(), hours.end(),
            [](const Weighted& a, const Weighted& b) { return a.hours < b.hours; });
  TimeCourse course;
  course.own = true;
  course.back_h = {quantile(hours, total, .5), quantile(hours, total, .025), quantile(hours, total, .975)};
  course.at_18h_pct = as_percent(filter.effect(leg_load_after(kReference_h), 0));
  return course;
}

}  // namespace freshlegs::analysis
