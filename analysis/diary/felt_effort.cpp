#include "analysis/diary/felt_effort.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr int kFewestRuns = 6;
// Ratings of one effort differ by about one step from day to day (Day 2004: reliable, ICC .88).
constexpr double kSd = 1, kPriorLooks = 6;
// Before own runs: a 45-minute run at 70 % of the reserve feels like a 4, a hard hour like a 7; wide enough
// for ten runs to say otherwise.
constexpr double kMiddleShare = .7, kMiddleMinutes = 45;
constexpr double kLevel = 4, kPerShare = 12, kPerLnMinutes = 1.2;
constexpr double kLevelSd = 2, kPerShareSd = 6, kPerLnMinutesSd = 1;
constexpr double k95 = 1.96, kHighest = 10;

Eigen::Vector3d row(double reserve_share, double minutes) {
  return {1, reserve_share - kMiddleShare, std::log(std::max(minutes, 5.0) / kMiddleMinutes)};
}

}  // namespace

FeltEffort::FeltEffort() {
  const Eigen::Vector3d prior(kLevel, kPerShare, kPerLnMinutes);
  const Eigen::Vector3d sd(kLevelSd, kPerShareSd, kPerLnMinutesSd);
  precision_ = (kSd / sd.array()).square().matrix().asDiagonal();
  moment_ = precision_ * prior;
}

std::optional<FeltEffort::Expected> FeltEffort::expected(double reserve_share, double minutes) const {
  if (runs_ < kFewestRuns) return std::nullopt;
  const Eigen::Vector3d x = row(reserve_share, minutes);
  const Eigen::LDLT<Eigen::Matrix3d> solver(precision_);
  const double rating = x.dot(solver.solve(moment_));
  const double own = (misses_ + kPriorLooks * kSd * kSd) / (runs_ + kPriorLooks);
  const double half = k95 * std::sqrt(own * (1 + x.dot(solver.solve(x))));
  return Expected{std::clamp(rating, 0.0, kHighest), std::clamp(rating - half, 0.0, kHighest),
                  std::clamp(rating + half, 0.0, kHighest)};
}

void FeltEffort::learn(double reserve_share, double minutes, double rating) {
  const Eigen::Vector3d x = row(reserve_share, minutes);
  const Eigen::LDLT<Eigen::Matrix3d> solver(precision_);
  const double miss = rating - x.dot(solver.solve(moment_));
  misses_ += miss * miss / (1 + x.dot(solver.solve(x)));
  precision_ += x * x.transpose();
  moment_ += x * rating;
  ++runs_;
}

}  // namespace freshlegs::analysis
