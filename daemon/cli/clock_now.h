// The clock on the athlete's wall at this moment, and whether the newest recording is too old to tell it.
#pragma once

#include <optional>

#include "analysis/findings.h"
#include "daemon/config/paths.h"

namespace freshlegs::cli {

Instant newest_end(const analysis::Findings& findings);
/// Older than four days: what was done since may not be in it.
bool is_stale(const analysis::Findings& findings, Instant at);
/// Nothing where the newest recording knows the clock; an old one may know that of another season or country, then it
/// is that of the home zone.
std::optional<UtcOffset> clock_now(const analysis::Findings& findings, const app::Settings& settings,
                                   const app::Environment& environment, Instant at);

}  // namespace freshlegs::cli
