#include "analysis/compare/two_kinds.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

double mean(const std::vector<double>& v) {
  double sum = 0;
  for (const double x : v) sum += x;
  return sum / static_cast<double>(v.size());
}

double variance_of_mean(const std::vector<double>& v) {
  const double m = mean(v);
  double squares = 0;
  for (const double x : v) squares += (x - m) * (x - m);
  const auto n = static_cast<double>(v.size());
  return squares / (n - 1) / n;
}

/// Two-sided quantiles of Student's t by the first terms of the Cornish-Fisher expansion; for 7 and more degrees of
/// freedom good to 0.5 %.
double student(double z, double freedom) {
  const double z3 = z * z * z, z5 = z3 * z * z;
  return z + (z3 + z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom * freedom);
}

}  // namespace

KindsCompared compare_kinds(const std::vector<double>& after, const std::vector<double>& free, int fewest) {
  KindsCompared c;
  c.after = static_cast<int>(after.size());
  c.free = static_cast<int>(free.size());
  c.need = fewest;
  if (std::min(c.after, c.free) < fewest) return c;
  const double off = mean(after) - mean(free);
  const double a = variance_of_mean(after), f = variance_of_mean(free);
  // Welch and Satterthwaite, within the bounds that hold whatever the variances are: they may both be nothing.
  const double split = a * a / (c.after - 1) + f * f / (c.free - 1);
  const double least = std::min(c.after, c.free) - 1, most = c.after + c.free - 2;
  const double freedom = split > 0 ? std::clamp((a + f) * (a + f) / split, least, most) : most;
  const double error = std::max(std::sqrt(a + f), 1e-6);
  const auto percent = [](double ln) { return 100 * std::expm1(ln); };
  const double half = student(1.95996, freedom) * error;
  c.change_pct = Estimate{percent(off), percent(off - half), percent(off + half)};
  c.verdict = std::abs(off) > student(2.57583, freedom) * error ? Verdict::very_likely
              : std::abs(off) > half                             ? Verdict::likely
                                                                 : Verdict::not_shown;
  return c;
}

}  // namespace freshlegs::analysis
