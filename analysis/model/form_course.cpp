#include "analysis/model/form_course.h"

#include <algorithm>
#include <cmath>

#include "analysis/model/heavy_tails.h"

namespace freshlegs::analysis {
namespace {

constexpr double kShiftSd = .03;      // form at the worst hour: 1 to 3 % in studies (science.md 2)
constexpr double kLevelDrift = .001;  // shoes, season, training; for each square root of a day
constexpr double kLooks = 6, kMostLooks = 100;
// The signals of one run share its mood: three of them are worth about half of three.
constexpr double kWorth = .5;
// In one athlete of four the legs that pace feels and those that form shows may follow different clocks.
constexpr double kOwnClock = .25;

}  // namespace

void FormCourse::Belief::start(const FormLevel& level, double sd) {
  mean << level.value, 0;
  variance = sd * sd;
  looks = kLooks;
  cov << 4 * variance + kShiftSd * kShiftSd, 0, 0, kShiftSd * kShiftSd;
}

double FormCourse::Belief::learn(const FormLevel& level, double load, double days) {
  cov(0, 0) += kLevelDrift * kLevelDrift * days;
  const Eigen::Vector2d h(1, load), covered = cov * h;
  const double expected = h.dot(covered) + variance + level.variance;
  const double off = level.value - h.dot(mean), z = off / std::sqrt(expected);
  const Eigen::Vector2d gain = covered * (trust(z) / expected);
  mean += gain * off;
  cov -= gain * covered.transpose();
  looks = std::min(looks + 1, kMostLooks);
  variance *= 1 + surprise(z) / looks;
  return log_student(z) - std::log(expected) / 2;
}

void FormCourse::learn(const std::string& gait_device, const FormLevels& levels, const LegLoad& load,
                       double day) {
  Device& device = devices_[gait_device];
  for (std::size_t j = 0; j < levels.size(); ++j) {
    if (!levels[j]) continue;
    Signal& signal = device[j];
    for (std::size_t s = 0; s < kShapes; ++s) {
      if (!signal.known)
        signal.beliefs[s].start(*levels[j], kSignalLaws[kGait[j]].floor);
      else
        log_evidence_[s] +=
            kWorth * signal.beliefs[s].learn(*levels[j], load[s], std::max(day - signal.day, 0.0));
    }
    signal.known = true;
    signal.day = day;
  }
  const double best = *std::max_element(log_evidence_.begin(), log_evidence_.end());
  for (double& e : log_evidence_) e -= best;
}

double FormCourse::Belief::no_shift() const {
  return kShiftSd / std::sqrt(cov(1, 1)) * std::exp(-mean[1] * mean[1] / cov(1, 1) / 2);
}

double FormCourse::ln_no_shift() const {
  double sum = 0;
  for (const auto& [name, device] : devices_)
    for (const Signal& signal : device) {
      if (!signal.known) continue;
      double mean = 0, priors = 0;
      for (std::size_t s = 0; s < kShapes; ++s) {
        mean += shape_prior(s) * signal.beliefs[s].no_shift();
        priors += shape_prior(s);
      }
      sum += kWorth * std::log(mean / priors);
    }
  return sum;
}

std::array<double, kShapes> FormCourse::log_factors() const {
  double mean = 0, priors = 0;
  for (std::size_t s = 0; s < kShapes; ++s) {
    mean += shape_prior(s) * std::exp(log_evidence_[s]);
    priors += shape_prior(s);
  }
  mean /= priors;
  std::array<double, kShapes> factors;
  for (std::size_t s = 0; s < kShapes; ++s)
    factors[s] = std::log(kOwnClock + (1 - kOwnClock) * std::exp(log_evidence_[s]) / mean);
  return factors;
}

}  // namespace freshlegs::analysis
