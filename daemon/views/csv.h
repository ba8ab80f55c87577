// Lists as CSV, for spreadsheets, DuckDB, pandas and R: one row one thing, the keys of the JSON as columns.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "analysis/features.h"
#include "daemon/pipeline/analyser.h"

namespace freshlegs::app::views {

inline constexpr std::array<std::string_view, 5> kLists{"runs", "leg_sessions", "effects", "days", "mornings"};

/// One of kLists. RFC 4180 with a header; an empty list still has its header, missing values are empty.
std::string list_csv(const Knowledge& knowledge, std::string_view list);

/// One run minute by minute, and why a minute did not count: what a comparison can be done again from.
std::string windows_csv(const analysis::RunFeatures& run, double hr_rest_bpm);

}  // namespace freshlegs::app::views
