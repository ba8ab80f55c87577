#include "ingest/fit/sessions.h"

#include <algorithm>
#include <limits>

namespace freshlegs::fit {
namespace {

constexpr std::int64_t kFitEpoch = 631065600;  // 1989-12-31T00:00:00Z in Unix seconds

std::uint32_t start_of(const SessionFacts& session, std::uint32_t first_sample) {
  if (session.start != kNoTime) return session.start;
  if (session.written == kNoTime || !session.summary.elapsed_s) return first_sample;
  return static_cast<std::uint32_t>(std::max(0.0, session.written - *session.summary.elapsed_s));
}

}  // namespace

Sessions::Sessions(std::vector<SessionFacts> sessions, std::uint32_t first_sample)
    : sessions_(std::move(sessions)) {
  for (auto& session : sessions_) session.start = start_of(session, first_sample);
  std::ranges::stable_sort(sessions_, {}, &SessionFacts::start);
}

std::size_t Sessions::index_of(std::uint32_t time) const {
  if (time == kNoTime) return 0;
  const auto behind = std::ranges::upper_bound(sessions_, time, {}, &SessionFacts::start);
  return behind == sessions_.begin() ? 0 : static_cast<std::size_t>(behind - sessions_.begin() - 1);
}

Instant instant_of(std::uint32_t fit_seconds) {
  return Instant(std::chrono::seconds(kFitEpoch + std::int64_t{fit_seconds}));
}

std::optional<std::int32_t> offset_ms(std::uint32_t time, std::uint32_t start) {
  const std::int64_t ms = (std::int64_t{time} - std::int64_t{start}) * 1000;
  if (time == kNoTime || ms > std::numeric_limits<std::int32_t>::max() || ms <= kMissing) return std::nullopt;
  return static_cast<std::int32_t>(ms);
}

}  // namespace freshlegs::fit
