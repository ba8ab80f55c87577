#include "analysis/model/time_course.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr double kBackWithin = .01;  // of speed at equal heart rate
constexpr std::size_t kLongest_h = 168;
constexpr double kReference_h = 18;  // a usual leg day in the evening, a run at noon

struct Hour {
  LegLoad load;
  double doubt;
};

/// leg_load_after() of each hour, worked out once: the search below asks for them thousands of times.
const std::array<Hour, kLongest_h + 1>& hourly() {
  static const auto kHourly = [] {
    std::array<Hour, kLongest_h + 1> hours{};
    for (std::size_t h = 0; h < hours.size(); ++h) {
      const auto after = static_cast<double>(h);
      hours[h] = {leg_load_after(after), course_doubt(after)};
    }
    return hours;
  }();
  return kHourly;
}

/// The last hour at which speed is lower than allowed, `peak` being the effect at the worst hour and `astray`
/// by how many standard deviations the course is another.
double hours_back(double peak, std::size_t shape, double astray) {
  constexpr std::ptrdiff_t kFadesFrom_h = 48;  // later no shape rises any more
  const auto& hours = hourly();
  const auto tired = [&](const Hour& h) { return -peak * (h.load[shape] + astray * h.doubt) > kBackWithin; };
  auto back = std::partition_point(hours.begin() + kFadesFrom_h, hours.end(), tired);
  if (back == hours.begin() + kFadesFrom_h)
    while (back != hours.begin() && !tired(back[-1])) --back;
  return static_cast<double>(back - hours.begin());
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
  constexpr std::array<double, 5> kNode{-2, -1, 0, 1, 2};  // of a normal
  constexpr std::array<double, 3> kAstray{-1.732, 0, 1.732}, kAstrayWeight{1. / 6, 2. / 3, 1. / 6};
  std::vector<Weighted> hours;
  double total = 0;
  filter.visit([&](double weight, std::size_t shape, double mean, double sd) {
    for (const double node : kNode) {
      const double w = weight * std::exp(-node * node / 2);
      for (std::size_t i = 0; i < kAstray.size(); ++i)
        hours.push_back({w * kAstrayWeight.at(i), hours_back(mean + node * sd, shape, kAstray.at(i))});
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
