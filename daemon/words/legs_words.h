// What is said about leg sessions and everything else that is not a run.
#pragma once

#include <optional>
#include <string>

#include "analysis/findings.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// "18:10, "Legs": 15 leg sets, 8,050 kg, 1.3 times your usual." of a session of this day.
std::string session_sentence(const analysis::SessionFinding& session, const Day& day, const Units& units);
/// "Wednesday's leg session (ended 19:06)", "The leg session of 2 October (ended 19:06)"
std::string last_leg_name(const analysis::SessionFinding& session, const Day& day, const Units& units);
/// "Wednesday's leg session (ended 19:06) was 1.3 times your usual: 15 leg sets, 8,050 kg."
std::string last_leg_sentence(const analysis::SessionFinding& session, const Day& day,
                              const Units& units);
/// "Tuesday's leg session counts as well." of earlier days; empty without them.
std::string also_legs_sentence(const Day& day);
/// "1.3 times your usual"; before that is known, times a usual leg day. Empty without leg work.
std::string dose_words(const analysis::SessionFinding& session, const Day& day);
/// How long a usual leg day is felt: the athlete's own where it is known, else what studies say. Nothing
/// when neither helps.
std::optional<std::string> recovery_sentence(const analysis::Findings& findings, const Day& day,
                                             const RunCounts& have, Units units);
/// "36 h (16 to 60)", in steps no finer than the range deserves; without the range "36 h".
std::string back_hours(const analysis::TimeCourse& course, bool with_range);
/// What is missing about a session: nothing for most.
std::optional<std::string> unknown_sentence(const analysis::SessionFinding& session);

}  // namespace freshlegs::app
