#include "analysis/signal/grade_cost.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace freshlegs::analysis {
namespace {

constexpr double kSteepest = 0.45;  // both curves were measured up to this grade

struct Point {
  double percent, factor;
};
// Strava 2017, "An improved GAP model": points of the published curve.
constexpr std::array<Point, 21> kCurve{
    {{-45, 2.096}, {-30, 1.495}, {-25, 1.273}, {-20, 1.081}, {-15, 0.941}, {-10, 0.876}, {-8, 0.876},
     {-6, 0.891},  {-4, 0.918},  {-2, 0.960},  {0, 1},       {2, 1.055},   {4, 1.135},   {6, 1.228},
     {8, 1.337},   {10, 1.459},  {15, 1.846},  {20, 2.297},  {25, 2.727},  {30, 3.158},  {45, 4.286}}};

constexpr int kSteepestPercent = 45;
using PercentTable = std::array<double, 2 * kSteepestPercent + 1>;

// Every point of the curve lies on a whole per cent, so a table of whole per cents interpolates it exactly.
constexpr PercentTable tabulate() {
  PercentTable table{};
  std::size_t right = 1;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double percent = static_cast<double>(i) - kSteepestPercent;
    while (right + 1 < kCurve.size() && kCurve[right].percent < percent) ++right;
    const Point a = kCurve[right - 1], b = kCurve[right];
    table[i] = a.factor + (b.factor - a.factor) * (percent - a.percent) / (b.percent - a.percent);
  }
  return table;
}
constexpr PercentTable kTable = tabulate();

}  // namespace

double heart_rate_grade_factor(double grade) {
  const double position = std::clamp(grade, -kSteepest, kSteepest) * 100 + kSteepestPercent;
  const auto left = std::min(static_cast<std::size_t>(position), kTable.size() - 2);
  const double share = position - static_cast<double>(left);
  return kTable[left] + share * (kTable[left + 1] - kTable[left]);
}

double minetti_running_cost(double grade) {
  const double g = std::clamp(grade, -kSteepest, kSteepest);
  return ((((155.4 * g - 30.4) * g - 43.3) * g + 46.3) * g + 19.5) * g + 3.6;
}

double minetti_grade_factor(double grade) { return minetti_running_cost(grade) / minetti_running_cost(0); }

}  // namespace freshlegs::analysis
