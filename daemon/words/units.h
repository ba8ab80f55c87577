// How the athlete reads numbers: lengths, clock, dates, and the day a week begins with. Set in the configuration, and
// not taken from the environment: the service and the command line must write the same bytes.
#pragma once

#include <cstdint>

namespace freshlegs::app {

struct Units {
  enum Length : std::uint8_t { km, miles };  ///< together everywhere
  enum Clock : std::uint8_t { h24, h12 };
  enum Dates : std::uint8_t { day_first, month_first, iso };
  enum Weeks : std::uint8_t { monday, sunday, saturday };

  Length length = km;
  Clock clock = h24;
  Dates dates = day_first;
  Weeks weeks = monday;
  bool pounds = false;  ///< weights, also those of exports that do not say

  // Mostly only the length matters: it converts by itself.
  constexpr Units(Length l = km) : length(l) {}  // NOLINT(google-explicit-constructor)
  friend constexpr bool operator==(const Units& units, Length l) { return units.length == l; }
};

}  // namespace freshlegs::app
