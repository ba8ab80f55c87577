// What must be true of everything that a reader returns.
#pragma once

#include "ingest/file_content.h"
#include "tests/fuzz/targets.h"

namespace freshlegs::fuzz {

inline std::size_t memory_of(const Recording& r) {
  std::size_t bytes = sizeof r + r.samples.offset_ms.capacity() * 4 + r.rr.interval_ms.capacity() * 8;
  for (const auto& c : r.samples.channels) bytes += c.ticks.capacity() * 4;
  for (const auto& name : r.developer_channels) bytes += sizeof name + name.capacity();
  return bytes + r.laps.capacity() * sizeof(Lap) + r.sets.capacity() * sizeof(StrengthSet) +
         r.measurements.capacity() * sizeof(Measurement);
}

inline void require_sound(const FileContent& content) {
  require(content.reason.has_value() == (content.status != ReadStatus::ok));
  if (content.reason) require(!content.reason->text.empty());
  for (const auto& r : content.recordings) {
    require(r.head.end >= r.head.start);
    require(r.rr.interval_ms.size() == r.rr.offset_ms.size());
    for (const auto& c : r.samples.channels) require(c.ticks.size() == r.samples.size());
  }
}

}  // namespace freshlegs::fuzz
