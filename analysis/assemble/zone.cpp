#include "analysis/assemble/zone.h"

#include <algorithm>

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

}  // namespace freshlegs::analysis
