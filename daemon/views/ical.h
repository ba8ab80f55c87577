// Fair times as iCalendar (RFC 5545), for any calendar that reads a file or a subscription.
#pragma once

#include <string>

#include "analysis/advice/advise.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app::views {

/// When a hard run is fair, each of the usual starts in the next 96 h with its chance, and where the next leg day
/// costs least. The same moment gives the same bytes.
std::string today_ical(const analysis::Today& today, const Units& units);

}  // namespace freshlegs::app::views
