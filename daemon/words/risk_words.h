// The words of risky combinations; each stands alone as a notice.
#pragma once

#include "analysis/findings.h"
#include "daemon/words/alert_text.h"

namespace freshlegs::app {

AlertText risk_text(const analysis::RiskyFacts& facts);

}  // namespace freshlegs::app
