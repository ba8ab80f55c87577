// Which part of a segment's time belongs to which session.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "ingest/fit/facts.h"

namespace freshlegs::fit {

/// The sessions of a segment in time order. A moment belongs to the last session that began before it; what
/// lies before the first belongs to the first, so that nothing is lost.
class Sessions {
 public:
  /// `first_sample`: start of a session that names none.
  Sessions(std::vector<SessionFacts> sessions, std::uint32_t first_sample);

  [[nodiscard]] std::size_t size() const { return sessions_.size(); }
  [[nodiscard]] const SessionFacts& operator[](std::size_t i) const { return sessions_[i]; }
  [[nodiscard]] std::size_t index_of(std::uint32_t time) const;

 private:
  std::vector<SessionFacts> sessions_;
};

/// Whole seconds that the device counted for a session, rounded up; nullopt if it says nothing or nonsense.
[[nodiscard]] std::optional<std::int64_t> elapsed_seconds(const SessionFacts& session);

/// FIT seconds as an instant.
[[nodiscard]] Instant instant_of(std::uint32_t fit_seconds);

/// Milliseconds after `start`; nullopt beyond what 32 bits hold (24 days), which no recording reaches.
[[nodiscard]] inline std::optional<std::int32_t> offset_ms(std::uint32_t time, std::uint32_t start) {
  const std::int64_t ms = (std::int64_t{time} - std::int64_t{start}) * 1000;
  if (time == kNoTime || ms > std::numeric_limits<std::int32_t>::max() || ms <= kMissing) return std::nullopt;
  return static_cast<std::int32_t>(ms);
}

}  // namespace freshlegs::fit
