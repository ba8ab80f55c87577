// What the last weeks amount to: fitness at equal heart rate, and the week's energy.
#pragma once

#include <optional>
#include <string>

#include "daemon/words/day.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// The moment at which a local day is over, by the offset of its last activity.
Instant end_of_day(const analysis::Findings& findings, date::local_days day);
/// "At the same heart rate you run about 6 s/km faster than 6 weeks ago (2 to 10)."
/// `only_news`: that no change is shown is said once a week.
std::optional<std::string> fitness_sentence(const analysis::Findings& findings, date::local_days day, Units units,
                                            bool only_news = false);
/// Kilocalories of the seven days up to this one, as the devices count them.
std::optional<double> week_energy_kcal(const analysis::Findings& findings, date::local_days day);
std::optional<std::string> energy_sentence(const analysis::Findings& findings, date::local_days day);

}  // namespace freshlegs::app
