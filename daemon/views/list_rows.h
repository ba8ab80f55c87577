// Lists as flat rows, for the forms that know no nesting: CSV and SQLite. Only for the .cpp files of this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/features.h"
#include "daemon/pipeline/analyser.h"
#include "daemon/views/json.h"

namespace freshlegs::app::views {

/// Rows with the same keys; `example` has them all, so that no rows still make a header.
struct Rows {
  Json rows = Json::array(), example;
};
/// One of kLists.
Rows list_rows(const Knowledge& knowledge, std::string_view list);
/// The keys of `example` whose values do not nest.
std::vector<std::string> columns_of(const Json& example);

/// Minute by minute: what the model and the detector were given, and whether the minute counted.
Json window_row(const analysis::Window& window, std::string_view use);
Json window_rows(const analysis::RunFeatures& run, double hr_rest_bpm);

}  // namespace freshlegs::app::views
