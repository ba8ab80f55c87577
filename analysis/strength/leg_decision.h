// Was it leg work? From the sets, the title, the athlete's label; else an honest "unknown".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/athlete_input.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

struct LegDecision {
  Legs legs = Legs::unknown;
  LegsSource source = LegsSource::guess;
  double probability = 0.5;  ///< that it was leg work; 1 or 0 when known
  int leg_sets = 0;          ///< sets of a known exercise in which the legs did a real share
  int sets = 0;
  double leg_weighted = 0;  ///< sum of leg shares over known sets
  [[nodiscard]] bool is_leg_session() const { return legs == Legs::legs || legs == Legs::full; }
};

/// In order of trust: the label, a lifting log, the title, a watch's guesses.
LegDecision decide_legs(const StrengthFeatures& session, std::optional<std::string_view> title,
                        std::optional<LegsLabel> label);

/// Takes a decision that knows nothing as far as the probability of legs reaches: legs, upper, or unknown
/// still.
LegDecision guessed(LegDecision decision, double probability);

/// What the athlete said about exercises replaces what the catalogue says.
void apply_exercise_shares(StrengthFeatures& session, const std::map<std::string, double>& share_by_name);

}  // namespace freshlegs::analysis
