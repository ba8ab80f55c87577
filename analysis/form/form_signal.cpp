#include "analysis/form/form_signal.h"

#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr double kSteepest = 0.05;
constexpr double kSteepestForSprings = 0.03;  // stiffness by timing is not valid on slopes (Meyer 2023)
constexpr double kReferenceSpeed = 3;         // m/s

double ln_or_nan(double value) { return value > 0 ? std::log(value) : std::nan(""); }

}  // namespace

// Exponents and floors: one runner, 23 runs with dynamics and 745 with cadence, at given speed.
const std::array<SignalLaw, kFormSignals> kSignalLaws{
    {{-0.51, .010},    // ground contact
     {+0.80, .010},    // step length
     {+0.18, .012},    // cadence
     {+0.11, .016},    // vertical oscillation
     {-0.65, .009},    // vertical ratio
     {+0.57, .020},    // stiffness
     {+0.00, .005},    // balance, points / 100
     {+0.50, .012}}};  // heart rate (Lamberts 2004: 1.1-1.4 %)

std::vector<FormMinute> form_minutes(const RunFeatures& run) {
  std::vector<FormMinute> minutes;
  minutes.reserve(run.windows.size());
  for (const Window& w : run.windows) {
    const auto v = static_cast<double>(w.speed_mps), g = static_cast<double>(w.grade);
    if (!w.settled || !(v > 0) || !(std::abs(g) < kSteepest)) continue;
    FormMinute m;
    m.start_s = static_cast<double>(w.start_s);
    m.distance_m = static_cast<double>(w.distance_m);
    m.x << 1, std::log(v / kReferenceSpeed), g, m.start_s / 3600;
    m.heart_x = m.x;
    m.heart_x[1] = std::log(static_cast<double>(w.graded_mps) / kReferenceSpeed);
    for (std::size_t i = 0; i < kMarkers; ++i) m.y[i] = ln_or_nan(static_cast<double>(w.marker[i]));
    m.y[index(Marker::balance)] = static_cast<double>(w.marker[index(Marker::balance)]) / 100;
    if (std::abs(g) >= kSteepestForSprings) m.y[index(Marker::stiffness)] = std::nan("");
    m.y[kHeart] = ln_or_nan(static_cast<double>(w.heart_rate_bpm));
    minutes.push_back(m);
  }
  return minutes;
}

}  // namespace freshlegs::analysis
