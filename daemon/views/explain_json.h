// freshlegs.explain/1: every input of a sentence, so that it can be recomputed by hand.
#pragma once

#include <string>

#include "daemon/words/explanation.h"

namespace freshlegs::app::views {

std::string explain_json(const Question& question);

}  // namespace freshlegs::app::views
