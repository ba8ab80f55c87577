// The lifting app's cumulative export: every session so far, local wall time, no zone.
#pragma once

#include <span>
#include <string>

#include "ingest/recording.h"

namespace freshlegs::sim {

/// Strong, comma dialect with Duration and RPE; weights in kg, newest header of the app.
std::string strong_csv(std::span<const Recording* const> sessions);
/// Hevy, weights in kg, newest session first, as the app writes it.
std::string hevy_csv(std::span<const Recording* const> sessions);

}  // namespace freshlegs::sim
