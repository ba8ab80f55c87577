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

bool said_of(const std::set<std::pair<Hash, Hash>>& pairs, const Source& a, const Source& b) {
  return !pairs.empty() && pairs.contains(std::minmax(a.head().hash, b.head().hash));
}

/// One athlete does one thing at a time, so recordings of like sport that share most of their time are one
/// session. Two runs one after the other share none, however close.
std::optional<FusedBy> same_activity(const Source& a, const Source& b) {
  // Sessions of one file stay apart; a recording without a file (all zeros) has no siblings.
  const bool one_file = a.known->file.sha256 == b.known->file.sha256 && a.known->file.sha256 != Hash{};
  if (one_file || !compatible(a, b)) return std::nullopt;
  if (vague_in_time(a) || vague_in_time(b)) return std::nullopt;
  const auto by_moment = [](bool fits) { return fits ? std::optional(FusedBy::moment) : std::nullopt; };
  if (is_point(a)) return by_moment(point_fits(a, b));
  if (is_point(b)) return by_moment(point_fits(b, a));
  const auto shared = overlap(a, b), shorter = std::min(a.end - a.start, b.end - b.start);
  const auto longer = std::max(a.end - a.start, b.end - b.start);
  if (2 * shared < shorter) return std::nullopt;
  const auto near = [](Instant x, Instant y) { return (x > y ? x - y : y - x) <= kSameEdge; };
  // A device that was started late, or died early, still shares one edge; a strap worn all day shares none.
  const bool same = 2 * shared >= longer || near(a.start, b.start) || near(a.end, b.end);
  if (!same) return std::nullopt;
  return a.slipped || b.slipped ? FusedBy::zone_slip : FusedBy::time;
}

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

using Groups = std::vector<std::vector<Member>>;

/// The group that shares most time with this recording and every member of which it fits.
std::optional<std::pair<std::size_t, FusedBy>> best_group(
    std::size_t i, const std::vector<Source>& sources, const std::vector<std::size_t>& neighbours,
    const std::vector<std::optional<std::size_t>>& group_of, const Groups& groups, const Belonging& said) {
  std::optional<std::pair<std::size_t, FusedBy>> best;
  Millis best_overlap{-1};
  for (const auto j : neighbours) {
    const auto g = group_of[j];
    if (!g) continue;
    const auto shared = overlap(sources[i], sources[groups[*g].front().source]);
    if (shared < best_overlap || (best && shared == best_overlap && *g >= best->first)) continue;
    const auto fits = [&](const Member& m) {
      return !said_of(said.apart, sources[i], sources[m.source]) &&
             same_activity(sources[i], sources[m.source]);
    };
    if (!std::ranges::all_of(groups[*g], fits)) continue;
    best = {*g, *same_activity(sources[i], sources[groups[*g].front().source])};
    best_overlap = shared;
  }
  return best;
}

/// What the athlete merged, in addition to what belongs together by itself.
void unite_as_said(Groups& groups, const std::vector<Source>& sources, const Belonging& said) {
  for (const auto& pair : said.together) {
    const auto holder = [&](const Hash& hash) {
      return std::ranges::find_if(groups, [&](const auto& members) {
        return std::ranges::any_of(members,
                                   [&](const Member& m) { return sources[m.source].head().hash == hash; });
      });
    };
    const auto a = holder(pair.first), b = holder(pair.second);
    if (a == groups.end() || b == groups.end() || a == b) continue;
    const bool a_leads = ranks_before(sources[a->front().source], sources[b->front().source]);
    auto &into = a_leads ? *a : *b, &from = a_leads ? *b : *a;
    for (const auto& member : from) into.push_back({member.source, FusedBy::said});
    from.clear();
    std::erase_if(groups, [](const auto& members) { return members.empty(); });
  }
}

}  // namespace

bool ranks_before(const Source& a, const Source& b) { return primary_rank(a) < primary_rank(b); }

Groups group(const std::vector<Source>& sources, const Belonging& said) {
  const auto pairs = touching(sources);
  std::vector<std::size_t> order(sources.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return primary_rank(sources[i]); });

  Groups groups;
  std::vector<std::optional<std::size_t>> group_of(sources.size());
  for (const auto i : order) {
    const auto best = best_group(i, sources, pairs[i], group_of, groups, said);
    group_of[i] = best ? best->first : groups.size();
    if (!best) groups.emplace_back();
    groups[*group_of[i]].push_back({i, best ? best->second : FusedBy::primary});
  }
  unite_as_said(groups, sources, said);
  return groups;
}

}  // namespace freshlegs::analysis
