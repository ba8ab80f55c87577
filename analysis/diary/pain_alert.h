// Pain on a run after legs is always answered; elsewhere, when it lasts or is more than slight.
#pragma once

#include "analysis/findings.h"

namespace freshlegs::analysis {

std::optional<Alert> pain_alert(const RunFinding& run);
/// Of a day without a run: when it is more than slight, or lasts.
std::optional<Alert> pain_alert(const PainFacts& pain, Instant at, UtcOffset offset);

/// A rating against the own usual one of such runs, in standard deviations; positive = harder.
double worse_than_usual(const Felt& felt);

}  // namespace freshlegs::analysis
