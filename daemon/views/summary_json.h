// freshlegs.summary/1: the numbers behind every sentence of one day's summary.
#pragma once

#include <span>
#include <string>

#include "daemon/pipeline/analyser.h"
#include "daemon/words/summary.h"

namespace freshlegs::app::views {

/// Without a day (nothing is recorded yet) the same keys, empty.
std::string summary_json(const Knowledge& knowledge, const std::optional<date::local_days>& day, Units units,
                         std::span<const Retraction> taken_back = {}, const analysis::Profile& profile = {});

}  // namespace freshlegs::app::views
