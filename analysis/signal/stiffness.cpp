#include "analysis/signal/stiffness.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace freshlegs::analysis {
namespace {

constexpr double kGravity = 9.81;         // m/s^2
constexpr double kShortestFlight = 0.01;  // s; below it contact and cadence contradict running

}  // namespace

std::optional<SpringMass> spring_mass(const Step& step, double mass_kg, double leg_length_m) {
  using std::numbers::pi;
  const double contact = step.contact_s;
  SpringMass s;
  s.flight_s = 60 / step.cadence_spm - contact;
  if (!(s.flight_s > kShortestFlight) || !(contact > 0)) return std::nullopt;
  s.peak_force_n = mass_kg * kGravity * (pi / 2) * (s.flight_s / contact + 1);
  s.displacement_m =
      s.peak_force_n * contact * contact / (mass_kg * pi * pi) - kGravity * contact * contact / 8;
  s.vertical_stiffness = s.peak_force_n / s.displacement_m;
  const double half_sweep = step.speed_mps * contact / 2;
  s.leg_compression_m =
      leg_length_m - std::sqrt(leg_length_m * leg_length_m - half_sweep * half_sweep) + s.displacement_m;
  s.leg_stiffness = s.peak_force_n / s.leg_compression_m;
  return s;
}

double vertical_stiffness_per_kg(double contact_s, double cadence_spm) {
  const auto s = spring_mass({contact_s, cadence_spm, 0}, 1, 1);
  return s ? s->vertical_stiffness : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace freshlegs::analysis
