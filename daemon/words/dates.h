// Days and clocks as people read them; local time comes from the recording's own UTC offset.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/findings.h"

namespace freshlegs::app {

std::string long_day(date::local_days day);     ///< "Thursday 15 October 2026"
std::string day_of_year(date::local_days day);  ///< "15 October"
std::string short_day(date::local_days day);    ///< "Thu 15 Oct", "Mon  5 Oct"
/// For a list whose newest row is of `newest`: as above, in other years "2019-10-05", which is as wide.
std::string listed_day(date::local_days day, date::local_days newest);
std::string_view weekday(date::local_days day);  ///< "Thursday"
/// How a day is named from another: "Wednesday" within the six days before, else "3 October".
std::string named_day(date::local_days day, date::local_days seen_from);

WallTime wall(Instant t, const std::optional<UtcOffset>& offset);  ///< UTC where no offset is known
std::string clock(WallTime t);                                     ///< "07:31"
date::local_days local_day(Instant t, const std::optional<UtcOffset>& offset);
/// The day an activity began.
date::local_days local_day(const analysis::ActivityPlan& plan);
/// The day an alert speaks of: of its run, else of the moment that tipped it.
date::local_days local_day(const analysis::Alert& alert);

}  // namespace freshlegs::app
