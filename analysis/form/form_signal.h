// The signals in which form is judged, as residual-ready rows: ln of the signal beside what explains it.
#pragma once

#include <Eigen/Dense>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/features.h"

namespace freshlegs::analysis {

/// The gait markers, in the order of Marker, and heart rate: what form costs.
inline constexpr std::size_t kFormSignals = kMarkers + 1;
inline constexpr std::size_t kHeart = kMarkers;
constexpr std::size_t index(Marker marker) { return static_cast<std::size_t>(marker); }
/// Gait as it is measured. Step length, ratio and stiffness follow from these and add nothing.
inline constexpr std::array<std::size_t, 3> kGait{index(Marker::ground_contact), index(Marker::cadence),
                                                  index(Marker::vertical_oscillation)};

using FormRow = Eigen::Vector4d;  ///< 1, ln(speed / 3 m/s), grade, hours into the run

struct FormMinute {
  double start_s = 0, distance_m = 0;
  FormRow x;
  FormRow heart_x;  ///< the same with the equal-effort speed that the heart has had time to follow
  std::array<double, kFormSignals> y{};  ///< ln; balance in points / 100; NaN where missing
};

struct SignalLaw {
  double exponent;   ///< of speed in ln signal = c + a ln v, one runner measured over months
  double floor;      ///< ln units: run-to-run SD at given speed; smaller changes are never spoken of
  double minute_sd;  ///< ln units: of 60-s means within a run
};
extern const std::array<SignalLaw, kFormSignals> kSignalLaws;

/// A signal of one run, ln units at 3 m/s on the flat, with the variance of that mean.
struct FormLevel {
  double value = 0, variance = 0;
};
using FormLevels = std::array<std::optional<FormLevel>, kGait.size()>;

/// Minutes of running on gentle ground (|grade| < 5 %) from the eighth on, clear of stops. Heart rate is
/// missing where it has not settled or is not trusted.
std::vector<FormMinute> form_minutes(const RunFeatures& run);

}  // namespace freshlegs::analysis
