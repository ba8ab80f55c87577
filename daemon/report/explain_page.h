// An explanation as a page: the same blocks as on the terminal.
#pragma once

#include <string>

#include "daemon/words/explanation.h"

namespace freshlegs::app::report {

std::string explain_page(const Explanation& explanation);

}  // namespace freshlegs::app::report
