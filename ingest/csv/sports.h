// Words for sports in activity lists, in several languages, to names of the FIT profile.
#pragma once

#include <optional>
#include <string_view>

namespace freshlegs::csv {

struct Sport {
  std::string_view sport, sub_sport;
};

/// "Treadmill Running", "Löpband", "Weight Training" ...; nothing for a word that is not known.
std::optional<Sport> sport_of(std::string_view word);

}  // namespace freshlegs::csv
