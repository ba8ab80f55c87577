// A season of the invented athlete, ending on a day when form changed: everything the report can draw.
#pragma once

#include "daemon/pipeline/analyser.h"

namespace freshlegs::app {

inline const auto kReportDay = *parse_day("2026-10-15");
analysis::Findings season_findings();
/// The same with a file for each recording.
Knowledge season_knowledge();

}  // namespace freshlegs::app
