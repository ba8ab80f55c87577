#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "analysis/assemble.h"

namespace freshlegs::analysis {
namespace {

/// Which of two exports is the later: contract.md, "Identity".
using Rank = std::tuple<std::int64_t, std::int64_t>;

Rank rank_of(const CumulativeKey& key) { return {key.export_newest_ms, key.export_rows}; }

/// A session's name begins with the dialect that wrote it.
std::string_view app_of(const CumulativeKey& key) {
  return std::string_view(key.session).substr(0, key.session.find('|'));
}

struct Last {
  Rank rank;
  Instant first = Instant::max();  ///< of its sessions
};

}  // namespace

void drop_deleted(std::vector<KnownRecording>& recordings) {
  std::map<std::string, Last, std::less<>> last;
  for (const auto& [head, file] : recordings) {
    if (!head.cumulative) continue;
    const Rank rank = rank_of(*head.cumulative);
    const auto [at, first] = last.try_emplace(std::string(app_of(*head.cumulative)), Last{rank});
    if (rank > at->second.rank) at->second = {rank};
    if (rank == at->second.rank) at->second.first = std::min(at->second.first, head.start);
  }
  std::erase_if(recordings, [&](const KnownRecording& r) {
    if (!r.head.cumulative) return false;
    const Last& newest = last.find(app_of(*r.head.cumulative))->second;
    return rank_of(*r.head.cumulative) != newest.rank && r.head.start >= newest.first;
  });
}

}  // namespace freshlegs::analysis
