// What weeks tell beside the runs themselves, for the summary's numbers. Only for the .cpp files of this room.
#pragma once

#include "daemon/views/json.h"
#include "daemon/words/day.h"

namespace freshlegs::app::views {

/// Monotony and strain of the seven days, against the athlete's own last months.
Json week_shape(const analysis::Findings& findings, date::local_days day);
Json other_sports(const analysis::Findings& findings, date::local_days day);
Json form_drift(const analysis::Findings& findings, date::local_days day);

}  // namespace freshlegs::app::views
