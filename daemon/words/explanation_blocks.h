// The blocks of an explanation that need numbers of their own. Only for explanation.cpp.
#pragma once

#include "daemon/words/explanation.h"

namespace freshlegs::app {

/// The signals of the run as rows, if its form was traced.
void add_signals(Explanation::Block& block, const analysis::RunFinding& run);
Explanation::Block sources_block(const Question& question);
Explanation::Block session_sources_block(const Question& question);
std::optional<Explanation::Block> comparison_block(const Question& question);
std::optional<Explanation::Block> certainty_block(const Question& question);
Explanation::Block changes_block(const Question& question);
/// The rule, the studies, and what was put into it.
void add_basis_of_alert(Explanation::Block& block, const analysis::Alert& alert);
/// The whole of it for a question about a session, and about an alert without a run.
Explanation explain_session(const Question& question);
Explanation explain_weeks(const Question& question);

}  // namespace freshlegs::app
