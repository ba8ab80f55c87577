// What is found becomes an alert: its id, how grave it is, what it rests on.
#pragma once

#include "analysis/findings.h"
#include "analysis/overreaching/detector.h"
#include "analysis/risk/risky_combination.h"

namespace freshlegs::analysis {

/// Of a run whose form broke.
Alert form_alert(const RunFinding& run);
Alert risk_alert(const RunFinding& run, const RiskyCombinations::Risk& risk);
/// One alert a spell. Its id is the moment of the first sign, so that a spell that rises keeps it.
Alert overreach_alert(const OverreachDetector::Spell& spell);

}  // namespace freshlegs::analysis
