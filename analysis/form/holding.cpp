#include "analysis/form/holding.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr double kDaysAMonth = 30.4375;
constexpr double kTwoSided = 1.96;

/// The first moment at which the surviving share has fallen to `share`, and the first and last that its interval
/// allows.
struct Quantile {
  double share;
  HeldFor held = {};

  void step(double at, double survival, double greenwood) {
    const auto reach = [&](std::optional<double>& limit, bool reached) {
      if (reached && !limit) limit = at;
    };
    reach(held.minutes, survival <= share);
    if (survival <= 0) {  // the logarithm has no error here
      reach(held.lo, true);
      reach(held.hi, true);
      return;
    }
    const double log_log = std::log(-std::log(survival)), sought = std::log(-std::log(share));
    const double error = std::sqrt(greenwood) / -std::log(survival);
    reach(held.lo, log_log + kTwoSided * error >= sought);
    reach(held.hi, log_log - kTwoSided * error >= sought);
  }
};

}  // namespace

HoldingTime holding_time(std::vector<Held> runs) {
  HoldingTime out;
  out.runs = static_cast<int>(runs.size());
  out.broken = static_cast<int>(std::ranges::count(runs, true, &Held::broke));
  std::ranges::sort(runs, {}, &Held::minutes);
  Quantile three_of_four{.75}, half{.5};
  double survival = 1, greenwood = 0;
  for (std::size_t i = 0; i < runs.size();) {
    const double at = runs[i].minutes;
    const auto at_risk = static_cast<double>(runs.size() - i);
    double broke = 0;
    for (; i < runs.size() && runs[i].minutes == at; ++i) broke += runs[i].broke;
    if (broke == 0) continue;
    survival *= 1 - broke / at_risk;
    if (broke < at_risk) greenwood += broke / (at_risk * (at_risk - broke));
    for (Quantile* quantile : {&three_of_four, &half}) quantile->step(at, survival, greenwood);
  }
  out.three_of_four = three_of_four.held;
  out.half = half.held;
  return out;
}

std::optional<Estimate> holding_growth(const std::vector<Held>& runs) {
  const auto breaks = std::ranges::count(runs, true, &Held::broke);
  if (breaks < kFewestBreaks) return std::nullopt;
  double middle = 0;
  for (const Held& r : runs) middle += r.day / static_cast<double>(runs.size());
  using Vector = Eigen::Vector3d;  // ln rate of breaking a minute: level, tired legs, months
  const auto row = [&](const Held& r) { return Vector(1, r.fresh ? 0 : 1, (r.day - middle) / kDaysAMonth); };
  const Vector prior(1e-6, .1, 1e-3);  // keeps what one group cannot tell finite
  double minutes = 0;
  for (const Held& r : runs) minutes += r.minutes;
  Vector b(std::log(static_cast<double>(breaks) / minutes), 0, 0);
  Eigen::Matrix3d information = Eigen::Matrix3d::Identity();
  for (int iteration = 0; iteration < 25; ++iteration) {
    Vector score = -prior.cwiseProduct(b);
    information = prior.asDiagonal();
    for (const Held& r : runs) {
      const Vector x = row(r);
      const double expected = r.minutes * std::exp(std::clamp(x.dot(b), -20.0, 5.0));
      score += x * (r.broke - expected);
      information += expected * x * x.transpose();
    }
    const Vector step = information.ldlt().solve(score);
    b += step;
    if (step.cwiseAbs().maxCoeff() < 1e-9) break;
  }
  const double error = kTwoSided * std::sqrt(information.inverse()(2, 2));
  const auto percent = [](double ln) { return 100 * std::expm1(ln); };
  return Estimate{percent(-b[2]), percent(-b[2] - error), percent(-b[2] + error)};
}

FormHolding form_holding(const std::vector<Held>& runs) {
  std::vector<Held> fresh, tired;
  for (const Held& r : runs) (r.fresh ? fresh : tired).push_back(r);
  return {holding_time(fresh), holding_time(tired), holding_growth(runs)};
}

}  // namespace freshlegs::analysis
