// What weeks tell beside the runs themselves: other sports, strain, and form that drifts.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "daemon/words/day.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// What sessions of these sports cost the next run, and whether gentle ones go with a faster return, as known by the
/// end of `day`.
std::vector<std::string> other_sport_sentences(const analysis::Findings& findings, date::local_days day,
                                               const std::set<analysis::Sport>& of);
std::set<analysis::Sport> other_sports_of(const Day& day);
std::set<analysis::Sport> other_sports_of(const analysis::Findings& findings);
/// On days whose week was heavy and even for this athlete; never an alarm.
std::optional<std::string> strain_sentence(const analysis::Findings& findings, const Day& day);
/// "Ground contact has become about 3 % longer at the same pace in 6 weeks (1 to 5)."
std::vector<std::string> drift_sentences(const analysis::Findings& findings, const Day& day);

}  // namespace freshlegs::app
