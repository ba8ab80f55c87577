// "Did you mean": the known word that is closest to what was typed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace freshlegs::app {

/// The known word with the fewest edits (letters added, dropped, changed or swapped), if that is at most a
/// third of the word; the first of equals.
std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> known);

}  // namespace freshlegs::app
