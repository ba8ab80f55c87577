// An activity is one thing the athlete did; several recordings may tell of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/recording.h"

namespace freshlegs::analysis {

enum class Sport : std::uint8_t {
  run,
  strength,
  ride,
  swim,
  walk,
  hike,
  elliptical,
  row,
  yoga,
  mobility,
  other,
  wellness /* no activity: a morning RR, a night, a questionnaire */
};
enum class Role : std::uint8_t { watch, strap, phone, pod, strength_log, list, other };

/// How a recording without a zone got its UTC offset, best first (kept and shown).
enum class OffsetSource : std::uint8_t { device, same_session, neighbours, home_zone, system_zone, none };

/// A wall clock's hour on the days on which clocks are changed.
enum class ClockHour : std::uint8_t {
  usual,
  twice,     ///< autumn showed it twice: the first time round is taken
  left_out,  ///< spring left it out: the offset before the change is taken
};

/// A file that holds a recording. A content known under several names lists them all, sorted.
struct FileRef {
  std::vector<std::string> names;
  Hash sha256{};
};

/// A recording as storage lists it: without samples, with the file that is named for it.
struct KnownRecording {
  RecordingHead head;
  FileRef file;
};

/// Why a recording belongs to its activity.
enum class FusedBy : std::uint8_t {
  primary,    ///< it gives the activity its clock and its id
  time,       ///< like sport, and most of the time shared
  moment,     ///< a list or log without an end, begun with the activity
  zone_slip,  ///< the same session under a clock that is whole hours off
  said,       ///< the athlete merged them
};

struct Part {
  std::size_t recording = 0;  ///< index into the list that assemble() was given
  Role role{};
  Millis shift{0};  ///< added to the recording's times gives UTC on the activity's clock
  FusedBy fused_by = FusedBy::primary;
};

/// Which recordings are one activity, and where it lies in time. Ids are a function of content, never of
/// order.
struct ActivityPlan {
  std::string id;
  Sport sport{};
  Instant start, end;
  std::optional<UtcOffset> utc_offset;
  OffsetSource offset_source{};
  ClockHour clock_hour{};
  std::optional<std::string> title;
  std::vector<Part> parts;  ///< primary first
  Hash key{};               ///< of all that the features depend on: cache key
};

/// A plan with the bodies of its parts, in the same order.
struct Activity {
  ActivityPlan plan;
  std::vector<Recording> parts;
};

}  // namespace freshlegs::analysis
