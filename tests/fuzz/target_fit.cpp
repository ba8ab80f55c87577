// Any bytes are read without a crash, and what comes out holds together and costs no more than it may.
#include "ingest/fit/read_fit.h"
#include "tests/fuzz/holds_together.h"

void freshlegs::fuzz::fit(Bytes bytes) {
  const FileContent content = freshlegs::fit::read_fit(bytes, {.census = bytes.size() % 2 == 0}, sha256(bytes));
  require_sound(content);
  std::size_t memory = 0;
  for (const auto& r : content.recordings) memory += memory_of(r);
  require(memory <= 3 * bytes.size() + (std::size_t{32} << 20));
}
