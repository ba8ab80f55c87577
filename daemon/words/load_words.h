// Load and the morning's heart: one sentence each, against the athlete's own usual range.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "daemon/words/day.h"

namespace freshlegs::app {

std::optional<std::string> load_sentence(const Day& day);
std::optional<std::string> heart_sentence(const Day& day);
/// Of the signals that heart_sentence() tells: one has no usual range yet, else one has left its own, else none.
enum class HeartRange : std::uint8_t { unknown, outside, inside };
HeartRange heart_range(const Day& day);

/// "7.4 h, score 82; 8 of 10 of your nights last 6.3 to 8.1 h."; nothing where the athlete noted it, which is said
/// elsewhere.
std::optional<std::string> sleep_sentence(const Day& day);

/// "Highest 191 bpm (your recordings), at rest ...": what load is weighed by and where each figure comes from.
std::string heart_limits_sentence(const analysis::Findings& findings);

}  // namespace freshlegs::app
