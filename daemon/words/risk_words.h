// The words of risky combinations; each stands alone as a notice.
#pragma once

#include "analysis/findings.h"
#include "daemon/words/alert_text.h"

namespace freshlegs::app {

/// The run may have been meant as it was: the text ends with how to say so.
bool asks_whether_planned(const analysis::RiskyFacts& facts);
AlertText risk_text(const analysis::RiskyFacts& facts);

}  // namespace freshlegs::app
