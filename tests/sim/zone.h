// The athlete's clock on the wall: UTC offsets in force, with summer time and journeys.
#pragma once

#include <vector>

#include "ingest/time.h"

namespace freshlegs::sim {

class Zone {
 public:
  static Zone fixed(UtcOffset offset);
  /// Central European rules: one hour more from the last Sunday of March to the last Sunday of October, 01:00
  /// UTC.
  static Zone european(UtcOffset winter);
  /// `offset` holds instead between the two moments: a journey.
  Zone& away(Instant from, Instant to, UtcOffset offset);

  [[nodiscard]] UtcOffset offset_at(Instant t) const;
  /// The moment the wall shows `t`; of an hour shown twice, either of the two.
  [[nodiscard]] Instant instant_at(WallTime t) const;

 private:
  struct Journey {
    Instant from, to;
    UtcOffset offset;
  };
  UtcOffset winter_{0};
  bool summer_time_ = false;
  std::vector<Journey> journeys_;
};

}  // namespace freshlegs::sim
