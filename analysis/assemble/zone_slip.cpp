#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "analysis/assemble/source.h"

namespace freshlegs::analysis {
namespace {

using namespace std::chrono_literals;

// Offsets in use reach from -12 to +14 h; beyond the whole hours the two clocks may differ by up to two
// minutes and by how long it takes to press two buttons.
constexpr Millis kFarthest = 14h, kResidual = 150s, kShortest = 10min;

double difference(double a, double b) { return std::abs(a - b) / std::max(a, b); }

bool moves(const Source& s) {
  return s.sport == Sport::run || s.sport == Sport::ride || s.sport == Sport::walk || s.sport == Sport::hike;
}

/// Whole hours from `a` to `b`, if the rest is small.
std::optional<Millis> whole_hours(const Source& a, const Source& b) {
  const Millis apart = b.start - a.start;
  const auto hours = std::chrono::round<std::chrono::hours>(apart);
  if (hours == 0h || std::chrono::abs(hours) > kFarthest) return std::nullopt;
  if (std::chrono::abs(apart - hours) > kResidual) return std::nullopt;
  return Millis(hours);
}

bool same_device(const Device& a, const Device& b) {
  return a.manufacturer == b.manufacturer && a.product == b.product;
}

/// Length within 0.5 % or 15 s, distance within 1.5 % (two GPS tracks of one run differ by about 1 %), heart
/// rate within 3 bpm: much closer than two runs of one loop come by chance.
bool same_shape(const Source& a, const Source& b) {
  const Millis la = a.end - a.start, lb = b.end - b.start;
  if (std::min(la, lb) < kShortest) return false;
  if (std::chrono::abs(la - lb) > std::max<Millis>(15s, std::max(la, lb) / 200)) return false;
  const auto &sa = a.head().summary, &sb = b.head().summary;
  if (!sa.distance_m || !sb.distance_m || !(*sa.distance_m > 0) || !(*sb.distance_m > 0)) return false;
  if (difference(*sa.distance_m, *sb.distance_m) > 0.015) return false;
  return !sa.avg_heart_rate_bpm || !sb.avg_heart_rate_bpm ||
         std::abs(*sa.avg_heart_rate_bpm - *sb.avg_heart_rate_bpm) <= 3;
}

bool is_slip(const Source& leader, const Source& s, const Belonging& said) {
  if (leader.sport != s.sport || same_device(leader.head().device, s.head().device)) return false;
  if (leader.known->file.sha256 == s.known->file.sha256) return false;
  if (said.apart.contains(std::minmax(leader.head().hash, s.head().hash))) return false;
  return whole_hours(leader, s) && same_shape(leader, s);
}

/// Another device saw it where it is: then it is no slip, however much it is like another run of that day.
bool has_companion(const std::vector<Source>& sources, const Source& s) {
  return std::ranges::any_of(sources, [&](const Source& other) {
    const auto shared = std::min(s.end, other.end) - std::max(s.start, other.start);
    return &other != &s && other.placed && compatible(s, other) && 2 * shared >= s.end - s.start;
  });
}

}  // namespace

void undo_zone_slips(std::vector<Source>& sources, const Belonging& said) {
  std::vector<std::size_t> by_start;
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (sources[i].placed && moves(sources[i])) by_start.push_back(i);
  std::ranges::sort(by_start, {}, [&](std::size_t i) { return std::pair(sources[i].start, i); });
  std::vector<std::pair<std::size_t, Millis>> slips;
  for (std::size_t k = 0; k < by_start.size(); ++k)
    for (std::size_t j = k + 1; j < by_start.size(); ++j) {
      const auto &a = sources[by_start[k]], &b = sources[by_start[j]];
      if (b.start - a.start > kFarthest + kResidual) break;
      const bool a_leads = ranks_before(a, b);
      const auto &leader = a_leads ? a : b, &other = a_leads ? b : a;
      if (is_slip(leader, other, said) && !has_companion(sources, other))
        slips.emplace_back(a_leads ? by_start[j] : by_start[k], *whole_hours(leader, other));
    }
  for (const auto& [i, hours] : slips) {
    if (sources[i].slipped) continue;  // the first leader in time has it
    sources[i].slipped = true;
    sources[i].start -= hours;
    sources[i].end -= hours;
  }
}

}  // namespace freshlegs::analysis
