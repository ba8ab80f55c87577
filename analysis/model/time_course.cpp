#include "analysis/model/time_course.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr double kBackWithin = .01;  // of speed at equal heart rate
constexpr int kLongest_h = 168;
constexpr double kReference_h = 18;  // a usual leg day in the evening, a run at noon

LegLoad load_after(double hours, double late) {
  LegLoad load;
  for (std::size_t i = 0; i < kFadeHours.size(); ++i) load.fading[i] = std::exp(-hours / kFadeHours[i]);
  load.delayed = late * delayed_kernel(hours, kDelayedPeakHours, kDelayedOrder);
  return load;
}

/// The last hour at which speed is lower than allowed.
double hours_back(double fading, double delayed, std::size_t time, double late) {
  for (int h = kLongest_h; h >= 0; --h) {
    const LegLoad load = load_after(h, late);
    if (load.fading[time] * fading + load.delayed * delayed > kBackWithin) return h + 1;
  }
  return 0;
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

TimeCourse own_time_course(const GridFilter& filter, double late) {
  // Five points a side of the joint normal of both parts: enough for an hour's rounding.
  constexpr std::array<double, 5> kNode{-2, -1, 0, 1, 2};
  constexpr std::array<double, 5> kMass{.06, .24, .40, .24, .06};
  std::vector<Weighted> hours;
  double total = 0;
  filter.visit([&](double weight, std::size_t time, const StateVector& mean, const StateMatrix& cov) {
    const double slope = mean[kSpeedSlope];
    const double sd = std::sqrt(cov(kFading, kFading));
    const double along = cov(kFading, kDelayed) / sd;
    const double across = std::sqrt(std::max(0.0, cov(kDelayed, kDelayed) - along * along));
    for (std::size_t i = 0; i < kNode.size(); ++i) {
      for (std::size_t j = 0; j < kNode.size(); ++j) {
        const double fading = mean[kFading] + kNode[i] * sd;
        const double delayed = mean[kDelayed] + kNode[i] * along + kNode[j] * across;
        const double w = weight * kMass[i] * kMass[j];
        hours.push_back({w, hours_back(fading / slope, delayed / slope, time, late)});
        total += w;
      }
    }
  });
  std::sort(hours.begin(), hours.end(),
            [](const Weighted& a, const Weighted& b) { return a.hours < b.hours; });
  TimeCourse course;
  course.own = true;
  course.back_h = {quantile(hours, total, .5), quantile(hours, total, .025), quantile(hours, total, .975)};
  course.at_18h_pct = as_percent(filter.effect(load_after(kReference_h, late), 0));
  return course;
}

}  // namespace freshlegs::analysis
