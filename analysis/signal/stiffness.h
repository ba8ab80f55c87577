// The leg as a spring: vertical and leg stiffness from contact time and cadence (Morin 2005, sine-wave
// model).
#pragma once

#include <optional>

namespace freshlegs::analysis {

struct SpringMass {
  double flight_s = 0;
  double peak_force_n = 0;
  double displacement_m = 0;      ///< of the centre of mass during contact
  double vertical_stiffness = 0;  ///< N/m
  double leg_compression_m = 0;
  double leg_stiffness = 0;  ///< N/m
};

struct Step {
  double contact_s = 0, cadence_spm = 0, speed_mps = 0;
};

/// Null when there is no flight phase (walking, or contact and cadence that do not fit together).
std::optional<SpringMass> spring_mass(const Step& step, double mass_kg, double leg_length_m);

/// Vertical stiffness per kilogram, N/m/kg: mass cancels, so it is comparable without knowing it. NaN without
/// flight.
double vertical_stiffness_per_kg(double contact_s, double cadence_spm);

}  // namespace freshlegs::analysis
