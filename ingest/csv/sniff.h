// Which dialect a text is: by header and content, never by file name.
#pragma once

#include <string_view>

#include "ingest/csv/dialect.h"

namespace freshlegs::csv {

struct Recognition {
  const Dialect* best = nullptr;
  const Dialect* runner_up = nullptr;
  double confidence = 0, runner_up_confidence = 0;
};

/// The first rows of a text.
Probe probe_of(std::string_view text, char delimiter);
/// The two dialects that fit best; equal confidence is settled by name order.
Recognition recognise(const Probe& probe);
/// One sentence for a file of no known dialect: which columns it has and which dialect comes nearest.
std::string describe_unknown(const Probe& probe, const Recognition& recognition);

}  // namespace freshlegs::csv
