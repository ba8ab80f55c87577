#include "tests/sim/truth.h"

#include <nlohmann/json.hpp>

namespace freshlegs::sim {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json json_of(const RunTruth& run) {
  return {{"file", run.file},
          {"start", iso_utc(run.start)},
          {"end", iso_utc(run.end)},
          {"kind", name_of(run.kind)},
          {"post_leg", run.post_leg()},
          {"hours_since_leg", or_null(run.hours_since_leg)},
          {"leg_dose", run.leg_dose},
          {"fatigue", run.fatigue},
          {"effect_pct", run.effect_pct},
          {"form_breakdown_onset_s", or_null(run.breakdown_onset_s)},
          {"fitness_pct", run.fitness_pct},
          {"spell_pct", run.spell_pct},
          {"day_noise_pct", run.day_noise_pct},
          {"air_c", run.air_c},
          {"cadence_locked", run.cadence_locked}};
}

Json json_of(const SessionTruth& session) {
  return {{"file", session.file},          {"start", iso_utc(session.start)}, {"end", iso_utc(session.end)},
          {"kind", name_of(session.kind)}, {"leg_dose", session.dose},        {"novelty", session.novelty},
          {"bare", session.bare}};
}

Json json_of(const SpellTruth& spell) {
  return {{"begin", iso_utc(spell.begin)},
          {"deepest", iso_utc(spell.deepest)},
          {"easing", iso_utc(spell.easing)},
          {"end", iso_utc(spell.end)},
          {"depth_pct", spell.depth_pct}};
}

template <class T>
Json list_of(const std::vector<T>& items) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(json_of(item));
  return list;
}

}  // namespace

std::optional<double> Truth::mean_effect_pct(double from_h, double to_h) const {
  double sum = 0;
  int count = 0;
  for (const auto& run : runs) {
    if (!run.hours_since_leg || *run.hours_since_leg < from_h || *run.hours_since_leg >= to_h) continue;
    sum += run.effect_pct;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / count;
}

std::string to_json(const Truth& truth) {
  const Json json{{"schema", "freshlegs.sim-truth/1"},
                  {"peak_effect_pct", truth.peak_effect_pct},
                  {"mean_effect_0_48h_pct", or_null(truth.mean_effect_pct(0, 48))},
                  {"runs", list_of(truth.runs)},
                  {"sessions", list_of(truth.sessions)},
                  {"spells", list_of(truth.spells)}};
  return json.dump(1) + "\n";
}

}  // namespace freshlegs::sim
