// Where the run goes: a closed loop with a known profile, so that grade is true by construction.
#pragma once

#include <cstdint>
#include <vector>

namespace freshlegs::sim {

struct RoutePoint {
  double altitude_m, grade, north_m, east_m;
};

class Route {
 public:
  /// `steepness`: SD of the grade along the loop, 0.003 flat, 0.01 rolling, 0.03 hilly.
  Route(std::uint64_t seed, double steepness);
  [[nodiscard]] RoutePoint at(double distance_m) const;

 private:
  static constexpr double kStep = 10;  ///< metres between points
  std::vector<RoutePoint> points_;
};

}  // namespace freshlegs::sim
