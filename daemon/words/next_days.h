// How the legs do in the days after a day, seen from the end of its last activity: as words for the summary, and what
// the report draws.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/advice/forecast.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// Of the newest day alone: what lies behind an older one has come to pass. Nothing without a leg session, and as soon
/// as a hard run is fair: then there is nothing to wait for.
std::optional<analysis::LegForecast> next_days(const analysis::Findings& findings, date::local_days day,
                                               const analysis::Profile& profile);

/// "Saturday morning"; hard_fair_at must be known.
std::string fair_from(const analysis::LegForecast& legs);
/// "A hard run is fair from Saturday morning."
std::string hard_run_sentence(const analysis::LegForecast& legs);
/// The usual starts from here until one at which a hard run is fair: what is worth a table, at most five.
std::vector<analysis::LegState> starts_to_show(const analysis::LegForecast& legs);
/// A Markdown table, aligned: start, chance, likely cost.
std::vector<std::string> next_days_table(const analysis::LegForecast& legs, const Units& units);

}  // namespace freshlegs::app
