// What is said about one run: a line of facts, what tired legs cost, and how the form held.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/findings.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// The cost of tired legs in a run at its own fresh speed; nothing without an effect.
std::optional<Cost> run_cost(const analysis::RunFinding& run, Units units);
/// The same for the run taken alone.
std::optional<Cost> run_alone(const analysis::RunFinding& run, Units units);

/// "12 h after legs", "on fresh legs", or nothing before the first leg session.
std::string after_legs(const analysis::RunFinding& run);
/// "8.3 km in 48:37, 5:51 /km at 145 bpm, 12 h after legs."
std::string fact_sentence(const analysis::RunFinding& run, Units units);
/// Why a run has no estimate, without subject: "heart rate was usable for 4 minutes; 8 are needed".
std::string declined_reason(const analysis::Declined& declined);
/// What tired legs cost, to follow "Cost of tired legs:".
std::string cost_sentence(const analysis::RunFinding& run, const RunCounts& have, int need, Units units);
/// How many runs of each side the comparison needs.
int runs_needed(const analysis::Findings& findings);
/// "Have 2 runs within 48 h of legs and 3 on fresh legs; 6 of each are needed."
std::string missing_sentence(const RunCounts& have, int need);

}  // namespace freshlegs::app
