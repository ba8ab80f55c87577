// A row of a table in words, for terminals that are too narrow for its columns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace freshlegs::app {

/// "steps: BEFORE +2.0; AFTER +3.8": the first cell, then each other that is not empty with the name of its column
/// (without names, the cells alone). Lines that fit `columns`, without a last line end; later ones are indented.
std::string row_as_lines(const std::vector<std::string>& names, const std::vector<std::string>& cells,
                         std::size_t columns);

}  // namespace freshlegs::app
