#include "analysis/model/leg_response.h"

#include <cmath>

namespace freshlegs::analysis {
namespace {

/// ln speed lost at the worst hour after a usual leg day, positive = slower.
struct Belief {
  double mean = 0, variance = 0;
};

// Palmer 2001 and the trials of science.md 1: 2.6 % at 1 h and 1.6 % at 8 h in trained lifters, more in people
// who are not used to it, for whom the second day is as bad (Doma 2019).
constexpr double kStudied = .022, kStudiedSd = .018, kStudiedBeginner = .032;
constexpr double kLaterForBeginners = 2;

Belief studies(bool beginner) {
  return {beginner ? kStudiedBeginner : kStudied, kStudiedSd * kStudiedSd};
}

double shape_weight(std::size_t shape, bool beginner) {
  const auto parts = shape_parts(shape);
  return beginner ? 1 + kLaterForBeginners * parts.delayed / parts.fading : 1;
}

/// Two Gaussian beliefs about one thing; `weight` falls where they disagree.
Belief join(const Belief& a, const Belief& b, double& weight) {
  const double total = a.variance + b.variance, apart = b.mean - a.mean;
  weight *= std::exp(-apart * apart / (2 * total)) / std::sqrt(total);
  return {a.mean + a.variance / total * apart, a.variance * b.variance / total};
}

/// Points of the normal, dense enough for a chance in tenths.
void spread(const Belief& belief, double weight, std::size_t shape, std::vector<LegResponse::Curve>& out) {
  constexpr int kNodes = 12;  // a side
  constexpr double kStep = .25;
  const auto parts = shape_parts(shape);
  for (int i = -kNodes; i <= kNodes; ++i) {
    const double x = i * kStep, lost = belief.mean + x * std::sqrt(belief.variance);
    out.push_back(
        {weight * std::exp(-x * x / 2), lost * parts.fading, lost * parts.delayed, parts.tau_h});
  }
}

void normalise(std::vector<LegResponse::Curve>& curves) {
  double total = 0;
  for (const auto& c : curves) total += c.weight;
  for (auto& c : curves) c.weight /= total;
}

}  // namespace

LegResponse studied_response(bool beginner) {
  LegResponse response;
  for (std::size_t shape = 0; shape < kShapes; ++shape)
    spread(studies(beginner), shape_prior(shape) * shape_weight(shape, beginner), shape, response.curves);
  normalise(response.curves);
  return response;
}

LegResponse joined_response(const GridFilter& filter, double new_work, bool beginner) {
  LegResponse response;
  response.new_work = new_work;
  filter.visit([&](double weight, std::size_t shape, double mean, double sd) {
    double joined = weight * shape_weight(shape, beginner);
    const Belief both = join({-mean, sd * sd}, studies(beginner), joined);
    spread(both, joined, shape, response.curves);
  });
  normalise(response.curves);
  return response;
}

}  // namespace freshlegs::analysis
