#include "analysis/assemble/zone.h"

#include <algorithm>
#include <cstddef>

namespace freshlegs::analysis {

std::optional<UtcOffset> offset_at(const ZoneTable& zone, Instant t) {
  if (zone.rows.empty()) return std::nullopt;
  const auto after = std::ranges::upper_bound(zone.rows, t, {}, &ZoneTable::Row::from);
  return after == zone.rows.begin() ? after->offset : std::prev(after)->offset;
}

std::optional<UtcOffset> offset_at_wall(const ZoneTable& zone, WallTime wall) {
  if (zone.rows.empty()) return std::nullopt;
  // A change has surely happened when the wall clock is past it as the old and as the new offset name it.
  const auto next =
      std::partition_point(std::next(zone.rows.begin()), zone.rows.end(), [&](const ZoneTable::Row& r) {
        const auto before = (&r - 1)->offset;
        return wall >= wall_of(r.from, std::max(before, r.offset));
      });
  return std::prev(next)->offset;
}

ClockHour clock_hour(const ZoneTable& zone, WallTime wall) {
  for (std::size_t i = 1; i < zone.rows.size(); ++i) {
    const auto& row = zone.rows[i];
    const auto before = wall_of(row.from, zone.rows[i - 1].offset), after = wall_of(row.from, row.offset);
    if (wall >= before && wall < after) return ClockHour::left_out;
    if (wall >= after && wall < before) return ClockHour::twice;
  }
  return ClockHour::usual;
}

}  // namespace freshlegs::analysis
