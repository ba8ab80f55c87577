#include "daemon/service/arrivals.h"

namespace freshlegs::service {
namespace {

// Four weeks: before that there is no baseline to which a run could be news.
constexpr std::chrono::hours kShortHistory{28 * 24};
// A watch that was away for a long holiday brings about 20 files.
constexpr std::size_t kImport = 20;

}  // namespace

void Arrivals::handed_out(std::chrono::hours history) {
  if (open_) return;
  open_ = true;
  short_history_ = history < kShortHistory;
}

Arrivals::Verdict Arrivals::judge(std::size_t on_their_way) const {
  if (short_history_ || ingested_ > kImport) return Verdict::history;
  return on_their_way > kImport ? Verdict::too_early : Verdict::news;
}

void Arrivals::over() { *this = Arrivals(); }

}  // namespace freshlegs::service
