#include "ingest/exercise/exercise.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/exercise/name_rules.h"
#include "ingest/exercise/words.h"

namespace freshlegs {
namespace {

using exercise::NameRules, exercise::Pattern, exercise::words_of;

struct ClassShare {
  Movement movement;
  double leg_share, eccentric;
};

// One row a class, in the order of the enum. Shares are choices by muscle mass at work, on the scale of the
// FIT categories: squat and lunge 1, deadlift and Olympic lifts .8, leg curl .7, hip and calf raises .6, hip
// swing .5 with a kettlebell, .4 without, hyperextension .4, hip stability .3, leg raise .2, carry .4, total
// body .6, cardio .3, warm-up .2, abdominal work .05. Plyometrics count 1.5 for the damage of lengthening
// contractions (Clarkson and Hubal 2002, doi 10.1097/00002060-200211001-00007).
constexpr std::array<ClassShare, 22> kClasses{{
    {Movement::unknown, 0.3, 1},
    {Movement::squat, 1, 1},
    {Movement::lunge, 1, 1},
    {Movement::hinge, 0.8, 1},
    {Movement::olympic, 0.8, 1},
    {Movement::hip_thrust, 0.6, 1},
    {Movement::knee_extension, 0.7, 1},
    {Movement::knee_flexion, 0.7, 1},
    {Movement::calf, 0.6, 1},
    {Movement::plyometric, 1, 1.5},
    {Movement::swing, 0.5, 1},
    {Movement::hip, 0.3, 1},
    {Movement::back_extension, 0.4, 1},
    {Movement::leg_raise, 0.2, 1},
    {Movement::carry, 0.4, 1},
    {Movement::whole_body, 0.6, 1},
    {Movement::core, 0.05, 1},
    {Movement::upper, 0, 1},
    {Movement::cardio, 0.3, 1},
    {Movement::run, 0, 1},
    {Movement::warm_up, 0.2, 1},
    {Movement::legs, 0.8, 1},
}};
constexpr double kEccentricWork = 1.5;

struct Rule {
  Pattern pattern;
  Movement movement;
  bool eccentric;
};

/// Rules by the first letter of their first word: a name is tried only against those that can fit.
class RuleBook {
 public:
  explicit RuleBook(std::span<const NameRules> rules) {
    for (const auto& row : rules) {
      auto rest = row.patterns;
      while (!rest.empty()) {
        const auto end = std::min(rest.find(" | "), rest.size());
        Pattern pattern(rest.substr(0, end));
        by_initial_[slot(pattern.initial())].push_back({std::move(pattern), row.movement, row.eccentric});
        rest.remove_prefix(std::min(end + 3, rest.size()));
      }
    }
  }

  [[nodiscard]] const Rule* find(std::span<const std::string> words) const {
    const Rule* best = nullptr;
    for (const auto& word : words)
      for (const auto& rule : by_initial_[slot(word.front())])
        if ((best == nullptr || rule.pattern.weight() > best->pattern.weight()) &&
            rule.pattern.matches(words))
          best = &rule;
    return best;
  }

 private:
  static std::size_t slot(char c) { return static_cast<unsigned char>(c); }
  std::array<std::vector<Rule>, 256> by_initial_;
};

std::optional<Exercise> find_in(const RuleBook& book, std::string_view name) {
  const auto words = words_of(name);
  const Rule* rule = book.find(words);
  if (rule == nullptr) return std::nullopt;
  Exercise found = exercise_of(rule->movement);
  if (rule->eccentric) found.eccentric = kEccentricWork;
  return found;
}

/// Muscles are evidence together: legs alone, something else alone, or half and half.
std::optional<Exercise> by_muscles(const std::vector<std::string>& muscles) {
  double share = 0;
  int counted = 0;
  Exercise found;
  for (const auto& muscle : muscles) {
    const auto one = find_muscle(muscle);
    if (!one) continue;
    share += one->leg_share;
    ++counted;
    if (one->leg_share >= found.leg_share) found = *one;
  }
  if (counted == 0) return std::nullopt;
  found.leg_share = share / counted;
  return found;
}

Exercise by_guesses(const std::vector<ExerciseGuess>& guesses) {
  Exercise found;
  double weight = static_cast<double>(guesses.size()), known_weight = 0, total = 0, share = 0, eccentric = 0,
         heaviest = 0;
  for (const auto& guess : guesses) {
    const Exercise one = fit_exercise(guess.category, guess.name);
    total += weight;
    if (one.known) {
      known_weight += weight;
      share += weight * one.leg_share;
      eccentric += weight * one.eccentric;
      if (weight > heaviest) heaviest = weight, found.movement = one.movement;
    }
    weight -= 1;
  }
  if (known_weight == 0) return exercise_of(Movement::unknown);
  found.leg_share = share / known_weight;
  found.eccentric = eccentric / known_weight;
  found.known = true;
  found.certainty = known_weight / total;
  return found;
}

}  // namespace

Exercise exercise_of(Movement movement) {
  const auto& row = kClasses[static_cast<std::size_t>(movement)];
  const bool known = movement != Movement::unknown;
  return {movement, row.leg_share, row.eccentric, known, known ? 1.0 : 0.0};
}

std::optional<Exercise> find_exercise(std::string_view app_name) {
  static const RuleBook book(exercise::name_rules());
  return find_in(book, app_name);
}

std::optional<Exercise> find_muscle(std::string_view muscle) {
  static const RuleBook book(exercise::muscle_rules());
  return find_in(book, muscle);
}

Exercise exercise_of(const StrengthSet& set) {
  if (const auto by_name = find_exercise(set.exercise)) return *by_name;
  if (const auto by_muscle = by_muscles(set.muscles)) return *by_muscle;
  return by_guesses(set.guesses);
}

}  // namespace freshlegs
