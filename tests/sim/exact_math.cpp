#include "tests/sim/exact_math.h"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace freshlegs::sim {
namespace {

constexpr double kLn2High = 6.93147180369123816490e-01, kLn2Low = 1.90821492927058770002e-10;
constexpr double kPi = 3.14159265358979323846;

/// Horner's rule, highest power first.
template <std::size_t N>
double polynomial(const double (&coefficients)[N], double x) {
  double sum = coefficients[0];
  for (std::size_t i = 1; i < N; ++i) sum = sum * x + coefficients[i];
  return sum;
}

constexpr double kExp[] = {
    1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0, 1 / 362880.0, 1 / 40320.0, 1 / 5040.0, 1 / 720.0,
    1 / 120.0,       1 / 24.0,       1 / 6.0,       1 / 2.0,      1,           1};
constexpr double kArtanh[] = {1 / 17.0, 1 / 15.0, 1 / 13.0, 1 / 11.0, 1 / 9.0, 1 / 7.0, 1 / 5.0, 1 / 3.0, 1};
constexpr double kSin[] = {-1 / 121645100408832000.0,
                           1 / 355687428096000.0,
                           -1 / 1307674368000.0,
                           1 / 6227020800.0,
                           -1 / 39916800.0,
                           1 / 362880.0,
                           -1 / 5040.0,
                           1 / 120.0,
                           -1 / 6.0,
                           1};

}  // namespace

double exact_exp(double x) {
  constexpr double kPerLn2 = 1 / (kLn2High + kLn2Low);
  const double k = std::floor(x * kPerLn2 + 0.5);
  const double r = (x - k * kLn2High) - k * kLn2Low;  // |r| <= 0.35: thirteen Taylor terms reach 1e-15
  constexpr int kExponentBias = 1023, kMantissaBits = 52;
  const auto exponent = static_cast<std::uint64_t>(static_cast<int>(k) + kExponentBias);
  return polynomial(kExp, r) * std::bit_cast<double>(exponent << kMantissaBits);
}

double exact_log(double x) {
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);  // 0.5 .. 1
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2;
    --exponent;
  }
  const double s = (mantissa - 1) / (mantissa + 1);  // ln m = 2 artanh s, |s| < 0.172
  return exponent * kLn2High + (exponent * kLn2Low + 2 * s * polynomial(kArtanh, s * s));
}

double exact_sin(double x) {
  const double turns = std::floor(x / kPi + 0.5);  // reduce to |r| <= pi/2; odd half turns change the sign
  const double r = x - turns * kPi;
  const bool odd = std::floor(turns / 2) * 2 != turns;
  const double sine = r * polynomial(kSin, r * r);
  return odd ? -sine : sine;
}

}  // namespace freshlegs::sim
