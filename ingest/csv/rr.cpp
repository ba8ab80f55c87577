#include "ingest/csv/rr.h"

#include <cmath>

namespace freshlegs::csv {

bool is_interval_ms(double value) { return value >= 200 && value <= 3000; }

void RrBuilder::add(double interval_ms, std::optional<Instant> arrival) {
  constexpr std::int64_t kGap_ms = 3000, kDay_ms = 86400000;
  constexpr std::size_t kMost = 4000000;  // a month of beats: memory stays bounded
  if (rr_.interval_ms.size() == kMost) return;
  const auto interval = static_cast<std::int32_t>(std::lround(interval_ms));
  if (arrival && !start_) start_ = *arrival - Millis(interval);
  sum_ms_ += interval;
  if (arrival && start_) {
    const std::int64_t told = (*arrival - *start_).count();
    if (told - sum_ms_ > kGap_ms && told < kDay_ms) sum_ms_ = told, ++gaps_;
  }
  rr_.interval_ms.push_back(interval);
  rr_.offset_ms.push_back(static_cast<std::int32_t>(std::min<std::int64_t>(sum_ms_, 7 * kDay_ms)));
}

Recording RrBuilder::take(Instant start, Clock clock, const Hash& hash) {
  Recording recording;
  auto& head = recording.head;
  head.hash = hash;
  head.clock = clock;
  head.start = start;
  head.end = start + Millis(rr_.offset_ms.empty() ? 0 : rr_.offset_ms.back());
  recording.rr = std::move(rr_);
  if (gaps_ > 0)
    recording.notes.push_back(
        {"csv.rr_gap", gaps_,
         "Beats are missing in " + counted(gaps_, "place") + "; the intervals after them keep their time."});
  return recording;
}

}  // namespace freshlegs::csv
