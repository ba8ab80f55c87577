// Mornings and nights.
#include "analysis/fold/state.h"

namespace freshlegs::analysis {

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

}  // namespace freshlegs::analysis
