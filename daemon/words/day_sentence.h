// The day in one sentence, and what follows from it.
#pragma once

#include <string>

#include "daemon/words/day.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

struct DaySentence {
  std::string day;   ///< shown in bold
  std::string then;  ///< what it means for the next days; may be empty
  std::string command = {};  ///< with which to do what `then` ends with; mostly empty
};

DaySentence day_sentence(const Day& day, Units units);
/// What a spell of slower running says on the day it reached a state.
DaySentence overreaching_sentence(const Day::Step& step, const Units& units);

/// The run that the day is about: changed form first, then what legs cost, then the longest.
const analysis::RunFinding* main_run(const Day& day);
/// The alert of a run, nothing if there is none of that kind.
const analysis::Alert* alert_of(const Day& day, analysis::AlertKind kind);

}  // namespace freshlegs::app
