#include "analysis/model/fatigue_kernel.h"

#include <cmath>

namespace freshlegs::analysis {

double delayed_kernel(double hours, double peak_h, int order) {
  if (hours <= 0) return 0;
  const double u = hours / peak_h;
  return std::pow(u * std::exp(1 - u), order);
}

void FatigueKernel::wait(double hours) {
  if (!(hours > 0)) return;
  for (std::size_t i = 0; i < fading_.size(); ++i) fading_[i] *= std::exp(-hours / kFadeHours[i]);
  // Binomial theorem: (u + dt)^k from the lower powers of u.
  const double decay = std::exp(-kDelayedOrder * hours / kDelayedPeakHours);
  for (std::size_t k = powers_.size(); k-- > 0;) {
    double sum = 0, factor = 1;  // C(k, j) * dt^(k-j), from j = k downward
    for (std::size_t j = k + 1; j-- > 0;) {
      sum += factor * powers_[j];
      factor *= hours * static_cast<double>(j) / static_cast<double>(k - j + 1);
    }
    powers_[k] = decay * sum;
  }
}

void FatigueKernel::add(double dose, double late) {
  for (double& sum : fading_) sum += dose;
  powers_[0] += late;
}

double FatigueKernel::delayed() const {
  return powers_.back() * std::pow(std::exp(1.0) / kDelayedPeakHours, kDelayedOrder);
}

}  // namespace freshlegs::analysis
