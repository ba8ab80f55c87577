// Load and the morning's heart: one sentence each, against the athlete's own usual range.
#pragma once

#include <optional>
#include <string>

#include "daemon/words/day.h"

namespace freshlegs::app {

std::optional<std::string> load_sentence(const Day& day);
std::optional<std::string> heart_sentence(const Day& day);

}  // namespace freshlegs::app
