// What the title of a session says about legs.
#pragma once

#include <cstdint>
#include <string_view>

namespace freshlegs {

enum class LegHint : std::uint8_t { none, legs, upper, full };

/// "Leg day" -> legs, "PUSH" -> upper, "Ganzkörper" -> full, "Legs & Shoulders" -> full, "Morning workout" ->
/// none. Whole words only; names of programmes ("Push-Pull-Legs", "Upper/Lower") say nothing about the day.
LegHint legs_of_title(std::string_view title);

}  // namespace freshlegs
