// A rule and the studies behind it: every alert and every piece of advice carries one, and `explain` prints
// it.
#pragma once

#include <string_view>

namespace freshlegs::analysis {

struct Basis {
  std::string_view rule = {};       ///< "advice/run-before-legs/1"; the number rises when the rule changes
  std::string_view reference = {};  ///< "Doma & Deakin 2013, 10.1139/apnm-2012-0362"
  bool contested = false;           ///< studies disagree: the words say so
};

}  // namespace freshlegs::analysis
