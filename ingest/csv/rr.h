// Beat-to-beat intervals from text: beat times are rebuilt from the sum of the intervals, because what stands
// beside them is the time of arrival, several beats at once.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/csv/losses.h"
#include "ingest/recording.h"

namespace freshlegs::csv {

class RrBuilder {
 public:
  /// `arrival`: when the interval reached the phone, where the file says it. An arrival more than 3 s from
  /// the sum of the intervals means that beats are missing: the beat times go on from there.
  void add(double interval_ms, std::optional<Instant> arrival);
  [[nodiscard]] bool empty() const { return rr_.interval_ms.empty(); }
  /// Start of the first interval, where arrivals are known.
  [[nodiscard]] std::optional<Instant> start() const { return start_; }
  /// The recording: no sport, from the start of the first interval to the end of the last.
  Recording take(Instant start, Clock clock, const Hash& hash);

 private:
  RrIntervals rr_;
  std::int64_t sum_ms_ = 0;
  std::uint64_t gaps_ = 0;
  std::optional<Instant> start_;
};

/// A plausible interval in ms: 200 (300 bpm) to 3000 (20 bpm); anything else is no interval at all.
bool is_interval_ms(double value);

}  // namespace freshlegs::csv
