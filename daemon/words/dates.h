// Days and clocks as people read them; local time comes from the recording's own UTC offset.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/findings.h"
#include "daemon/words/units.h"

namespace freshlegs::app {

// Day first, as here; month first ("Thursday, October 15, 2026"); or iso ("Thursday 2026-10-15").
std::string long_day(date::local_days day, const Units& units);     ///< "Thursday 15 October 2026"
std::string day_of_year(date::local_days day, const Units& units);  ///< "15 October"
std::string short_day(date::local_days day, const Units& units);    ///< "Thu 15 Oct", "Mon  5 Oct"
std::string short_date(date::local_days day, const Units& units);   ///< "15 Oct"
/// For a list of what was recorded up to `newest`: as short_day, in other years " 5 Oct 2019".
std::string listed_day(date::local_days day, date::local_days newest, const Units& units);
std::string_view weekday(date::local_days day);  ///< "Thursday"
/// How a day is named from another: "Wednesday" within the six days before, else "3 October".
std::string named_day(date::local_days day, date::local_days seen_from, const Units& units);

WallTime wall(Instant t, const std::optional<UtcOffset>& offset);  ///< UTC where no offset is known
std::string clock(WallTime t, const Units& units);                 ///< "07:31", "7:31 am"
date::local_days local_day(Instant t, const std::optional<UtcOffset>& offset);
/// The first day of the week of `day`, as the athlete counts weeks.
date::local_days week_of(date::local_days day, const Units& units);
/// The day an activity began.
date::local_days local_day(const analysis::ActivityPlan& plan);
/// The day an alert speaks of: of its run, else of the moment that tipped it.
date::local_days local_day(const analysis::Alert& alert);

}  // namespace freshlegs::app
