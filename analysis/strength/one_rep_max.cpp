#include "analysis/strength/one_rep_max.h"

namespace freshlegs::analysis {

std::optional<double> one_rep_max_kg(double weight_kg, double reps) {
  if (!(weight_kg > 0) || !(reps >= 1) || !(reps <= 10)) return std::nullopt;
  return (weight_kg * (1 + reps / 30) + weight_kg * 36 / (37 - reps)) / 2;
}

void OneRepMaxHistory::add(const std::string& exercise, Instant when, double weight_kg, double reps) {
  const auto kg = one_rep_max_kg(weight_kg, reps);
  if (!kg) return;
  auto& list = entries_[exercise];
  constexpr auto kWindow = date::days(42);
  while (!list.empty() && list.back().kg <= *kg) list.pop_back();
  list.push_back({when, *kg});
  while (list.front().when < when - kWindow) list.pop_front();
}

std::optional<double> OneRepMaxHistory::best_kg(const std::string& exercise) const {
  const auto list = entries_.find(exercise);
  if (list == entries_.end() || list->second.empty()) return std::nullopt;
  return list->second.front().kg;
}

}  // namespace freshlegs::analysis
