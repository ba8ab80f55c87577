// Walks the messages of one segment and hands each to its reader.
#pragma once

#include <span>

#include "ingest/fit/census.h"
#include "ingest/fit/developer.h"
#include "ingest/fit/facts.h"
#include "ingest/fit/record_table.h"

namespace freshlegs::fit {

struct DecodedSegment {
  SegmentFacts facts;
  DeveloperFields developers;
  RecordTable table;
  std::size_t messages = 0;
  std::size_t untimed = 0;          ///< records without a time of their own
  std::size_t empty = 0;            ///< messages without a single byte
  std::optional<BreakAt> damage{};  ///< the first, if any
  std::uint32_t recoveries = 0;     ///< how often reading found a way around damage
};

/// `data`: the messages of a segment; `complete`: they end where the header says. `census` may be null.
DecodedSegment decode_segment(std::span<const std::byte> data, bool complete, Budget& budget,
                              HeartRateMemory& strap, Census* census);

}  // namespace freshlegs::fit
