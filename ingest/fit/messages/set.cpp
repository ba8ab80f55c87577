#include <algorithm>
#include <limits>

#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

std::vector<ExerciseGuess> guesses(const Message& message) {
  const Elements categories = elements(message, 7), names = elements(message, 8);
  std::vector<ExerciseGuess> out;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const auto category = categories.whole(i);
    if (!category) continue;
    out.push_back(
        {static_cast<std::uint16_t>(*category), static_cast<std::uint16_t>(names.whole(i).value_or(0xFFFF))});
  }
  return out;
}

}  // namespace

// In `set` field 254 is the timestamp and 10 the index, unlike everywhere else.
void read_set(const Message& message, SegmentFacts& facts, Budget& budget) {
  constexpr std::int64_t kRest = 0;
  At<StrengthSet> set;
  set.time = time(message, 6).value_or(time(message, 254).value_or(kNoTime));
  set.what.kind = whole(message, 5) == kRest ? StrengthSet::Kind::rest : StrengthSet::Kind::active;
  if (const auto duration = whole(message, 0);
      duration && *duration <= std::numeric_limits<std::int32_t>::max())
    set.what.duration_ms = static_cast<std::int32_t>(*duration);
  set.what.reps = real(message, 3);
  set.what.weight_kg = real(message, 4, 16);
  if (!budget.take(sizeof(ExerciseGuess) * elements(message, 7).size())) return;
  set.what.guesses = guesses(message);
  const std::size_t before = facts.sets.size();
  keep(facts.sets, std::move(set), budget);
  if (facts.sets.size() > before) facts.set_steps.push_back(word(message, 11));
}

void read_exercise_title(const Message& message, SegmentFacts& facts, Budget& budget) {
  const auto category = word(message, 0), name = word(message, 1);
  auto title = text(message, 2);
  if (!category || title.empty()) return;
  keep(facts.exercise_titles, {{*category, name.value_or(0xFFFF)}, std::move(title)}, budget);
}

}  // namespace freshlegs::fit
