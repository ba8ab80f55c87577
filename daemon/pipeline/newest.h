// Whether the newest part of a history says of its days what the whole would say.
#pragma once

#include "analysis/assemble.h"
#include "daemon/pipeline/analyser.h"

namespace freshlegs::app {

/// A day's summary looks six weeks back, and a little further for clocks on the wall.
inline constexpr std::chrono::hours kBeforeDays{46 * 24};

[[nodiscard]] std::size_t activities(const analysis::Earlier& earlier);
/// The athlete joined recordings of which only one is here.
[[nodiscard]] bool reaches_out(const analysis::Belonging& said,
                               const std::vector<analysis::KnownRecording>& recordings);
/// From this local day on nothing that a summary speaks of lies before the findings.
[[nodiscard]] date::local_days first_whole_day(const analysis::Findings& findings, Instant since);
/// The newest `days` days are whole.
[[nodiscard]] bool covers(const Knowledge& knowledge, std::size_t days);

}  // namespace freshlegs::app
