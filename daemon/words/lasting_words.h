// What many runs and many leg sessions say together: how long form holds, and what runs do to the lifting.
#pragma once

#include <string>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::app {

/// Fresh legs, tired legs, the trend over months. Empty before form was judged in any run.
std::vector<std::string> holding_sentences(const analysis::FormHolding& holding);

/// Lifting within 24 h of a run against lifting on run-free legs. Empty without lifting after runs.
std::vector<std::string> lifting_sentences(const analysis::Interference& interference);

}  // namespace freshlegs::app
