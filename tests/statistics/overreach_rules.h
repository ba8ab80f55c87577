// What people use to see overreaching coming, as they use it: one number a day, an alarm above a limit.
#pragma once

#include <array>
#include <map>
#include <string_view>

#include "analysis/findings.h"

namespace freshlegs::statistics {

using DayScores = std::map<date::local_days, double>;  ///< the higher, the worse; days without data are missing

inline constexpr std::size_t kRules = 4;
struct Rule {
  std::string_view name;
  double usual_limit;
  DayScores (*scores)(const analysis::Findings& findings);
};
/// Load of a week against four (Gabbett 2016); the week's ln RMSSD below two months', in SD (Plews 2013); resting heart
/// rate above two months', beats a minute; speed over heart rate of three runs against eight weeks', % lost.
extern const std::array<Rule, kRules> kOverreachRules;

}  // namespace freshlegs::statistics
