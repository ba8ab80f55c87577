#include "analysis/diary/felt_effort.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

// Ratings of one effort differ by about one step from day to day (Day 2004: reliable, ICC .88).
constexpr double kSd = 1;
// Before own runs: a 45-minute run at 70 % of the reserve feels like a 4, a hard hour like a 7; wide enough
// for ten runs to say otherwise.
constexpr double kMiddleShare = .7, kMiddleMinutes = 45;
constexpr double kLevel = 4, kPerShare = 12, kPerLnMinutes = 1.2;
constexpr double kLevelSd = 2, kPerShareSd = 6, kPerLnMinutesSd = 1;
constexpr double kHighest = 10;

Eigen::Vector3d row(double reserve_share, double minutes) {
  return {1, reserve_share - kMiddleShare, std::log(std::max(minutes, 5.0) / kMiddleMinutes)};
}

}  // namespace

FeltEffort::FeltEffort()
    : usual_({kLevel, kPerShare, kPerLnMinutes}, {kLevelSd, kPerShareSd, kPerLnMinutesSd}, kSd) {}

std::optional<Estimate> FeltEffort::expected(double reserve_share, double minutes) const {
  auto usual = usual_.expected(row(reserve_share, minutes));
  if (usual)
    for (double* rating : {&usual->value, &usual->lo, &usual->hi}) *rating = std::clamp(*rating, 0.0, kHighest);
  return usual;
}

void FeltEffort::learn(double reserve_share, double minutes, double rating) {
  usual_.learn(row(reserve_share, minutes), rating);
}

}  // namespace freshlegs::analysis
