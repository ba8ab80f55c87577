#include "analysis/strength/leg_decision.h"

#include "ingest/exercise/title.h"

namespace freshlegs::analysis {
namespace {

// science.md 5: a share rule or 6 leg sets would miss 4 of 10 full-body days.
constexpr double kLegWeightedSets = 1.5;
/// Below this share the legs only help (leg raises, carries are at or above it).
constexpr double kLegSetShare = 0.2;

/// A guess is said aloud only when it is right nine times in ten: guesses run a little too sure.
constexpr double kSureEnough = 0.8;

struct Tally {
  double leg_weighted = 0;
  int sets = 0, known = 0, leg_sets = 0, upper = 0;
};

Tally count(const StrengthFeatures& session) {
  Tally t;
  for (const auto& set : session.sets) {
    ++t.sets;
    if (!set.known) continue;
    ++t.known;
    t.leg_weighted += set.leg_share;
    if (set.leg_share >= kLegSetShare) ++t.leg_sets;
    if (set.movement == Movement::upper) ++t.upper;
  }
  return t;
}

Legs leg_kind(const Tally& t) { return 2 * t.leg_weighted < t.sets ? Legs::full : Legs::legs; }

/// Nothing when too few of the sets are known to say no.
std::optional<Legs> by_sets(const Tally& t) {
  if (t.leg_weighted >= kLegWeightedSets) return leg_kind(t);
  if (t.sets == 0 || 2 * t.known < t.sets) return std::nullopt;
  return t.upper > 0 ? Legs::upper : Legs::other;
}

std::optional<Legs> by_title(std::optional<std::string_view> title) {
  if (!title) return std::nullopt;
  switch (legs_of_title(*title)) {
    case LegHint::legs:
      return Legs::legs;
    case LegHint::full:
      return Legs::full;
    case LegHint::upper:
      return Legs::upper;
    case LegHint::none:
      return std::nullopt;
  }
  return std::nullopt;
}

Legs of_label(LegsLabel label) {
  switch (label) {
    case LegsLabel::legs:
      return Legs::legs;
    case LegsLabel::full:
      return Legs::full;
    case LegsLabel::upper:
      return Legs::upper;
    case LegsLabel::other:
      return Legs::other;
  }
  return Legs::unknown;
}

}  // namespace

LegDecision decide_legs(const StrengthFeatures& session, std::optional<std::string_view> title,
                        std::optional<LegsLabel> label) {
  const auto tally = count(session);
  LegDecision decision;
  decision.leg_sets = tally.leg_sets;
  decision.sets = tally.sets;
  decision.leg_weighted = tally.leg_weighted;
  const auto settle = [&](Legs legs, LegsSource source) {
    decision.legs = legs;
    decision.source = source;
    decision.probability = decision.is_leg_session() ? 1 : 0;
    return decision;
  };
  if (label) return settle(of_label(*label), LegsSource::label);
  const auto sets = by_sets(tally);
  if (sets && session.from_log) return settle(*sets, LegsSource::csv);
  // A watch guesses exercises from the wrist; a title was typed by a person.
  if (const auto legs = by_title(title)) return settle(*legs, LegsSource::title);
  if (sets) return settle(*sets, LegsSource::sets);
  return decision;
}

LegDecision guessed(LegDecision decision, double probability) {
  decision.probability = probability;
  decision.source = LegsSource::guess;
  if (probability >= kSureEnough) decision.legs = Legs::legs;
  if (probability <= 1 - kSureEnough) decision.legs = Legs::upper;
  return decision;
}

void apply_exercise_shares(StrengthFeatures& session, const std::map<std::string, double>& share_by_name) {
  if (share_by_name.empty()) return;
  for (auto& set : session.sets) {
    const auto said = share_by_name.find(set.exercise);
    if (said == share_by_name.end()) continue;
    set.known = true;
    set.certainty = 1;
    set.leg_share = said->second;
    if (set.movement == Movement::unknown)
      set.movement = said->second >= kLegSetShare ? Movement::legs : Movement::upper;
  }
}

}  // namespace freshlegs::analysis
