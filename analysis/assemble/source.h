// A recording as assembly sees it: what it is, who wrote it, and, once placed, where it lies in UTC.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/activity.h"
#include "analysis/assemble.h"
#include "analysis/athlete_input.h"

namespace freshlegs::analysis {

struct Source {
  std::size_t index = 0;  ///< into the list given to assemble()
  const KnownRecording* known = nullptr;
  Sport sport{};
  Role role{};
  Instant start, end;  ///< UTC once `placed`
  bool placed = false;
  std::optional<UtcOffset> offset;  ///< wall minus UTC, if known
  OffsetSource offset_source = OffsetSource::none;
  ClockHour clock_hour = ClockHour::usual;
  bool slipped = false;  ///< its clock was whole hours off

  [[nodiscard]] const RecordingHead& head() const { return known->head; }
  /// As the clock on the wall showed it; for a placed recording with a known offset as well.
  [[nodiscard]] WallTime wall_start() const { return wall_of(head_start(), wall_shift()); }
  /// Minutes from start to end; nothing if the end is unknown.
  [[nodiscard]] std::optional<double> minutes() const;

 private:
  [[nodiscard]] Instant head_start() const { return known->head.start; }
  [[nodiscard]] UtcOffset wall_shift() const {
    return known->head.clock == Clock::utc ? offset.value_or(UtcOffset{0}) : UtcOffset{0};
  }
};

/// May the two be accounts of one activity, as far as the sport goes?
bool compatible(const Source& a, const Source& b);

/// One source a recording, in an order that depends on content alone: duplicates and overtaken versions of a
/// session of a growing export are left out. UTC recordings are placed already.
std::vector<Source> sources_of(std::span<const KnownRecording> recordings);

/// Wall-clock recordings get their place (contract: order of evidence in OffsetSource); UTC recordings
/// without an offset get one for their local day.
void place(std::vector<Source>& sources, const ZoneTable& home, const ZoneTable& system);

/// The recording that gives the activity its clock and its id comes first: motion before beats before lists,
/// then the richer.
bool ranks_before(const Source& a, const Source& b);

/// Two accounts of one run by different devices, of which one is whole hours off (a local clock taken for
/// UTC): the one that ranks lower is moved onto the other. The same length, distance and heart rate are asked
/// for, so that a second run of the same loop on the same day stays a second run.
void undo_zone_slips(std::vector<Source>& sources, const Belonging& said);

/// Indices of sources that are one activity and why, primary first; groups in no particular but deterministic
/// order.
struct Member {
  std::size_t source = 0;
  FusedBy fused_by{};
};
std::vector<std::vector<Member>> group(const std::vector<Source>& sources, const Belonging& said);

}  // namespace freshlegs::analysis
