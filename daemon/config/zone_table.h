// tzdata as a plain table for the core, which includes date/date.h only.
#pragma once

#include <string>

#include "analysis/athlete_input.h"
#include "daemon/config/paths.h"

namespace freshlegs::app {

/// Offsets of an IANA zone from 2000 to 2040; empty table if the name is unknown.
analysis::ZoneTable zone_table(const std::string& name);
/// TZ, else /etc/localtime, else UTC (empty table).
analysis::ZoneTable system_zone_table(const Environment& environment);

}  // namespace freshlegs::app
