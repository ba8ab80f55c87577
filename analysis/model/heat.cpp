#include "analysis/model/heat.h"

#include <algorithm>
#include <array>
#include <limits>

namespace freshlegs::analysis {
namespace {

// Air costs nothing below 15 C, .7 bpm/C to 25 C, 1.5 bpm/C above (ECSS 2012: .007 and .015 of 100 bpm above
// rest). The watch reads 0 to 8 C more than the air, by an amount nobody knows: so each band of its reading
// is a mixture of what the air may be.
constexpr std::array<double, kHeatBands + 1> kEdges{12, 18, 24, 30, std::numeric_limits<double>::infinity()};

}  // namespace

HeatVector heat_bands(double watch_c) {
  HeatVector bands;
  for (int i = 0; i < kHeatBands; ++i) {
    const auto edge = static_cast<std::size_t>(i);
    bands[i] = std::clamp(watch_c, kEdges[edge], kEdges[edge + 1]) - kEdges[edge];
  }
  return bands;
}

HeatVector heat_prior() { return {.001, .005, .008, .012}; }
// So wide that the athlete's own runs decide: half of it leaves .1 points of cost with the heat where leg days are
// always followed by hot runs and heat costs with its square (tests/statistics, strange worlds), and gains nothing
// elsewhere.
HeatVector heat_prior_sd() { return HeatVector{.002, .009, .009, .012}; }

}  // namespace freshlegs::analysis
