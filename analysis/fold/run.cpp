// A run: how it compares with fresh legs, what its form did, what it loads.
#include "analysis/fold/alert.h"
#include "analysis/fold/state.h"
#include "analysis/load/load_measures.h"
#include "analysis/post_leg.h"
#include "analysis/strength/eccentric_run.h"

namespace freshlegs::analysis {

/// From the END of the leg session to the start of the run; parts of one file follow each other with a gap of
/// 0.
void Fold::State::gap(RunFinding& finding) const {
  finding.perhaps_after_legs = last_unknown_end && hours_of(finding.plan.start - *last_unknown_end) <= kFresh_h;
  if (!last_legs) return;
  finding.hours_since_leg = std::max(0.0, hours_of(finding.plan.start - last_legs->end));
  finding.post_leg = *finding.hours_since_leg <= kPostLeg_h;
  finding.leg_session = last_legs->id;
  finding.leg_dose = last_legs->dose;
}

void Fold::State::run(const ActivityPlan& plan, const Features& features) {
  const auto& f = *features.run;
  RunFinding finding;
  finding.plan = plan;
  finding.distance_m = f.distance_m;
  finding.timer_s = f.timer_s;
  finding.heart_rate_trust = f.heart_rate_trust;
  finding.avg_heart_rate_bpm = f.avg_heart_rate_bpm ? f.avg_heart_rate_bpm : features.avg_heart_rate_bpm;
  finding.environment = f.environment;
  finding.gait_device = f.gait_device;
  finding.decoupling_pct = f.decoupling_pct;
  finding.efficiency_factor = f.efficiency_factor;
  finding.trimp = trimp(features);
  finding.load_source = load_source(features);
  finding.energy_kcal = first(energy_kcal, plan);
  finding.planned = label(labels.planned, plan).value_or(false);
  // A heart rate that followed the steps is no maximum.
  if (!f.cadence_locked) limits.activity(plan.end, features);
  gap(finding);
  threshold.run(plan.end, f);
  const auto at_threshold = threshold.at(limits.range(), profile.threshold_hr_bpm);
  finding.load = load_measures(features, limits.range(), at_threshold, profile.zones_bpm, finding.trimp, male(features));

  std::optional<double> since_strength;
  if (last_strength_end) since_strength = std::max(0.0, hours_of(plan.start - *last_strength_end));
  finding.kind = kinds.step({&f, plan.title, since_strength, limits.range()});
  judge(finding, f);
  sports.run(finding);
  listen(finding, f);
  risky(finding, f);
  eccentric(finding, f);
  lifting.run(plan.end);
  load.add(local_day(plan), finding.trimp.value_or(0), 0);
  findings.runs.push_back(std::move(finding));
}

/// What tired legs did to speed and to form in this run.
void Fold::State::judge(RunFinding& finding, const RunFeatures& features) {
  const auto& plan = finding.plan;
  const bool hard = finding.kind == RunKind::intervals || finding.kind == RunKind::race;
  const auto range = limits.range();
  auto effect =
      fatigue.step({plan.start, &features, finding.hours_since_leg, range.rest_bpm, range.max_bpm, hard});
  if (finding.post_leg) finding.effect_pct = effect.effect_pct;
  finding.alone_pct = effect.alone_pct;
  finding.verdict = effect.verdict;
  finding.declined = effect.declined;
  finding.compared = effect.compared;
  finding.fresh_speed_mps = effect.fresh_speed_mps;
  if (effect.residual_pct && effect.residual_sd_pct)
    overreaching.run({plan.id, plan.start, plan.end, *effect.residual_pct, *effect.residual_sd_pct,
                      finding.hours_since_leg, plan.utc_offset});

  const bool fresh = !finding.hours_since_leg || *finding.hours_since_leg > kFresh_h;
  auto judgement = form.step(features, fresh);
  fatigue.learn_form(features.gait_device, judgement.levels);
  finding.form_judged = judgement.judged;
  finding.form_runs = judgement.earlier;
  finding.form_runs_needed = judgement.needed;
  finding.form = std::move(judgement.form);
  finding.trace = std::move(judgement.trace);
  if (!findings.runs.empty() && !findings.runs.back().breakdown) findings.runs.back().trace = {};
  finding.breakdown = std::move(judgement.breakdown);
  hold(finding, fresh);
  // A tempo run ends with its cool-down: that is no fade.
  if (finding.kind == RunKind::easy || finding.kind == RunKind::long_run) finding.fade = fading.step(features, fresh);
  if (effect.compared && (hard || finding.kind == RunKind::tempo))
    finding.hard_speed = hard_speed.step(features, *effect.compared, range.max_bpm, fresh, finding.post_leg);
  if (finding.breakdown) findings.alerts.push_back(form_alert(finding));
}

/// Between tired and fresh legs a run counts for neither.
void Fold::State::hold(const RunFinding& finding, bool fresh) {
  if (!finding.form_judged || !(fresh || finding.post_leg)) return;
  const bool broke = finding.breakdown.has_value();
  const auto& plan = finding.plan;
  const double seconds = broke ? finding.breakdown->onset_s : 3600 * hours_of(plan.end - plan.start);
  held.push_back({seconds / 60, broke, fresh, hours_of(plan.start.time_since_epoch()) / 24});
}

void Fold::State::risky(const RunFinding& finding, const RunFeatures& features) {
  RiskyCombinations::Run run{finding.kind, finding.plan.start, finding.planned, finding.hours_since_leg,
                             finding.leg_dose.value_or(0)};
  run.descent_m = features.descent_m;
  run.steep_down_s = features.steep_down_s;
  run.trail = features.trail;
  run.own_back_h = [this]() -> std::optional<double> {
    const auto course = fatigue.time_course();
    return course && course->own ? std::optional(course->back_h.value) : std::nullopt;
  };
  if (const auto risk = risks.step(run)) findings.alerts.push_back(risk_alert(finding, *risk));
}

/// A run that hurts like lifting loads the legs, but is no leg session.
void Fold::State::eccentric(const RunFinding& finding, const RunFeatures& features) {
  const double dose = eccentric_dose(features, finding.kind);
  if (!(dose > 0)) return;
  const auto work = doses.run(dose, finding.plan.end);
  work_legs({finding.plan.id, finding.plan.end, work.dose, work.novelty, false}, work.dose_sd);
}

}  // namespace freshlegs::analysis
