#include "analysis/model/normal_mixture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace freshlegs::analysis {

void NormalMixture::add(double weight, double mean, double variance) {
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

double NormalMixture::quantile(double probability) const {
  double low = parts_.front().mean, high = low;
  for (const Part& p : parts_) {
    low = std::min(low, p.mean - 8 * p.sd);
    high = std::max(high, p.mean + 8 * p.sd);
  }
  constexpr int kHalvings = 36;  // 16 SD / 2^36: far below any printed digit
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    (below(middle) < probability ? low : high) = middle;
  }
  return (low + high) / 2;
}

Estimate as_percent(const NormalMixture& m) {
  const auto percent = [](double ln) { return 100 * std::expm1(ln); };
  return {percent(m.mean()), percent(m.quantile(.025)), percent(m.quantile(.975))};
}

Verdict verdict_of(const NormalMixture& m) {
  const double smaller = std::min(m.below(0), 1 - m.below(0));
  if (smaller < .005) return Verdict::very_likely;
  return smaller < .025 ? Verdict::likely : Verdict::not_shown;
}

}  // namespace freshlegs::analysis
