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

/// Lays what a strap kept over the samples of each recording, as a channel of its own: never mixed with what
/// the watch wrote at the time.
void add_stored_heart_rate(HeartRateMemory memory, Budget& budget, std::vector<Recording>& recordings);

/// A strap that recorded on its own: its beats, second by second, as a recording. For files that hold nothing else.
void recording_of_strap(HeartRateMemory& memory, const std::optional<std::uint16_t>& manufacturer, Budget& budget,
                        std::vector<Recording>& recordings);

}  // namespace freshlegs::fit
