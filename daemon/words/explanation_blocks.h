// The blocks of an explanation that need numbers of their own. Only for explanation.cpp.
#pragma once

#include "daemon/words/explanation.h"

namespace freshlegs::app {

/// The signals of the run as rows, if its form was traced.
void add_signals(Explanation::Block& block, const analysis::RunFinding& run);
Explanation::Block sources_block(const Question& question);
std::optional<Explanation::Block> comparison_block(const Question& question);
std::optional<Explanation::Block> certainty_block(const Question& question);
Explanation::Block changes_block(const Question& question);

}  // namespace freshlegs::app
