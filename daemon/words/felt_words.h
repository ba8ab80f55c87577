// What is said about the athlete's own word: how hard a run felt, and what hurts.
#pragma once

#include <optional>
#include <string>

#include "daemon/words/alert_text.h"

namespace freshlegs::app {

/// "felt like 7; your fresh runs of that heart rate and length feel like 5 (4 to 6)."; nothing unsaid.
std::optional<std::string> felt_sentence(const analysis::RunFinding& run);

std::string pain_sentence(const analysis::PainFacts& facts);
AlertText pain_text(const analysis::PainFacts& facts);

}  // namespace freshlegs::app
