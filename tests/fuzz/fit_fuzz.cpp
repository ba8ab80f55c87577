// Any bytes are read without a crash, and what comes out holds together and costs no more than it may.
#include <cstdlib>

#include "ingest/fit/read_fit.h"

namespace {

using namespace freshlegs;

void require(bool condition) {
  if (!condition) std::abort();
}

std::size_t memory_of(const Recording& r) {
  std::size_t bytes = sizeof r + r.samples.offset_ms.capacity() * 4 + r.rr.interval_ms.capacity() * 8;
  for (const auto& c : r.samples.channels) bytes += c.ticks.capacity() * 4;
  return bytes + r.laps.capacity() * sizeof(Lap) + r.sets.capacity() * sizeof(StrengthSet) +
         r.measurements.capacity() * sizeof(Measurement);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::as_bytes(std::span(data, size));
  const FileContent content = fit::read_fit(bytes, {.census = size % 2 == 0});
  require(content.reason.has_value() == (content.status != ReadStatus::ok));
  std::size_t memory = 0;
  for (const auto& r : content.recordings) {
    memory += memory_of(r);
    require(r.head.end >= r.head.start);
    require(r.rr.interval_ms.size() == r.rr.offset_ms.size());
    for (const auto& c : r.samples.channels) require(c.ticks.size() == r.samples.size());
  }
  require(memory <= 3 * size + (std::size_t{32} << 20));
  return 0;
}
