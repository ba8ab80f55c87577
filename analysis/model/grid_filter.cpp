#include "analysis/model/grid_filter.h"

#include <algorithm>
#include <cmath>

#include "analysis/model/heavy_tails.h"

namespace freshlegs::analysis {
namespace {

constexpr double kFitnessSd = .10;
constexpr double kFirstSd = .035, kFirstLooks = 6;  // run-to-run noise before there is any own
constexpr double kMostLooks = 100;
constexpr double kRestartSd = .05;  // fitness after six weeks without a run
// A bad day is partly still there on the next (field residuals and Buchheit 2014: mostly fresh noise).
constexpr double kDayShare = .7, kDayLasts = 1;  // of the variance; days
constexpr double kHeatDrift = .0003;             // acclimation, for each square root of a day

// Errors of the dose and a time course that is not quite the true one flatten the effect: by 6 to 11 % in
// simulated seasons without other noise (regression dilution). The smaller figure is given back.
constexpr double kDilution = 1.06;

}  // namespace

void GridFilter::start(double heart, double speed) {
  for (std::size_t g = 0; g < points_.size(); ++g) {
    Point& p = points_[g];
    p.variance = kFirstSd * kFirstSd;
    p.looks = kFirstLooks;
    p.log_weight = std::log(shape_prior(g / kDrifts.size()));
    p.mean[kFitness] = heart - slopes_.mean()[kSpeed] * speed;
    p.mean.segment<kHeatBands>(kHeat) = heat_prior();
    StateVector sd;
    sd << kFitnessSd, std::sqrt(kDayShare * p.variance), heat_prior_sd(), kLegSd;
    p.cov = sd.cwiseAbs2().asDiagonal();
  }
}

void GridFilter::advance(double days, bool restart) {
  slopes_.advance(days);
  const double keep = std::exp(-days / kDayLasts);
  for (std::size_t g = 0; g < points_.size(); ++g) {
    Point& p = points_[g];
    const double drift = kDrifts[g % kDrifts.size()];
    p.cov(kFitness, kFitness) += drift * drift * days + (restart ? kRestartSd * kRestartSd : 0);
    for (int i = kHeat; i < kHeat + kHeatBands; ++i) p.cov(i, i) += kHeatDrift * kHeatDrift * days;
    p.mean[kDay] *= keep;
    p.cov.row(kDay) *= keep;
    p.cov.col(kDay) *= keep;
    p.cross.row(kDay) *= keep;
    p.cov(kDay, kDay) += kDayShare * p.variance * (1 - keep * keep);
  }
}

void GridFilter::learn_slopes(const RunEvidence& e) {
  const SlopeVector mean = slopes_.mean();
  const SlopeMatrix cov = slopes_.cov();
  slopes_.learn(e);
  // What was concluded with the old slopes is corrected by the new ones.
  const SlopeMatrix inverse = cov.inverse();
  const SlopeVector moved = slopes_.mean() - mean;
  const SlopeMatrix gained = cov - slopes_.cov();
  for (Point& p : points_) {
    const Eigen::Matrix<double, kStates, kSlopes> share = p.cross * inverse;
    p.mean += share * moved;
    p.cov -= share * gained * share.transpose();
    p.cross = share * slopes_.cov();
  }
}

StateVector GridFilter::row(const Observation& o, std::size_t g) const {
  StateVector h;
  h << 1, 1, heat_bands(o.evidence.temperature_c), o.load[g / kDrifts.size()];
  return h;
}

double GridFilter::expected_variance(const Point& p, const StateVector& h, const SlopeVector& s) const {
  return h.dot(p.cov * h) + 2 * h.dot(p.cross * s) + s.dot(slopes_.cov() * s);
}

void GridFilter::learn_level(const Observation& o) {
  const SlopeVector& s = o.evidence.mean;
  const SlopeVector slope_part = slopes_.cov() * s;
  const double by_slopes = slopes_.mean().dot(s);
  double best = -1e300;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    Point& p = points_[g];
    const StateVector h = row(o, g);
    const StateVector covered = p.cov * h + p.cross * s;
    const SlopeVector slopes_covered = p.cross.transpose() * h + slope_part;
    const double noise = (1 - kDayShare) * p.variance * o.noise;
    const double expected = h.dot(covered) + s.dot(slopes_covered) + noise;
    const double off = o.evidence.heart - h.dot(p.mean) - by_slopes;
    const double z = off / std::sqrt(expected);
    p.log_weight += log_student(z) - std::log(expected) / 2;
    best = std::max(best, p.log_weight);
    const StateVector gain = covered * (trust(z) / expected);
    p.mean += gain * off;
    p.cov -= gain * covered.transpose();
    p.cross -= gain * slopes_covered.transpose();
    p.looks = std::min(p.looks + 1, kMostLooks);
    p.variance *= 1 + surprise(z) / p.looks;
  }
  for (Point& p : points_) p.log_weight -= best;
}

std::array<LegSize, 2> GridFilter::sizes(const Point& p) const {
  return leg_sizes(p.mean[kLegs], p.cov(kLegs, kLegs), slight_);
}

double GridFilter::weight(std::size_t g) const {
  return std::exp(points_[g].log_weight + shapes_[g / kDrifts.size()]);
}

NormalMixture GridFilter::effect(const LegLoad& load, double relative_sd) const {
  NormalMixture mixture;
  const double slope = speed_slope();
  for (std::size_t g = 0; g < points_.size(); ++g) {
    const Point& p = points_[g];
    const double share = kDilution * load[g / kDrifts.size()] / slope;
    for (const LegSize& size : sizes(p)) {
      const double speed = -share * size.mean;
      // Delta method for -(load x legs / slope).
      const double variance =
          share * share * size.variance + 2 * share * speed / slope * size.kept * p.cross(kLegs, kSpeed) +
          std::pow(speed / slope, 2) * slopes_.cov()(kSpeed, kSpeed) + std::pow(relative_sd * speed, 2);
      mixture.add(weight(g) * size.weight, speed, variance);
    }
  }
  return mixture;
}

NormalMixture GridFilter::difference(const Observation& o, bool legs) const {
  NormalMixture mixture;
  const SlopeVector& s = o.evidence.mean;
  const double slope = speed_slope();
  for (std::size_t g = 0; g < points_.size(); ++g) {
    const Point& p = points_[g];
    StateVector h = row(o, g);
    h[kDay] = 0;
    if (!legs) h[kLegs] = 0;
    const double above = o.evidence.heart - h.dot(p.mean) - slopes_.mean().dot(s);
    const double variance = expected_variance(p, h, s) + p.variance * o.noise;
    mixture.add(weight(g), -above / slope, variance / (slope * slope));
  }
  return mixture;
}

GridFilter::Terms GridFilter::terms(const Observation& o) const {
  Terms t;
  t.slopes = slopes_.mean().cwiseProduct(o.evidence.mean);
  double total = 0;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    const StateVector part = row(o, g).cwiseProduct(points_[g].mean) * weight(g);
    t.level += part[kFitness];
    t.heat += part.segment<kHeatBands>(kHeat).sum();
    t.legs += part[kLegs];
    total += weight(g);
  }
  t.level /= total;
  t.heat /= total;
  t.legs /= total;
  return t;
}

double GridFilter::fitness() const {
  double sum = 0, total = 0;
  for (std::size_t g = 0; g < points_.size(); ++g) {
    sum += weight(g) * points_[g].mean[kFitness];
    total += weight(g);
  }
  return sum / total;
}

}  // namespace freshlegs::analysis
