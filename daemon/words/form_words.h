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

/// At most `most` of the changes that left the range of fresh runs, the largest, in the usual order, without
/// what only mirrors another changed signal. Where none has, the one that is easiest to picture.
std::vector<analysis::FormBreakdown::Change> telling_changes(const analysis::FormBreakdown& breakdown,
                                                             std::size_t most);
/// What changed of a signal; null where it did not.
const analysis::FormBreakdown::Change* change_of(const analysis::FormBreakdown& breakdown,
                                                 analysis::Marker marker);
/// Mean of a signal before and after the onset, per cent against fresh runs: of what changed the figures of the change,
/// which leave out its minutes, else plain means. Without an onset all is before.
struct SignalMeans {
  std::optional<double> before, after;
};
SignalMeans signal_means(const analysis::RunFinding& run, const analysis::FormTrace::Signal& signal);
/// Without running dynamics: fewer changes can be seen.
bool by_steps_alone(const analysis::RunFinding& run);
/// Has the signal left the range of fresh runs? If not, it has changed within this run alone.
bool left_fresh(const analysis::FormBreakdown::Change& change);
/// Nothing that is told of the change has left the range of fresh runs.
bool inside_fresh(const analysis::FormBreakdown& breakdown);
/// What is told of it: against fresh runs if it left their range, else against the run before the change.
double told_pct(const analysis::FormBreakdown::Change& change);

/// To follow "Form:"; nothing if the run has no form signals.
std::optional<std::string> form_sentence(const analysis::RunFinding& run, Units units);

}  // namespace freshlegs::app
