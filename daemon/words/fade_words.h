// What is said of a run that faded earlier than fresh runs of its length.
#pragma once

#include <optional>
#include <string>

#include "analysis/findings.h"

namespace freshlegs::app {

/// To follow "Fade:"; nothing where the run lies within the athlete's usual.
std::optional<std::string> fade_sentence(const analysis::RunFinding& run);

}  // namespace freshlegs::app
