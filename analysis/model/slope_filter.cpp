#include "analysis/model/slope_filter.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

// Priors, in ln(heart rate above rest). A heart that gains 24.2 bpm for each m/s (Hunt 2015) gains 0.72 for
// each ln unit of speed at 3 m/s and 100 bpm above rest; so a share of speed is 0.75 of that share of heart
// rate.
constexpr double kSlopePrior = .75, kSlopeSd = .15;
constexpr double kGradeSd = .7;                      // of the grade curve: 3.5 % at 5 %
constexpr double kDriftPrior = .03, kDriftSd = .03;  // an hour; median decoupling of the field is about 1 %
constexpr double kMinuteSd = .012;  // ln heart rate, one prewhitened minute, before there is any own
constexpr double kMinuteLooks = 60;
constexpr double kMinuteInflation = 2;  // what prewhitening leaves
constexpr double kSlopeDrift = .004;    // for each square root of a day

}  // namespace

SlopeFilter::SlopeFilter() : minute_variance_(kMinuteSd * kMinuteSd) {
  mean_ << kSlopePrior, 0, 0, kDriftPrior;
  cov_ = SlopeVector(kSlopeSd, kGradeSd, kGradeSd, kDriftSd).cwiseAbs2().asDiagonal();
}

void SlopeFilter::advance(double days) {
  // No wider than the prior, however long the break.
  cov_(kSpeed, kSpeed) =
      std::min(cov_(kSpeed, kSpeed) + kSlopeDrift * kSlopeDrift * days, kSlopeSd * kSlopeSd);
}

void SlopeFilter::learn(const RunEvidence& e) {
  if (e.rows == 0) return;
  const double left = std::max(0.0, e.squares - 2 * mean_.dot(e.moment) + mean_.dot(e.normal * mean_));
  minute_variance_ += e.rows / (kMinuteLooks + e.rows) * (left / e.rows - minute_variance_);
  // Normal equations added to the prior's; four by four, so the inverse is exact enough.
  const SlopeMatrix before = cov_.inverse();
  const double sharpness = 1 / (kMinuteInflation * minute_variance_);
  cov_ = (before + sharpness * e.normal).inverse();
  mean_ = cov_ * (before * mean_ + sharpness * e.moment);
}

}  // namespace freshlegs::analysis
