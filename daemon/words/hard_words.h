// What is said of speed when it counts: the best 20 minutes of a hard run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/findings.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// To follow "Hard pace:"; nothing where there is no own range yet, or on fresh legs within it.
std::optional<std::string> hard_sentence(const analysis::RunFinding& run, Units units);
/// Hard runs after legs against fresh ones, over all runs; empty without any.
std::vector<std::string> hard_runs_sentences(const analysis::KindsCompared& found);

}  // namespace freshlegs::app
