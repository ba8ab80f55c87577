#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

#include "analysis/assemble/source.h"

namespace freshlegs::analysis {
namespace {

using namespace std::chrono_literals;

/// A log is opened up to this long before the watch is started (or the watch before the log).
constexpr Millis kLogSlack = 20min;
constexpr Millis kSameEdge = 5min;

bool is_point(const Source& s) { return s.end <= s.start; }

/// A place in time that is only a guess within the day proves nothing.
bool vague_in_time(const Source& s) {
  return s.head().clock == Clock::wall_day_only && s.offset_source != OffsetSource::same_session;
}

bool point_fits(const Source& point, const Source& other) {
  const auto slack = point.role == Role::list ? Millis(2min) : kLogSlack;
  return point.start >= other.start - slack && point.start < std::max(other.end, other.start + slack);
}

Millis overlap(const Source& a, const Source& b) {
  return std::max(Millis(0), std::min(a.end, b.end) - std::max(a.start, b.start));
}

/// One athlete does one thing at a time, so recordings of like sport that share most of their time are one
/// session. Two runs one after the other share none, however close.
bool same_activity(const Source& a, const Source& b) {
  // Sessions of one file stay apart; a recording without a file (all zeros) has no siblings.
  const bool one_file = a.known->file.sha256 == b.known->file.sha256 && a.known->file.sha256 != Hash{};
  if (one_file || !compatible(a, b)) return false;
  if (vague_in_time(a) || vague_in_time(b)) return false;
  if (is_point(a)) return point_fits(a, b);
  if (is_point(b)) return point_fits(b, a);
  const auto shared = overlap(a, b), shorter = std::min(a.end - a.start, b.end - b.start);
  const auto longer = std::max(a.end - a.start, b.end - b.start);
  if (2 * shared < shorter) return false;
  const auto near = [](Instant x, Instant y) { return (x > y ? x - y : y - x) <= kSameEdge; };
  // A device that was started late, or died early, still shares one edge; a strap worn all day shares none.
  return 2 * shared >= longer || near(a.start, b.start) || near(a.end, b.end);
}

/// The recording that gives the activity its clock and its id: motion before beats before lists, then the
/// richer.
auto primary_rank(const Source& s) {
  const auto role = [&] {
    switch (s.role) {
      case Role::watch:
        return 0;
      case Role::phone:
        return 1;
      case Role::pod:
        return 2;
      case Role::strength_log:
        return 3;
      case Role::list:
        return 4;
      case Role::strap:
        return 5;
      case Role::other:
        return 6;
    }
    return 6;
  }();
  const auto& head = s.head();
  return std::tuple(role, -std::popcount(head.channel_mask), -static_cast<std::int64_t>(head.samples),
                    head.hash);
}

/// Pairs that touch in time, each from both sides.
std::vector<std::vector<std::size_t>> touching(const std::vector<Source>& sources) {
  std::vector<std::size_t> by_start(sources.size());
  std::iota(by_start.begin(), by_start.end(), std::size_t{0});
  std::ranges::sort(by_start, {}, [&](std::size_t i) { return std::pair(sources[i].start, i); });
  std::vector<std::vector<std::size_t>> pairs(sources.size());
  for (std::size_t i = 0; i < by_start.size(); ++i) {
    const auto& a = sources[by_start[i]];
    const auto reach = std::max(a.end, a.start + kLogSlack);
    for (std::size_t j = i + 1; j < by_start.size() && sources[by_start[j]].start <= reach; ++j) {
      pairs[by_start[i]].push_back(by_start[j]);
      pairs[by_start[j]].push_back(by_start[i]);
    }
  }
  return pairs;
}

}  // namespace

std::vector<std::vector<std::size_t>> group(const std::vector<Source>& sources) {
  const auto pairs = touching(sources);
  std::vector<std::size_t> order(sources.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return primary_rank(sources[i]); });

  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::size_t> group_of(sources.size(), kNone);
  for (const auto i : order) {
    std::size_t best = kNone;
    Millis best_overlap{-1};
    for (const auto j : pairs[i]) {
      const auto g = group_of[j];
      if (g == kNone) continue;
      const auto fits = [&](std::size_t k) { return same_activity(sources[i], sources[k]); };
      const auto shared = overlap(sources[i], sources[groups[g].front()]);
      if (shared < best_overlap || (shared == best_overlap && g >= best)) continue;
      if (!std::ranges::all_of(groups[g], fits)) continue;
      best = g;
      best_overlap = shared;
    }
    if (best == kNone) {
      best = groups.size();
      groups.emplace_back();
    }
    group_of[i] = best;
    groups[best].push_back(i);
  }
  return groups;
}

}  // namespace freshlegs::analysis
