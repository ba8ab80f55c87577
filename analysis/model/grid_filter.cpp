#include "analysis/model/grid_filter.h"

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
constexpr double kWarmPrior = .007, kWarmSd = .004;  // 0.7 bpm/C from 15 to 25 C (ECSS 2012)
constexpr double kHotPrior = .013, kHotSd = .006;    // 1.5 bpm/C above
// Neutral: nothing is known about this athlete's legs. Wider than the 1-4 % that studies report, so that a
// true effect of 3 % is hardly shrunk.
constexpr double kLegSd = .06 * kSlopePrior;
constexpr double kFitnessSd = .10;
constexpr double kFirstSd = .035, kFirstLooks = 6;  // run-to-run noise before there is any own
constexpr double kMostLooks = 60;
constexpr double kRestartSd = .05;  // fitness after six weeks without a run
// A bad day is partly still there on the next (field residuals and Buchheit 2014: mostly fresh noise).
constexpr double kDayShare = .5, kDayLasts = 2;  // of the variance; days
constexpr double kTails = 5;                     // degrees of freedom: field residuals are heavy-tailed
constexpr double kMostSurprise = 6.25;           // 2.5 SD
constexpr std::array<double, kFadeHours.size()> kFadePrior{.25, .35, .25, .15};
constexpr double kWarmFrom = 15, kHotFrom = 25;  // C

/// One exact linear look at the state: z = h'x + noise.
void look(StateVector& mean, StateMatrix& cov, const StateVector& h, double z, double noise,
          bool keep_slope) {
  const StateVector covered = cov * h;
  StateVector gain = covered / (h.dot(covered) + noise);
  // Between runs, pacing by feel ties speed to the day's noise: the slope is learnt within runs alone, but
  // its uncertainty counts (Schmidt's consider state).
  if (keep_slope) gain[kSpeedSlope] = 0;
  mean += gain * (z - h.dot(mean));
  const double total = h.dot(covered) + noise;
  cov += gain * gain.transpose() * total - gain * covered.transpose() - covered * gain.transpose();
}

double log_student(double z) { return -(kTails + 1) / 2 * std::log1p(z * z / kTails); }

}  // namespace

void GridFilter::start(double heart, double speed) {
  for (std::size_t g = 0; g < points_.size(); ++g) {
    Point& p = points_[g];
    p.variance = kFirstSd * kFirstSd;
    p.looks = kFirstLooks;
    p.log_weight = std::log(kFadePrior[g / kDrifts.size()]);
    StateVector sd;
    p.mean[kFitness] = heart - kSlopePrior * speed;
    sd << kFitnessSd, std::sqrt(kDayShare * p.variance), kSlopeSd, kGradeSd, kGradeSd, kDriftSd, kWarmSd,
        kHotSd, kLegSd, kLegSd;
    p.mean[kSpeedSlope] = kSlopePrior;
    p.mean[kDriftSlope] = kDriftPrior;
    p.mean[kWarm] = kWarmPrior;
    p.mean[kHot] = kHotPrior;
    p.cov = sd.cwiseAbs2().asDiagonal();
  }
}

void GridFilter::advance(double days, bool restart) {
  const double keep = std::exp(-days / kDayLasts);
  for (std::size_t g = 0; g < points_.size(); ++g) {
    Point& p = points_[g];
    const double drift = kDrifts[g % kDrifts.size()];
    p.cov(kFitness, kFitness) += drift * drift * days + (restart ? kRestartSd * kRestartSd : 0);
    p.mean[kDay] *= keep;
    p.cov.row(kDay) *= keep;
    p.cov.col(kDay) *= keep;
    p.cov(kDay, kDay) += kDayShare * p.variance * (1 - keep * keep);
  }
}

void GridFilter::learn_slopes(const RunEvidence& e, double variance) {
  // The normal equations as independent looks: one along each eigenvector, as sharp as its eigenvalue.
  const Eigen::SelfAdjointEigenSolver<SlopeMatrix> eigen(e.normal);
  for (int i = 0; i < kSlopes; ++i) {
    const double sharpness = eigen.eigenvalues()[i];
    if (sharpness < 1e-9) continue;
    const SlopeVector direction = eigen.eigenvectors().col(i);
    StateVector h = StateVector::Zero();
    h.segment<kSlopes>(kSlope0) = direction;
    for (Point& p : points_)
      look(p.mean, p.cov, h, direction.dot(e.moment) / sharpness, variance / sharpness, false);
  }
}

StateVector GridFilter::row(const Observation& o, std::size_t g) const {
  StateVector h;
  const double t = o.evidence.temperature_c;
  h << 1, 1, o.evidence.mean, std::clamp(t, kWarmFrom, kHotFrom) - kWarmFrom, std::max(t - kHotFrom, 0.0),
      o.load.fading[g / kDrifts.size()], o.load.delayed;
  return h;
}

void GridFilter::learn_level(const Observation& o) {
  double best = -1e300;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    Point& p = points_[g];
    const StateVector h = row(o, g);
    const double noise = (1 - kDayShare) * p.variance * o.noise;
    const double expected = h.dot(p.cov * h) + noise;
    const double z = (o.evidence.heart - h.dot(p.mean)) / std::sqrt(expected);
    p.log_weight += log_student(z) - std::log(expected) / 2;
    best = std::max(best, p.log_weight);
    const double trust = std::min(1.0, (kTails + 1) / (kTails + z * z));
    look(p.mean, p.cov, h, o.evidence.heart, noise + expected * (1 / trust - 1), true);
    p.looks = std::min(p.looks + 1, kMostLooks);
    p.variance += p.variance / p.looks * (std::min(z * z, kMostSurprise) - 1);
  }
  for (Point& p : points_) p.log_weight -= best;
}

double GridFilter::weight(std::size_t g) const { return std::exp(points_[g].log_weight); }

NormalMixture GridFilter::effect(const LegLoad& load, double relative_sd) const {
  NormalMixture mixture;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    const Point& p = points_[g];
    const double slope = p.mean[kSpeedSlope];
    const double rise = load.fading[g / kDrifts.size()] * p.mean[kFading] + load.delayed * p.mean[kDelayed];
    // Delta method for -(rise / slope).
    StateVector h = StateVector::Zero();
    h[kFading] = load.fading[g / kDrifts.size()] / slope;
    h[kDelayed] = load.delayed / slope;
    h[kSpeedSlope] = -rise / (slope * slope);
    const double own = relative_sd * rise / slope;
    mixture.add(weight(g), -rise / slope, h.dot(p.cov * h) + own * own);
  }
  return mixture;
}

NormalMixture GridFilter::difference(const Observation& o, bool legs) const {
  NormalMixture mixture;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    const Point& p = points_[g];
    StateVector h = row(o, g);
    h[kDay] = 0;
    if (!legs) h[kFading] = h[kDelayed] = 0;
    const double slope = p.mean[kSpeedSlope];
    const double above = o.evidence.heart - h.dot(p.mean);
    mixture.add(weight(g), -above / slope, (h.dot(p.cov * h) + p.variance * o.noise) / (slope * slope));
  }
  return mixture;
}

SlopeVector GridFilter::slopes() const {
  SlopeVector sum = SlopeVector::Zero();
  double total = 0;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    sum += weight(g) * points_[g].mean.segment<kSlopes>(kSlope0);
    total += weight(g);
  }
  return sum / total;
}

double GridFilter::fitness() const {
  double sum = 0, total = 0;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    sum += weight(g) * points_[g].mean[kFitness];
    total += weight(g);
  }
  return sum / total;
}

double GridFilter::noise_sd() const {
  double sum = 0, total = 0;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    sum += weight(g) * points_[g].variance;
    total += weight(g);
  }
  return std::sqrt(sum / total);
}

}  // namespace freshlegs::analysis
