// Offsets of a zone by moment and by wall clock.
#pragma once

#include <optional>

#include "analysis/activity.h"
#include "analysis/athlete_input.h"
#include "ingest/time.h"

namespace freshlegs::analysis {

/// Offset in force at a moment; nothing for an empty table. Before the first row its offset holds.
std::optional<UtcOffset> offset_at(const ZoneTable& zone, Instant t);

/// Offset in force when a wall clock showed `wall`. In the hour that autumn repeats, the first time round; in
/// the hour that spring leaves out, the offset before the change.
std::optional<UtcOffset> offset_at_wall(const ZoneTable& zone, WallTime wall);
/// Whether that answer had a choice.
ClockHour clock_hour(const ZoneTable& zone, WallTime wall);

}  // namespace freshlegs::analysis
