#include "storage/series.h"
#include "tests/fuzz/targets.h"

// Any blob decodes or is called damaged; what decodes survives being written again.
void freshlegs::fuzz::series(Bytes bytes) {
  const auto values = storage::decode_series(bytes, std::size_t{1} << 20);
  if (!values) return;
  const auto again = storage::encode_series(*values);
  const auto read = storage::decode_series(again, values->size());
  require(read.has_value() && *read == *values);
}
