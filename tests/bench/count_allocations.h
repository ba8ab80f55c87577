// Counts what the program allocates: linking this replaces the global operator new.
#pragma once

#include <cstddef>

namespace freshlegs::bench {

/// Allocations since the program began.
std::size_t allocations();

}  // namespace freshlegs::bench
