#include "daemon/cli/clock_now.h"

#include <algorithm>

#include "analysis/assemble/zone.h"
#include "daemon/config/zone_table.h"

namespace freshlegs::cli {

Instant newest_end(const analysis::Findings& findings) {
  Instant newest{};
  for (const auto& run : findings.runs) newest = std::max(newest, run.plan.end);
  for (const auto& session : findings.sessions) newest = std::max(newest, session.plan.end);
  return newest;
}

bool is_stale(const analysis::Findings& findings, Instant at) { return at - newest_end(findings) >= date::days(4); }

std::optional<UtcOffset> clock_now(const analysis::Findings& findings, const app::Settings& settings,
                                   const app::Environment& environment, Instant at) {
  if (!is_stale(findings, at)) return std::nullopt;
  const auto zone = settings.home_zone ? app::zone_table(*settings.home_zone) : app::system_zone_table(environment);
  return analysis::offset_at(zone, at);
}

}  // namespace freshlegs::cli
