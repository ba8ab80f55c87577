// Time as types: an instant in UTC, a wall clock without a zone, and an offset between the two.
// Core code knows no clock and no zone database: whoever needs "now" or a zone gets it as an argument.
#pragma once

#include <date/date.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace freshlegs {

using Millis = std::chrono::milliseconds;
using Instant = date::sys_time<Millis>;     ///< a moment, UTC
using WallTime = date::local_time<Millis>;  ///< what a clock on the wall showed, zone unknown
using UtcOffset = std::chrono::seconds;     ///< wall time minus UTC, east positive

constexpr WallTime wall_of(Instant t, UtcOffset offset) { return WallTime(t.time_since_epoch() + offset); }
constexpr Instant instant_of(WallTime t, UtcOffset offset) { return Instant(t.time_since_epoch() - offset); }

/// "2026-10-15T07:31:00Z"; milliseconds only where there are any ("…:00.250Z").
std::string iso_utc(Instant t);
/// "2026-10-15", the local day of a moment.
std::string iso_day(WallTime t);
/// Strict inverse of iso_utc(); also accepts an offset such as +01:00. Nothing else parses.
std::optional<Instant> parse_iso(std::string_view text);
/// Strict "YYYY-MM-DD".
std::optional<date::local_days> parse_day(std::string_view text);

}  // namespace freshlegs
