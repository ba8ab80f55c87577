// Every activity that is not a run: whether it was leg work, and how much.
#include "analysis/fold/state.h"

namespace freshlegs::analysis {
namespace {

/// Weight moved, all sets; nothing when no set tells both weight and repetitions.
std::optional<double> volume_kg(const StrengthFeatures& session) {
  std::optional<double> volume;
  for (const auto& set : session.sets)
    if (set.weight_kg && set.reps) volume = volume.value_or(0) + *set.weight_kg * *set.reps;
  return volume;
}

}  // namespace

void Fold::State::session(const ActivityPlan& plan, const Features& features) {
  SessionFinding finding;
  finding.plan = plan;
  finding.legs = Legs::other;
  finding.legs_source = LegsSource::guess;
  finding.avg_heart_rate_bpm = features.avg_heart_rate_bpm;
  finding.trimp = trimp(features);
  finding.load_source = load_source(features);
  finding.energy_kcal = first(energy_kcal, plan);
  limits.activity(plan.end, features);
  const bool labelled = label(labels.legs, plan).has_value();
  if (plan.sport == Sport::strength || labelled)
    strength(plan, features.strength.value_or(StrengthFeatures{}), finding);
  const bool legs = finding.legs == Legs::legs || finding.legs == Legs::full;
  load.add(local_day(plan), finding.trimp.value_or(0), legs ? finding.leg_dose.value_or(0) : 0);
  sports.session(plan);
  findings.sessions.push_back(std::move(finding));
}

/// What the athlete noted of how hard a session was; the latest word counts.
std::optional<double> Fold::State::noted_effort(const ActivityPlan& plan) const {
  std::optional<double> said;
  for (const AthleteNote& note : labels.notes)
    if (note.kind == NoteKind::rpe && note.recording)
      for (const auto& part : plan.parts)
        if (part.recording < recordings.size() && recordings[part.recording] == *note.recording) said = note.value;
  return said;
}

void Fold::State::strength(const ActivityPlan& plan, StrengthFeatures features, SessionFinding& finding) {
  apply_exercise_shares(features, labels.exercise_share);
  if (features.from_log)
    for (const auto& set : features.sets)
      if (!set.known && !set.exercise.empty()) unknown_exercises.insert(set.exercise);
  if (!features.avg_heart_rate_bpm) features.avg_heart_rate_bpm = finding.avg_heart_rate_bpm;
  if (const auto said = noted_effort(plan)) features.rpe = said;

  const auto decision = infer(decide_legs(features, plan.title, label(labels.legs, plan)), plan, features);
  finding.legs = decision.legs;
  finding.legs_source = decision.source;
  finding.leg_probability = decision.probability;
  finding.leg_sets = decision.leg_sets;
  finding.sets = decision.sets;
  finding.volume_kg = volume_kg(features);
  const auto end = std::max(plan.start, plan.end);
  if (decision.is_leg_session()) lifting.session(plan.start, features);
  last_strength_end = std::max(last_strength_end.value_or(end), end);
  if (decision.legs == Legs::unknown) last_unknown_end = std::max(last_unknown_end.value_or(end), end);

  const auto dose = doses.session(features, decision, end, limits.range());
  if (!dose) return;
  finding.leg_dose = dose->dose;
  finding.dose_source = dose->source;
  work_legs({plan.id, end, dose->dose, dose->novelty, true}, dose->dose_sd);
  // Two logs of one evening may overlap: the later end counts.
  if (decision.is_leg_session() && (!last_legs || last_legs->end <= end))
    last_legs = {plan.id, end, dose->dose};
}

/// A session of which nothing is known is judged by this athlete's weeks; one that is known teaches them.
LegDecision Fold::State::infer(const LegDecision& decision, const ActivityPlan& plan,
                               const StrengthFeatures& features) {
  const LegRhythm::Session session{wall_of(plan.start, plan.utc_offset.value_or(UtcOffset{0})),
                                   plan.title.value_or(""), features.minutes, features.avg_heart_rate_bpm};
  if (decision.legs != Legs::unknown) {
    rhythm.known(session, decision.is_leg_session());
    return decision;
  }
  const auto probability = rhythm.guess(session);
  return probability ? guessed(decision, *probability) : decision;
}

void Fold::State::work_legs(LegWorkDone work, double dose_sd) {
  fatigue.leg_work({work.end, work.dose, dose_sd, work.novelty});
  findings.leg_work.push_back(std::move(work));
}

}  // namespace freshlegs::analysis
