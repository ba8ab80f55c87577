// The words of `today`: how the legs are, when a hard run is fair, where the next leg day costs least.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/advice/advise.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// "Your legs are still tired from Wednesday's leg session (1.3 times your usual, ended 25 h ago). ..."
std::string legs_now(const analysis::LegForecast& legs, Units units);

/// One row of the table of usual starts.
struct StartRow {
  std::string day, clock;  ///< "Friday", "07:30"
  int tenths = 0;          ///< of the chance, for the dots
  std::string chance;      ///< "3 in 10", "nearly certain", "hardly"
  std::string cost;        ///< "5"
  std::string range;       ///< "(1 to 9)"
  std::string note;        ///< "hard run fair" where that begins
};
std::vector<StartRow> start_rows(const analysis::LegForecast& legs, Units units);
/// "s/km", or "%" as long as no fresh speed is known.
std::string cost_unit(const analysis::LegForecast& legs, Units units);

/// "3 in 10", "nearly certain", "hardly".
std::string chance_words(double chance);
/// Why a start by which the legs are as good as back is not called fair yet; nothing where none of these is.
std::optional<std::string> why_later(const analysis::LegForecast& legs);
/// "From 36 of your own runs within 48 h of leg sessions."
std::string forecast_source(const analysis::LegForecast& legs);
/// One short paragraph a piece of advice, most important first.
std::vector<std::string> advice_words(const analysis::Today& today, Units units);

}  // namespace freshlegs::app
