#include "analysis/model/normal_mixture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace freshlegs::analysis {

void NormalMixture::add(double weight, double mean, double variance) {
  constexpr double kNothing = 1e-6;  // of what 95 % intervals leave out
  if (weight < kNothing * weight_) return;
  parts_.push_back({weight, mean, std::sqrt(std::max(variance, 1e-18))});
  weight_ += weight;
}

double NormalMixture::mean() const {
  double sum = 0;
  for (const Part& p : parts_) sum += p.weight * p.mean;
  return sum / weight_;
}

double NormalMixture::sd() const {
  const double centre = mean();
  double sum = 0;
  for (const Part& p : parts_) sum += p.weight * (p.sd * p.sd + (p.mean - centre) * (p.mean - centre));
  return std::sqrt(sum / weight_);
}

double NormalMixture::below(double value) const {
  double sum = 0;
  for (const Part& p : parts_)
    sum += p.weight * std::erfc((p.mean - value) / (p.sd * std::numbers::sqrt2)) / 2;
  return sum / weight_;
}

double NormalMixture::density(double value) const {
  double sum = 0;
  for (const Part& p : parts_) {
    const double z = (value - p.mean) / p.sd;
    sum += p.weight / p.sd * std::exp(-z * z / 2);
  }
  return sum / weight_ * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

/// Newton's steps, halving the bracket where one would leave it.
double NormalMixture::quantile(double probability) const {
  double low = parts_.front().mean, high = low;
  for (const Part& p : parts_) {
    low = std::min(low, p.mean - 8 * p.sd);
    high = std::max(high, p.mean + 8 * p.sd);
  }
  constexpr int kMostSteps = 60;
  const double close = (high - low) * 1e-9;  // far below any printed digit
  double at = std::clamp(mean() + (probability < .5 ? -2 : 2) * std::abs(2 * probability - 1) * sd(), low, high);
  for (int i = 0; i < kMostSteps && high - low > close; ++i) {
    const double above = below(at) - probability;
    (above < 0 ? low : high) = at;
    const double next = at - above / density(at);
    if (std::abs(next - at) < close) return next;
    at = next > low && next < high ? next : (low + high) / 2;
  }
  return at;
}

Estimate as_percent(const NormalMixture& m) {
  const auto percent = [](double ln) { return 100 * std::expm1(ln); };
  return {percent(m.quantile(.5)), percent(m.quantile(.025)), percent(m.quantile(.975))};
}

Verdict verdict_of(const NormalMixture& m) {
  const double smaller = std::min(m.below(0), 1 - m.below(0));
  if (smaller < .005) return Verdict::very_likely;
  return smaller < .025 ? Verdict::likely : Verdict::not_shown;
}

}  // namespace freshlegs::analysis
