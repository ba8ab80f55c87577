#include "analysis/strength/extract_strength.h"

#include <algorithm>
#include <tuple>

namespace freshlegs::analysis {
namespace {

/// A longer pause is idling, not rest between sets (science: active minutes exclude more than 5 min).
constexpr std::int64_t kLongestRestMs = 5 * 60 * 1000;

std::string name_of(const StrengthSet& set) {
  if (!set.exercise.empty()) return set.exercise;
  if (set.guesses.empty()) return {};
  const auto& first = set.guesses.front();
  return "fit " + std::to_string(first.category) + "/" + std::to_string(first.name);
}

SetDigest digest(const StrengthSet& set) {
  const auto exercise = exercise_of(set);
  SetDigest d;
  d.exercise = name_of(set);
  d.movement = exercise.movement;
  d.known = exercise.known;
  d.certainty = exercise.certainty;
  d.leg_share = exercise.leg_share;
  d.eccentric = exercise.eccentric;
  d.warm_up = set.kind == StrengthSet::Kind::warm_up;
  d.reps = set.reps;
  d.weight_kg = set.weight_kg;
  d.rpe = set.rpe;
  return d;
}

/// The part whose sets are taken, or nothing.
std::optional<std::size_t> best_part(const Activity& activity) {
  std::optional<std::size_t> best;
  const auto rank = [&](std::size_t i) {
    const auto& head = activity.parts[i].head;
    return std::tuple(activity.plan.parts[i].role == Role::strength_log, head.active_sets, head.hash);
  };
  for (std::size_t i = 0; i < activity.parts.size(); ++i) {
    if (activity.parts[i].head.active_sets == 0) continue;
    if (!best || rank(*best) < rank(i)) best = i;
  }
  return best;
}

/// From the first set to the end of the last, without the pauses that were too long; nothing without times.
std::optional<double> active_minutes(const std::vector<StrengthSet>& sets) {
  std::int64_t active_ms = 0, end_ms = 0;
  bool any = false;
  for (const auto& set : sets) {
    if (set.kind == StrengthSet::Kind::rest) continue;
    if (!set.offset_ms) return std::nullopt;
    const std::int64_t begin = *set.offset_ms, length = std::max(0, set.duration_ms.value_or(0));
    if (any) active_ms += std::clamp<std::int64_t>(begin - end_ms, 0, kLongestRestMs);
    active_ms += length;
    end_ms = std::max(end_ms, begin + length);
    any = true;
  }
  if (!any) return std::nullopt;
  return static_cast<double>(active_ms) / 60000.0;
}

std::optional<double> session_rpe(const Activity& activity) {
  for (const auto& part : activity.parts) {
    if (part.head.summary.rpe) return part.head.summary.rpe;
    for (const auto& m : part.measurements)
      if (m.kind == Measurement::Kind::session_rpe) return m.value;
  }
  return std::nullopt;
}

}  // namespace

StrengthFeatures extract_strength(const Activity& activity) {
  StrengthFeatures features;
  const auto& plan = activity.plan;
  features.minutes = std::chrono::duration<double, std::ratio<60>>(plan.end - plan.start).count();
  features.active_minutes = features.minutes;
  features.rpe = session_rpe(activity);
  const auto part = best_part(activity);
  if (!part) return features;

  features.from_log = plan.parts[*part].role == Role::strength_log;
  const auto& sets = activity.parts[*part].sets;
  for (const auto& set : sets)
    if (set.kind != StrengthSet::Kind::rest) features.sets.push_back(digest(set));
  if (const auto minutes = active_minutes(sets)) {
    features.active_minutes = *minutes;
    features.minutes = std::max(features.minutes, *minutes);
  }
  return features;
}

}  // namespace freshlegs::analysis
