#include "tests/sim/rng.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

#include "tests/sim/exact_math.h"

namespace freshlegs::sim {
namespace {

std::uint64_t splitmix(std::uint64_t& state) {
  std::uint64_t z = state += 0x9E3779B97F4A7C15;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
  z = (z ^ z >> 27) * 0x94D049BB133111EB;
  return z ^ z >> 31;
}

template <std::size_t N>
double polynomial(const double (&coefficients)[N], double x) {
  double sum = 0;
  for (const double c : coefficients) sum = sum * x + c;
  return sum;
}

// Quantile of the normal distribution by Acklam's rational approximation (relative error 1.2e-9): one uniform
// a normal, and no transcendental function in 95 of 100 draws.
double tail_quantile(double p) {
  constexpr double kAbove[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                               -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
  constexpr double kBelow[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                               3.754408661907416e+00, 1};
  const double q = std::sqrt(-2 * exact_log(p));
  return polynomial(kAbove, q) / polynomial(kBelow, q);
}

double normal_quantile(double p) {
  constexpr double kTail = 0.02425;
  constexpr double kAbove[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                               1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
  constexpr double kBelow[] = {-5.447609879822406e+01, 1.615858368580409e+02,  -1.556989798598866e+02,
                               6.680131188771972e+01,  -1.328068155288572e+01, 1};
  if (p < kTail) return tail_quantile(p);
  if (p > 1 - kTail) return -tail_quantile(1 - p);
  const double q = p - 0.5, r = q * q;
  return q * polynomial(kAbove, r) / polynomial(kBelow, r);
}

}  // namespace

Random::Random(std::uint64_t seed) { seed_with(seed); }

Random::Random(std::uint64_t seed, std::initializer_list<std::uint64_t> stream) {
  std::uint64_t mixed = splitmix(seed);
  for (const std::uint64_t part : stream) {
    mixed ^= part * 0xD1B54A32D192ED03;
    mixed = splitmix(mixed);
  }
  seed_with(mixed);
}

void Random::seed_with(std::uint64_t seed) {
  for (auto& word : state_) word = splitmix(seed);
}

std::uint64_t Random::bits() {
  const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

int Random::integer(int lo, int hi) { return lo + static_cast<int>(uniform() * (hi - lo + 1)); }

double Random::normal() { return normal_quantile(std::max(uniform(), 0x1p-53)); }

Wander::Wander(double sd, double steps, Random& random)
    : keep_(exact_exp(-1 / steps)), kick_(sd * std::sqrt(1 - keep_ * keep_)), value_(sd * random.normal()) {}

double Wander::step(Random& random) { return value_ = keep_ * value_ + kick_ * random.normal(); }

}  // namespace freshlegs::sim
