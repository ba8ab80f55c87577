// A recording as the FIT file its device would have written. Field numbers and scales: FIT profile 21.217.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/recording.h"

namespace freshlegs::sim {

std::vector<std::byte> fit_file(const Recording& recording);

}  // namespace freshlegs::sim
