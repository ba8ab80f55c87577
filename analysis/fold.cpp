#include "analysis/fold.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/checkpoint/archive.h"
#include "analysis/checkpoint/earlier.h"
#include "analysis/compare/fade.h"
#include "analysis/compare/hard_speed.h"
#include "analysis/compare/other_sports.h"
#include "analysis/diary/diary.h"
#include "analysis/diary/pain_alert.h"
#include "analysis/form/form_model.h"
#include "analysis/form/holding.h"
#include "analysis/hrv/mornings.h"
#include "analysis/interference/lifting_after_runs.h"
#include "analysis/kind/run_kind.h"
#include "analysis/kind/speed_structure.h"
#include "analysis/load/heart_rate_limits.h"
#include "analysis/load/load_measures.h"
#include "analysis/load/load_series.h"
#include "analysis/load/trimp.h"
#include "analysis/model/fatigue_model.h"
#include "analysis/overreaching/detector.h"
#include "analysis/risk/risky_combination.h"
#include "analysis/strength/dose.h"
#include "analysis/strength/eccentric_run.h"
#include "analysis/strength/leg_decision.h"
#include "analysis/strength/leg_rhythm.h"
#include "analysis/wearer/wearer.h"

namespace freshlegs::analysis {
namespace {

/// A run counts as post-leg this long (contract.md), and as fresh after this long (science.md 8).
constexpr double kPostLeg_h = 48, kFresh_h = 72;

LoadSource load_source(const Features& features) {
  return features.heart_rate.seconds.empty() ? LoadSource::mean_heart_rate : LoadSource::seconds;
}

double hours_of(Millis span) { return std::chrono::duration<double, std::ratio<3600>>(span).count(); }

date::local_days local_day(const ActivityPlan& plan, Millis after_start = Millis(0)) {
  return date::floor<date::days>(wall_of(plan.start + after_start, plan.utc_offset.value_or(UtcOffset{0})));
}

/// Weight moved, all sets; nothing when no set tells both weight and repetitions.
std::optional<double> volume_kg(const StrengthFeatures& session) {
  std::optional<double> volume;
  for (const auto& set : session.sets)
    if (set.weight_kg && set.reps) volume = volume.value_or(0) + *set.weight_kg * *set.reps;
  return volume;
}

Severity severity_of(OverreachState state) {
  switch (state) {
    case OverreachState::prolonged:
      return Severity::critical;
    case OverreachState::likely:
      return Severity::warning;
    default:
      return Severity::info;
  }
}

/// One alert a spell. Its id is the moment of the first sign, so that a spell that rises keeps it.
Alert alert_of(const OverreachDetector::Spell& spell) {
  Alert alert;
  alert.kind = AlertKind::overreaching;
  alert.time = spell.history.front().time;
  const auto iso = iso_utc(alert.time);
  alert.id = "overreaching-" + iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "-" +
             iso.substr(11, 2) + iso.substr(14, 2);
  const auto worst = std::ranges::max_element(spell.history, {}, &Alert::Step::state);
  alert.state = worst->state;
  alert.severity = severity_of(worst->state);
  alert.until = spell.until;
  alert.utc_offset = spell.utc_offset;
  alert.evidence = spell.evidence;
  alert.history = spell.history;
  alert.basis = {"overreaching/2",
                 "Meeusen 2013, 10.1080/17461391.2012.730061; Le Meur 2013 JAP 114:411; "
                 "Schneider 2019, 10.3389/fphys.2019.00582"};
  alert.facts = spell.facts;
  return alert;
}

}  // namespace

struct Fold::State {
  Profile profile;
  Labels labels;
  std::vector<Hash> recordings;  ///< by index, as parts of plans name them
  std::vector<std::optional<double>> energy_kcal;  ///< by the same index
  std::vector<std::optional<double>> rating;       ///< typed into the watch, by the same index

  HeartRateLimits limits;
  DoseScale doses;
  LegRhythm rhythm;
  RunKinds kinds;
  RiskyCombinations risks;
  FatigueModel fatigue;
  FormModel form;
  FadeModel fading;
  std::vector<Held> held;
  LiftingAfterRuns lifting;
  HardSpeedModel hard_speed;
  OverreachDetector overreaching;
  LoadSeries load;
  ThresholdEstimate threshold;
  MorningLog mornings;
  Wearer wearer;
  std::optional<bool> device_male;  ///< the latest device's word: lists and straps have none
  Diary diary;
  SportsBefore sports;

  struct LastLegs {
    std::string id;
    Instant end;
    double dose = 0;
    template <class A>
    void archive(A& a) {
      a(id, end, dose);
    }
  };
  std::optional<LastLegs> last_legs;
  std::optional<Instant> last_strength_end;
  std::set<std::string> unknown_exercises;
  std::optional<date::local_days> begins;  ///< of a resumed fold: earlier mornings are not whole
  Findings findings;

  State(Profile p, Labels l)
      : profile(std::move(p)), labels(std::move(l)), limits(profile), risks(profile), diary(labels.notes) {}

  /// All that a later step depends on. A member that is missing here makes a resumed fold differ from a whole one:
  /// the tests of checkpoints find it.
  template <class A>
  void archive(A& a) {
    a(limits, doses, rhythm, kinds, risks, fatigue, form, overreaching, load, threshold, mornings, wearer,
      diary, sports);
    a(held, lifting, fading, hard_speed, device_male);
    a(last_legs, last_strength_end, unknown_exercises, findings.earlier, begins);
  }

  void step(const ActivityPlan& plan, const Features& features);
  void morning(const ActivityPlan& plan, const Features& features);
  void beside(date::local_days day, const Measurement& m);
  void session(const ActivityPlan& plan, const Features& features);
  void strength(const ActivityPlan& plan, StrengthFeatures features, SessionFinding& finding);
  [[nodiscard]] std::optional<double> noted_effort(const ActivityPlan& plan) const;
  LegDecision infer(const LegDecision& decision, const ActivityPlan& plan, const StrengthFeatures& features);
  void run(const ActivityPlan& plan, const Features& features);
  void gap(RunFinding& finding) const;
  void eccentric(const RunFinding& finding, const RunFeatures& features);
  void judge(RunFinding& finding, const RunFeatures& features);
  void hold(const RunFinding& finding, bool fresh);
  void risky(const RunFinding& finding, const RunFeatures& features);
  void work_legs(LegWorkDone work, double dose_sd);
  void listen(RunFinding& finding, const RunFeatures& features);
  static void hear(Diary& from, Findings& into);
  void answer(const RunFinding& finding, bool effort, bool pain);
  void row(const ActivityPlan& plan, const std::vector<Measurement>& measurements);
  [[nodiscard]] std::vector<Alert> alerts(std::vector<Alert> all, const std::vector<Diary::Word>& later) const;
  /// What the first device that says it says; never a sum, for two watches count the same effort.
  [[nodiscard]] static std::optional<double> first(const std::vector<std::optional<double>>& said,
                                                   const ActivityPlan& plan) {
    for (const auto& part : plan.parts)
      if (part.recording < said.size() && said[part.recording]) return said[part.recording];
    return std::nullopt;
  }

  template <class Value>
  [[nodiscard]] std::optional<Value> label(const std::map<Hash, Value>& said,
                                           const ActivityPlan& plan) const {
    for (const auto& part : plan.parts) {
      if (part.recording >= recordings.size()) continue;
      if (const auto it = said.find(recordings[part.recording]); it != said.end()) return it->second;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<bool> male(const Features& features) const {
    if (profile.male) return profile.male;
    return features.user && features.user->male ? features.user->male : device_male;
  }
  [[nodiscard]] std::optional<double> trimp(const Features& features) const {
    const auto by_second = banister_trimp(features.heart_rate, limits.range(), male(features));
    if (by_second) return by_second;
    return mean_trimp(features.avg_heart_rate_bpm, features.listed_s, limits.range(), male(features));
  }
};

void Fold::State::step(const ActivityPlan& plan, const Features& features) {
  if (features.user) {
    if (auto stranger = wearer.step(plan, *features.user)) findings.strangers.push_back(std::move(*stranger));
    limits.device_says(*features.user);
    if (features.user->male) device_male = features.user->male;
  }
  for (const auto& day : load.close_before(local_day(plan))) overreaching.day(day);
  for (const auto& word : diary.until(plan.start)) overreaching.word(word.at, word.worse, word.ill);
  hear(diary, findings);
  morning(plan, features);
  if (plan.sport == Sport::wellness) return row(plan, features.measurements);
  if (plan.sport == Sport::run && features.run) return run(plan, features);
  session(plan, features);
}

/// Beats at rest, and what apps and watches say of a night or a morning.
void Fold::State::morning(const ActivityPlan& plan, const Features& features) {
  std::set<std::pair<date::local_days, Instant>> days;
  if (features.rmssd_ms && features.resting_hr_bpm) {
    mornings.rmssd(local_day(plan), *features.rmssd_ms, "");
    mornings.resting_hr(local_day(plan), *features.resting_hr_bpm, "");
    limits.resting(plan.start, *features.resting_hr_bpm);
    if (features.sdnn_ms) mornings.sdnn(local_day(plan), *features.sdnn_ms, "");
    if (features.dfa_alpha1) mornings.dfa_alpha1(local_day(plan), *features.dfa_alpha1);
    days.emplace(local_day(plan), plan.end);
  }
  for (const auto& m : features.measurements) {
    const auto day = local_day(plan, Millis(m.offset_ms));
    using Kind = Measurement::Kind;
    if (m.kind == Kind::rmssd_ms && m.value > 0)
      mornings.rmssd(day, m.value, m.origin);
    else if (m.kind == Kind::ln_rmssd)
      mornings.rmssd(day, std::exp(m.value), m.origin);
    else if (m.kind == Kind::resting_hr_bpm && m.value > 0) {
      mornings.resting_hr(day, m.value, m.origin);
      limits.resting(plan.start + Millis(m.offset_ms), m.value);
    } else {
      beside(day, m);
      continue;
    }
    days.emplace(day, plan.start + Millis(m.offset_ms));
  }
  for (const auto& [day, time] : days) overreaching.morning(time, mornings.at(day));
}

/// What is shown of a night or a morning and judged by nothing.
void Fold::State::beside(date::local_days day, const Measurement& m) {
  using Kind = Measurement::Kind;
  if (!(m.value > 0)) return;
  if (m.kind == Kind::sdnn_ms) mornings.sdnn(day, m.value, m.origin);
  if (m.kind == Kind::sleep_s) mornings.sleep(day, m.value, m.origin);
  if (m.kind == Kind::sleep_score) mornings.sleep_score(day, m.value, m.origin);
}

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

/// From the END of the leg session to the start of the run; parts of one file follow each other with a gap of
/// 0.
void Fold::State::gap(RunFinding& finding) const {
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
  if (!finding.breakdown) return;
  Alert alert;
  alert.id = "form-" + plan.id;
  alert.kind = AlertKind::form_breakdown;
  alert.severity = Severity::warning;
  alert.time = plan.end;
  alert.run_start = plan.start;
  alert.utc_offset = plan.utc_offset;
  alert.evidence = {plan.id};
  if (finding.post_leg && finding.leg_session)
    alert.evidence.insert(alert.evidence.begin(), *finding.leg_session);
  alert.facts = FormFacts{*finding.breakdown, finding.hours_since_leg};
  alert.basis = {"form-breakdown/1",
                 "Apte 2021, 10.3389/fphys.2021.646042; Girard 2013, 10.1055/s-0032-1329958; "
                 "Chen 2007 J Sports Sci"};
  findings.alerts.push_back(std::move(alert));
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
  // The own time course costs a millisecond: only where it can matter.
  const bool may_matter = finding.kind != RunKind::easy || features.trail || features.descent_m >= 300;
  if (finding.hours_since_leg && *finding.hours_since_leg <= kFresh_h && may_matter)
    if (const auto course = fatigue.time_course(); course && course->own)
      run.own_back_h = course->back_h.value;
  const auto risk = risks.step(run);
  if (!risk) return;
  Alert alert;
  alert.id = "risky-" + finding.plan.id;
  alert.kind = AlertKind::risky_combination;
  alert.severity = risk->severity;
  alert.time = finding.plan.end;
  alert.run_start = finding.plan.start;
  alert.utc_offset = finding.plan.utc_offset;
  alert.evidence = {finding.plan.id};
  if (finding.leg_session) alert.evidence.insert(alert.evidence.begin(), *finding.leg_session);
  alert.facts = risk->facts;
  alert.basis = risk->basis;
  findings.alerts.push_back(std::move(alert));
}

/// What the athlete says of the run: it joins what is judged, and pain is answered.
void Fold::State::listen(RunFinding& finding, const RunFeatures& features) {
  std::vector<Hash> of_run;
  for (const auto& part : finding.plan.parts)
    if (part.recording < recordings.size()) of_run.push_back(recordings[part.recording]);
  diary.run(finding, of_run, first(rating, finding.plan),
            mean_reserve_share(features.windows, limits.range()));
  answer(finding, finding.felt.has_value(), finding.pain.has_value());
}

void Fold::State::answer(const RunFinding& finding, bool effort, bool pain) {
  if (effort && finding.felt->usual)
    overreaching.word(finding.plan.end, worse_than_usual(*finding.felt), false);
  if (!pain) return;
  if (auto alert = pain_alert(finding)) findings.alerts.push_back(*std::move(alert));
}

/// What was said of days; of pain the latest word of a day is answered.
void Fold::State::hear(Diary& from, Findings& into) {
  for (auto& [note, pain] : from.heard()) {
    into.notes.push_back(note);
    auto alert = pain ? pain_alert(*pain, note.at, from.offset()) : std::nullopt;
    if (!alert) continue;
    std::erase_if(into.alerts, [&](const Alert& earlier) { return earlier.id == alert->id; });
    into.alerts.push_back(*std::move(alert));
  }
}

/// A row of the athlete's own table: of a day, or of the run that was there already.
void Fold::State::row(const ActivityPlan& plan, const std::vector<Measurement>& measurements) {
  diary.row(plan, measurements);
  hear(diary, findings);
  const auto late = diary.late();
  if (late.felt && late.felt->usual) overreaching.word(late.run_end, worse_than_usual(*late.felt), false);
  if (findings.runs.empty()) return;  // the run lies before a checkpoint
  auto& run = findings.runs.back();
  if (late.felt) {
    run.felt = late.felt;
    run.load.session_rpe = late.session_rpe;
  }
  if (late.pain) run.pain = late.pain;
  answer(run, false, late.pain.has_value());
}

/// A run that hurts like lifting loads the legs, but is no leg session.
void Fold::State::eccentric(const RunFinding& finding, const RunFeatures& features) {
  const double dose = eccentric_dose(features, finding.kind);
  if (!(dose > 0)) return;
  const auto work = doses.run(dose, finding.plan.end);
  work_legs({finding.plan.id, finding.plan.end, work.dose, work.novelty, false}, work.dose_sd);
}

void Fold::State::work_legs(LegWorkDone work, double dose_sd) {
  fatigue.leg_work({work.end, work.dose, dose_sd, work.novelty});
  findings.leg_work.push_back(std::move(work));
}

/// What was said after the last activity counts too.
std::vector<Alert> Fold::State::alerts(std::vector<Alert> all, const std::vector<Diary::Word>& later) const {
  auto detector = overreaching;
  for (const auto& word : later) detector.word(word.at, word.worse, word.ill);
  for (const auto& spell : detector.spells()) all.push_back(alert_of(spell));
  std::ranges::sort(
      all, [](const Alert& a, const Alert& b) { return std::tie(a.time, a.id) < std::tie(b.time, b.id); });
  return all;
}

Fold::Fold(Profile profile, Labels labels, std::vector<KnownRecording> recordings)
    : state_(std::make_unique<State>(std::move(profile), std::move(labels))) {
  for (const auto& r : recordings) {
    state_->recordings.push_back(r.head.hash);
    state_->energy_kcal.push_back(r.head.summary.calories_kcal);
    const auto rating = r.head.summary.rpe;
    state_->rating.push_back(rating && *rating > 0 ? rating : std::nullopt);
  }
}
Fold::~Fold() = default;
Fold::Fold(Fold&&) noexcept = default;
Fold& Fold::operator=(Fold&&) noexcept = default;

std::vector<std::byte> Fold::checkpoint() const {
  // Later steps and sentences look this far back at the most: the own half year of weekly strain (week_shape.h).
  constexpr date::days kLookBack{200};
  Findings all = std::exchange(state_->findings, {});  // ten years of them are not worth copying
  State copy = *state_;
  state_->findings = std::move(all);
  copy.findings.earlier = earlier_and(state_->findings);
  if (const auto& days = state_->load.days(); !days.empty()) {
    const auto from = days.back().day - kLookBack;
    copy.findings.earlier.load_days += copy.load.forget_before(from);
    copy.mornings.forget_before(from);
    copy.begins = days.back().day;
  }
  StateWriter writer;
  writer(copy);
  return writer.take();
}

std::optional<Fold> Fold::resume(Profile profile, Labels labels, std::vector<KnownRecording> recordings,
                                 std::span<const std::byte> checkpoint) {
  Fold fold(std::move(profile), std::move(labels), std::move(recordings));
  StateReader reader(checkpoint);
  reader(*fold.state_);
  if (!reader.good() || !reader.at_end()) return std::nullopt;
  return fold;
}

void Fold::step(const ActivityPlan& plan, const Features& features) { state_->step(plan, features); }

Findings Fold::findings() const {
  Findings out = state_->findings;
  Diary diary = state_->diary;
  const auto later = diary.until(Instant::max());
  State::hear(diary, out);
  out.notes_offset = diary.offset();
  out.alerts = state_->alerts(std::move(out.alerts), later);
  out.athlete = state_->fatigue.athlete();
  out.time_course = state_->fatigue.time_course();
  out.recovery_curve = state_->fatigue.curve();
  out.leg_response = state_->fatigue.response(state_->profile.lifting == Experience::beginner);
  std::ranges::stable_sort(out.leg_work, {}, &LegWorkDone::end);
  out.days = state_->load.days();
  out.mornings = state_->mornings.all();
  if (const auto from = state_->begins)
    std::erase_if(out.mornings, [&](const Morning& m) { return m.day < *from; });
  out.holding = form_holding(state_->held);
  out.interference = state_->lifting.findings();
  out.hard_after_legs = state_->hard_speed.after_legs();
  const auto range = state_->limits.range();
  const auto threshold = state_->threshold.at(range, state_->profile.threshold_hr_bpm);
  out.threshold_mps = threshold.mps;
  out.threshold_hr_bpm = threshold.bpm;
  out.profile = state_->profile;
  out.runs_after = state_->sports.log();
  out.hr_max_bpm = range.max_bpm;
  out.hr_rest_bpm = range.rest_bpm;
  out.hr_max_source = state_->limits.max_source();
  out.hr_rest_source = state_->limits.rest_source();
  out.threshold_hr_source = threshold.source;
  out.male = state_->male({});
  out.unknown_exercises.assign(state_->unknown_exercises.begin(), state_->unknown_exercises.end());
  return out;
}

}  // namespace freshlegs::analysis
