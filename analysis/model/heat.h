// What warmth costs, from the temperature a watch reads on a warm wrist.
#pragma once

#include <Eigen/Dense>

namespace freshlegs::analysis {

/// Degrees in each of the bands of the watch's temperature; heart rate rises straight within a band.
inline constexpr int kHeatBands = 4;
using HeatVector = Eigen::Matrix<double, kHeatBands, 1>;

HeatVector heat_bands(double watch_c);
/// ln heart rate for each degree within a band, before there is any own.
HeatVector heat_prior();
HeatVector heat_prior_sd();

}  // namespace freshlegs::analysis
