// What is said about the athlete's own word: how hard a run felt, and what hurts.
#pragma once

#include <optional>
#include <string>

#include "daemon/words/alert_text.h"
#include "daemon/words/day.h"

namespace freshlegs::app {

/// "felt like 7; your fresh runs of that heart rate and length feel like 5 (4 to 6)."; nothing unsaid.
std::optional<std::string> felt_sentence(const analysis::RunFinding& run);

/// "soreness 4 of 10", "sleep 7.5 h".
std::string noted(analysis::NoteKind kind, double value);
/// What was said of a day, pain aside: "Illness 6 of 10, sleep 4.5 h."; nothing unsaid.
std::optional<std::string> notes_sentence(const Day& day);

/// "4 of 10 (knee). Ease off, or stop if it grows. ..."
std::string pain_sentence(const analysis::PainFacts& facts, bool with_advice);
AlertText pain_text(const analysis::PainFacts& facts);

}  // namespace freshlegs::app
