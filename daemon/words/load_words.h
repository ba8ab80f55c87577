// Load and the morning's heart: one sentence each, against the athlete's own usual range.
#pragma once

#include <optional>
#include <string>

#include "daemon/words/day.h"

namespace freshlegs::app {

/// Below this many days a six-week mean says little.
inline constexpr std::size_t kSixWeeks = 42;

/// Means of the days there are, of which the newest count most.
struct LoadMeans {
  double week = 0, six_weeks = 0;
};
/// `days`: how many the history had by then. The series of the analysis climbs from nothing, so that after six weeks of
/// even training it has come 63 % of the way: against that every athlete would do more than usual.
LoadMeans load_means(const analysis::DayLoad& load, std::size_t days);

std::optional<std::string> load_sentence(const Day& day);
std::optional<std::string> heart_sentence(const Day& day);

/// "7.4 h, score 82; 8 of 10 of your nights last 6.3 to 8.1 h."; nothing where the athlete noted it, which is said
/// elsewhere.
std::optional<std::string> sleep_sentence(const Day& day);

/// "Highest 191 bpm (your recordings), at rest ...": what load is weighed by and where each figure comes from.
std::string heart_limits_sentence(const analysis::Findings& findings);

}  // namespace freshlegs::app
