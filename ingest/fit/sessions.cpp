#include "ingest/fit/sessions.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace freshlegs::fit {
namespace {

constexpr std::int64_t kFitEpoch = 631065600;  // 1989-12-31T00:00:00Z in Unix seconds

std::uint32_t start_of(const SessionFacts& session, std::uint32_t first_sample) {
  if (session.start != kNoTime) return session.start;
  const auto elapsed = elapsed_seconds(session);
  if (session.written == kNoTime || !elapsed) return first_sample;
  return static_cast<std::uint32_t>(std::max<std::int64_t>(0, std::int64_t{session.written} - *elapsed));
}

/// In order of their start, those of one start in the order of the file.
std::vector<SessionFacts> in_time_order(std::vector<SessionFacts> sessions) {
  std::vector<std::size_t> order(sessions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(sessions[i].start, i); });
  std::vector<SessionFacts> sorted;
  sorted.reserve(sessions.size());
  for (const std::size_t i : order) sorted.push_back(std::move(sessions[i]));
  return sorted;
}

}  // namespace

Sessions::Sessions(std::vector<SessionFacts> sessions, std::uint32_t first_sample)
    : sessions_(std::move(sessions)) {
  for (auto& session : sessions_) session.start = start_of(session, first_sample);
  sessions_ = in_time_order(std::move(sessions_));
}

std::size_t Sessions::index_of(std::uint32_t time) const {
  if (time == kNoTime) return 0;
  const auto behind = std::ranges::upper_bound(sessions_, time, {}, &SessionFacts::start);
  return behind == sessions_.begin() ? 0 : static_cast<std::size_t>(behind - sessions_.begin() - 1);
}

std::optional<std::int64_t> elapsed_seconds(const SessionFacts& session) {
  const auto elapsed = session.summary.elapsed_s;
  if (!elapsed || !(*elapsed >= 0) || *elapsed >= kNoTime) return std::nullopt;
  return static_cast<std::int64_t>(std::ceil(*elapsed));
}

Instant instant_of(std::uint32_t fit_seconds) {
  return Instant(std::chrono::seconds(kFitEpoch + std::int64_t{fit_seconds}));
}

}  // namespace freshlegs::fit
