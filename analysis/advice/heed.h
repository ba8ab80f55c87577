// What speaks against a hard run besides tired legs: pain and illness that were noted lately, and a spell of
// overreaching that is not over.
#pragma once

#include "analysis/advice/forecast.h"

namespace freshlegs::analysis {

Against against_hard_running(const Findings& findings, Instant at);
/// Of a spell that is not over at that moment; normal without one.
OverreachState overreaching_at(const Findings& findings, Instant at);

}  // namespace freshlegs::analysis
