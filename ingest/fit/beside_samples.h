// Series that come in messages of their own, beside the records, brought onto the records' time axis.
#pragma once

#include <optional>
#include <vector>

#include "ingest/fit/budget.h"
#include "ingest/fit/facts.h"

namespace freshlegs::fit {

/// Each sample takes the last rate of breathing written in the minute before it. Nothing where the records have one
/// themselves. `start`: of the samples' axis, FIT seconds.
void add_breathing(std::vector<At<double>> rates, std::uint32_t start, Budget& budget, Samples& samples);

/// Lays what a strap kept over the samples of each recording, as a channel of its own: never mixed with what
/// the watch wrote at the time.
void add_stored_heart_rate(HeartRateMemory memory, Budget& budget, std::vector<Recording>& recordings);

/// A strap that recorded on its own: its beats, second by second, as a recording. For files that hold nothing else.
void recording_of_strap(HeartRateMemory& memory, const std::optional<std::uint16_t>& manufacturer, Budget& budget,
                        std::vector<Recording>& recordings);

}  // namespace freshlegs::fit
