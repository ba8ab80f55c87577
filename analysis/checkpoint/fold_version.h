// Which fold wrote a checkpoint: a hash of the sources of the analysis, made by the build.
#pragma once

#include <cstdint>

namespace freshlegs::analysis {

[[nodiscard]] std::uint64_t fold_version();

}  // namespace freshlegs::analysis
