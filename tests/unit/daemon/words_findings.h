// Hand-made findings of one invented athlete, for the tests of what is said about them. Times are UTC+2.
#pragma once

#include "analysis/findings.h"

namespace freshlegs::app {

inline constexpr UtcOffset kTwoHours{7200};

/// "2026-10-15T07:31" as a clock on the wall shows it.
Instant at(const char* local);

/// 8.3 km in 48:37 at 145 bpm.
analysis::RunFinding easy_run(const char* start);
/// With hours since the session, its dose, and the effect with its verdict.
analysis::RunFinding post_leg_run(const char* start, double hours, analysis::Verdict verdict,
                                  std::optional<analysis::Estimate> effect);
/// 15 leg sets, 8,050 kg, 1.3 times the usual.
analysis::SessionFinding leg_session(const char* start, const char* end);
/// Ground contact and step length from minute 31 on.
analysis::FormBreakdown form_change();
/// Six runs on fresh legs and six within 48 h of legs, so that comparisons are possible; the time course.
analysis::Findings history();
/// As the fold makes it from a run with a form change.
analysis::Alert form_alert(const analysis::RunFinding& run);
/// Likely, nine days, 5 % slower (3 to 7).
analysis::OverreachFacts likely_spell();
analysis::Alert overreaching_alert(analysis::OverreachFacts facts, const char* time);
analysis::Alert risky_alert(const analysis::RunFinding& run, double hours);

}  // namespace freshlegs::app
