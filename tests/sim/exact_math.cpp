#include "tests/sim/exact_math.h"

#include <cmath>

namespace freshlegs::sim {
namespace {

constexpr double kLn2High = 6.93147180369123816490e-01, kLn2Low = 1.90821492927058770002e-10;
constexpr double kPi = 3.14159265358979323846;

}  // namespace

double exact_exp(double x) {
  const double k = std::floor(x / (kLn2High + kLn2Low) + 0.5);
  const double r = (x - k * kLn2High) - k * kLn2Low;  // |r| <= 0.35: twelve Taylor terms reach 1e-14
  double sum = 1;
  for (int n = 12; n >= 1; --n) sum = 1 + r / n * sum;
  return std::ldexp(sum, static_cast<int>(k));
}

double exact_log(double x) {
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);  // 0.5 .. 1
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2;
    --exponent;
  }
  const double s = (mantissa - 1) / (mantissa + 1), s2 = s * s;  // ln m = 2 artanh s, |s| < 0.172
  double sum = 0;
  for (int n = 17; n >= 1; n -= 2) sum = sum * s2 + 1.0 / n;
  return exponent * kLn2High + (exponent * kLn2Low + 2 * s * sum);
}

double exact_sin(double x) {
  const double turns = std::floor(x / kPi + 0.5);  // reduce to |r| <= pi/2; odd half turns change the sign
  const double r = x - turns * kPi, r2 = r * r;
  double sum = 1;
  for (int n = 19; n >= 3; n -= 2) sum = 1 - r2 / (n * (n - 1)) * sum;
  const bool odd = std::floor(turns / 2) * 2 != turns;
  return odd ? -r * sum : r * sum;
}

}  // namespace freshlegs::sim
