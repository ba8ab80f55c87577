#include "analysis/fold.h"

#include <tuple>

#include "analysis/checkpoint/archive.h"
#include "analysis/checkpoint/earlier.h"
#include "analysis/fold/alert.h"
#include "analysis/fold/state.h"

namespace freshlegs::analysis {

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

/// What was said after the last activity counts too.
std::vector<Alert> Fold::State::alerts(std::vector<Alert> all, const std::vector<Diary::Word>& later) const {
  auto detector = overreaching;
  for (const auto& word : later) detector.word(word.at, word.worse, word.ill);
  for (const auto& spell : detector.spells()) all.push_back(overreach_alert(spell));
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
    copy.load.forget_before(from);
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
