// Numbers as people read them: rounded once, here, and joined to their unit by a no-break space.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "analysis/findings.h"
#include "daemon/words/units.h"

namespace freshlegs::app {

/// Fixed decimals, half away from zero; thousands in groups of three ("8,050"); a real minus sign.
std::string number(double value, int decimals = 0);
/// "145 bpm": number, no-break space, unit.
std::string with_unit(double value, std::string_view unit, int decimals = 0);

std::string weight(double kg, Units units);                          ///< "8,050 kg"
std::string weight_number(double kg, Units units);                   ///< "8,050"
std::string distance(double metres, Units units, int decimals = 1);  ///< "8.3 km"
std::string distance_number(double metres, Units units);             ///< "8.3"
std::string_view distance_unit(Units units);                         ///< "km"
/// Where on a run: "km 5.8", "mile 3.6".
std::string place(double metres, Units units);
/// "5:51 /km"; the speed must be above zero.
std::string pace(double metres_per_second, Units units);
std::string pace_number(double metres_per_second, Units units);  ///< "5:51"
std::string clock_duration(double seconds);                      ///< "48:37", "1:35:20"
std::string prose_duration(double seconds);                      ///< "48 min", "1 h 35 min"
std::string hours(double value);                                 ///< "12 h"; "12 min" below one hour
std::string percent(double value);                               ///< "2.6 %"

/// An end of a range. One that would be rounded to 0 keeps a digit or two more, "0.3" or "-0.3": whether a
/// range leaves out 0 decides what is said beside it.
std::string range_end(double value, int decimals = 0);
/// "6 to 20", "0.3 to 20"; lo <= hi.
std::string range(double lo, double hi, int decimals = 0);
/// Whether values on both sides of 0 are seen in a range of whole numbers.
bool reaches_over_zero(double lo, double hi);
std::string in_brackets(std::string_view text);                ///< "(6 to 20)"
std::string signed_number(double value, int decimals);         ///< "+2.6"; what is shown as 0 has no sign
std::string signed_percent(double value);                      ///< "+2.6 %"
std::string signed_range(double lo, double hi, int decimals);  ///< "+5.4 to +9.6"
/// Where a slower-or-faster value lies: "between 1 s/km faster and 3 s/km slower", "between 2 and 9 s/km
/// slower". Positive is slower.
std::string between_slower(double lo, double hi, std::string_view unit);
/// An interval whose sign is said in words where it is not clear: "(6 to 20)", "(2 faster to 9 slower)".
std::string bracket_slower(double lo, double hi);

/// What a change of speed costs in seconds per km (or mile) at a given fresh speed. Positive is slower; the
/// interval is turned round with the sign.
struct Cost {
  double value = 0, lo = 0, hi = 0;
  std::string_view unit;  ///< "s/km" or "s/mi"
};
Cost cost_of(const analysis::Estimate& speed_pct, double fresh_mps, Units units);
/// The interval turned so that slower is positive, in per cent.
analysis::Estimate slower(const analysis::Estimate& speed_pct);

/// Characters, not bytes.
std::size_t width(std::string_view utf8);
/// As one word that no line breaks: a command to copy, a path, a name with its value.
std::string held(std::string_view text);
/// For terminals: no-break spaces and the minus sign become plain ones.
std::string plain(std::string_view text);

}  // namespace freshlegs::app
