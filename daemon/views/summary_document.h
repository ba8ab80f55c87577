// The summary's numbers as a document, before they become text. Only for the .cpp files of this room.
#pragma once

#include <span>

#include "daemon/views/json.h"
#include "daemon/words/run_words.h"
#include "daemon/words/summary.h"

namespace freshlegs::app {
struct Knowledge;
}

namespace freshlegs::app::views {

Json cost(const std::optional<Cost>& cost);
Json breakdown(const std::optional<analysis::FormBreakdown>& breakdown);
Json summary_document(const Knowledge& knowledge, const std::optional<date::local_days>& date, Units units,
                      std::span<const Retraction> taken_back, const analysis::Profile& profile);

}  // namespace freshlegs::app::views
