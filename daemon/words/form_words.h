// How the form held in a run, and which of the changed signals are worth a word.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/findings.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// At most `most` of the changes, the largest, in the usual order. Left out: what only mirrors another
/// changed signal, and what may be no change at all.
std::vector<analysis::FormBreakdown::Change> telling_changes(const analysis::FormBreakdown& breakdown,
                                                             std::size_t most);
/// To follow "Form:"; nothing if the run has no form signals.
std::optional<std::string> form_sentence(const analysis::RunFinding& run, Units units);

}  // namespace freshlegs::app
