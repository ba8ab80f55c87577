// What has to be known of the time before the findings begin, when the fold was taken up from a checkpoint.
#pragma once

#include <cstddef>
#include <optional>

#include "analysis/findings.h"

namespace freshlegs::analysis {

/// Runs that a comparison could use, had there been enough of them.
[[nodiscard]] bool counts_for_comparison(const RunFinding& run);
[[nodiscard]] bool counts_as_fresh(const RunFinding& run);
/// Its fresh speed says what pace is usual.
[[nodiscard]] bool tells_pace(const RunFinding& run);
[[nodiscard]] bool was_leg_session(const SessionFinding& session);

/// Adds what these findings hold to what was known before them.
[[nodiscard]] Earlier earlier_and(const Findings& findings);

}  // namespace freshlegs::analysis
