#include <algorithm>
#include <map>

#include "analysis/assemble/same_session.h"
#include "analysis/assemble/source.h"
#include "analysis/assemble/zone.h"

namespace freshlegs::analysis {
namespace {

using namespace std::chrono_literals;

/// A watch recording whose offset is known: what the athlete's clocks showed then.
struct Anchor {
  WallTime wall;
  UtcOffset offset;
};

struct Offset {
  UtcOffset offset{0};
  OffsetSource source = OffsetSource::none;
  ClockHour hour = ClockHour::usual;
};

/// UTC recordings that a log of the same session gave an offset.
using Tied = std::map<std::size_t, UtcOffset>;

/// Offsets known over time, asked for the moment between two that agree. Where a log met a watch, the log's
/// own clock counts: the watch may have been set to another zone.
class Neighbours {
 public:
  Neighbours(const std::vector<Source>& sources, const Tied& tied) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const auto& s = sources[i];
      if (!s.placed || s.head().clock != Clock::utc) continue;
      const auto met = tied.find(i);
      const auto offset = met != tied.end() ? std::optional(met->second) : s.offset;
      if (offset) anchors_.push_back({wall_of(s.start, *offset), *offset});
    }
    std::ranges::sort(anchors_, {}, [](const Anchor& a) { return std::pair(a.wall, a.offset); });
  }

  /// The offset of the nearest before and after, when both agree and neither is over 30 days away: further
  /// off, summer time or a journey may lie between unseen.
  [[nodiscard]] std::optional<UtcOffset> at(WallTime wall) const {
    const auto after = std::ranges::lower_bound(anchors_, wall, {}, &Anchor::wall);
    if (after == anchors_.begin() || after == anchors_.end()) return std::nullopt;
    const auto before = std::prev(after);
    constexpr auto kReach = 30 * 24h;
    if (after->wall - wall > kReach || wall - before->wall > kReach) return std::nullopt;
    if (before->offset != after->offset) return std::nullopt;
    return before->offset;
  }

 private:
  std::vector<Anchor> anchors_;
};

/// Without a recording of the same session: the next best evidence, in the order of OffsetSource.
Offset next_best(WallTime wall, const Neighbours& neighbours, const ZoneTable& home,
                 const ZoneTable& system) {
  if (const auto offset = neighbours.at(wall)) return {*offset, OffsetSource::neighbours};
  if (const auto offset = offset_at_wall(home, wall))
    return {*offset, OffsetSource::home_zone, clock_hour(home, wall)};
  if (const auto offset = offset_at_wall(system, wall))
    return {*offset, OffsetSource::system_zone, clock_hour(system, wall)};
  return {};
}

void put(Source& source, UtcOffset offset, OffsetSource by) {
  source.start -= offset;
  source.end -= offset;
  source.offset = offset;
  source.offset_source = by;
  source.placed = true;
}

/// A log that knows the day alone takes noon: the middle of the day it may belong to, and 12 h from both
/// borders.
void put_on_day(Source& source, const Offset& offset) {
  source.start = source.end = date::floor<date::days>(source.start) + 12h;
  put(source, offset.offset, offset.source);
}

/// The offset of a UTC recording whose device did not write one, for its local day only.
void give_local_day(Source& source, const Neighbours& neighbours, const ZoneTable& home,
                    const ZoneTable& system) {
  const auto zone = home.rows.empty() ? offset_at(system, source.start) : offset_at(home, source.start);
  // The wall time is not known yet; neighbours are searched at the time the zone, or else UTC, would show.
  const auto wall = wall_of(source.start, zone.value_or(UtcOffset{0}));
  if (const auto offset = neighbours.at(wall)) {
    source.offset = *offset;
    source.offset_source = OffsetSource::neighbours;
  } else if (zone) {
    source.offset = *zone;
    source.offset_source = home.rows.empty() ? OffsetSource::system_zone : OffsetSource::home_zone;
  }
}

/// The only strength session of the watch on that local day, if there is exactly one.
const Source* only_session_of_day(const std::vector<Source>& sources, const Source& log, UtcOffset offset) {
  const auto day = date::floor<date::days>(log.wall_start());
  const Source* found = nullptr;
  for (const auto& s : sources) {
    if (!s.placed || s.sport != Sport::strength || s.role == Role::strength_log) continue;
    if (date::floor<date::days>(wall_of(s.start, s.offset.value_or(offset))) != day) continue;
    if (found) return nullptr;
    found = &s;
  }
  return found;
}

}  // namespace

void place(std::vector<Source>& sources, const ZoneTable& home, const ZoneTable& system) {
  const SessionMatcher matcher(sources);
  const Neighbours devices(sources, {});
  Tied tied;
  for (auto& s : sources) {
    if (s.placed || s.head().clock != Clock::wall) continue;
    const auto expected = next_best(s.wall_start(), devices, home, system);
    const auto match = matcher.find(s, expected.offset, expected.source);
    if (!match) continue;
    put(s, match->offset, OffsetSource::same_session);
    tied.try_emplace(match->source, match->offset);
  }
  for (const auto& [i, offset] : tied) {
    if (sources[i].offset) continue;
    sources[i].offset = offset;
    sources[i].offset_source = OffsetSource::same_session;
  }

  const Neighbours neighbours(sources, tied);
  for (auto& s : sources) {
    if (s.placed && !s.offset) give_local_day(s, neighbours, home, system);
    if (s.placed || s.head().clock != Clock::wall) continue;
    const auto best = next_best(s.wall_start(), neighbours, home, system);
    put(s, best.offset, best.source);
    s.clock_hour = best.hour;
  }
  for (auto& s : sources) {
    if (s.placed) continue;
    const auto best = next_best(s.wall_start() + 12h, neighbours, home, system);
    const auto* session = only_session_of_day(sources, s, best.offset);
    put_on_day(s, best);
    if (!session) continue;
    s.start = s.end = session->start;
    s.offset = session->offset.value_or(best.offset);
    s.offset_source = OffsetSource::same_session;
  }
}

}  // namespace freshlegs::analysis
