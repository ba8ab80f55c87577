#include "tests/sim/route.h"

#include <cmath>

#include "tests/sim/exact_math.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {
namespace {

constexpr double kTwoPi = 6.283185307179586;

struct Hill {
  double waves, phase, height;  ///< whole waves in the loop, so that it closes
};

}  // namespace

Route::Route(std::uint64_t seed, double steepness) {
  Random random(seed, {'r', 'o', 'u', 't'});
  const double loop = std::floor(random.uniform(4000, 6000) / kStep) * kStep;
  constexpr int kHills = 6;
  Hill hills[kHills];
  for (auto& hill : hills) {
    hill = {static_cast<double>(random.integer(2, 12)), random.uniform(0, kTwoPi), 0};
    hill.height =
        steepness * std::sqrt(2.0 / kHills) * loop / (kTwoPi * hill.waves);  // SD of the sum of slopes
  }
  const double base = random.uniform(60, 200);
  for (double s = 0; s < loop; s += kStep) {
    RoutePoint p{base, 0, 0, 0};
    for (const auto& hill : hills) {
      const double angle = kTwoPi * hill.waves * s / loop + hill.phase;
      p.altitude_m += hill.height * exact_sin(angle);
      p.grade += hill.height * exact_cos(angle) * kTwoPi * hill.waves / loop;
    }
    p.north_m = loop / kTwoPi * exact_sin(kTwoPi * s / loop);
    p.east_m = loop / kTwoPi * (1 - exact_cos(kTwoPi * s / loop));
    points_.push_back(p);
  }
}

RoutePoint Route::at(double distance_m) const {
  const double steps = distance_m / kStep;
  const auto i = static_cast<std::size_t>(steps);
  const double share = steps - static_cast<double>(i);
  const RoutePoint &a = points_[i % points_.size()], &b = points_[(i + 1) % points_.size()];
  const auto between = [share](double x, double y) { return x + share * (y - x); };
  return {between(a.altitude_m, b.altitude_m), between(a.grade, b.grade), between(a.north_m, b.north_m),
          between(a.east_m, b.east_m)};
}

}  // namespace freshlegs::sim
