// freshlegs.report/1: the numbers behind every sentence and every drawing of the report.
#pragma once

#include <span>
#include <string>

#include "daemon/pipeline/analyser.h"
#include "daemon/words/summary.h"

namespace freshlegs::app::views {

std::string report_json(const Knowledge& knowledge, const std::optional<date::local_days>& day, Units units,
                        std::span<const Retraction> taken_back = {}, const analysis::Profile& profile = {});

}  // namespace freshlegs::app::views
