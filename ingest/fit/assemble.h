// From what a segment says to recordings: one a session, each with its own span, samples, laps and sets.
#pragma once

#include <vector>

#include "ingest/fit/developer.h"
#include "ingest/fit/facts.h"
#include "ingest/fit/findings.h"
#include "ingest/fit/record_table.h"

namespace freshlegs::fit {

/// Appends the recordings of a segment, in time order; to `undated` what nothing in the segment dates. Hashes and
/// counts are left to the caller; `table` is used up.
void assemble(SegmentFacts facts, RecordTable& table, const DeveloperFields& developers, Findings& findings,
              Budget& budget, std::vector<Recording>& recordings, std::vector<Recording>& undated);

}  // namespace freshlegs::fit
