// freshlegs.explain/1: every input of a sentence, so that it can be recomputed by hand.
#pragma once

#include <string>

#include "daemon/words/explanation.h"

namespace freshlegs::app::views {

std::string explain_json(const Question& question);
/// The same of what `today` says, with the rules of all statements.
std::string explain_today_json(const Explanation& explanation, const analysis::Today& today);

}  // namespace freshlegs::app::views
