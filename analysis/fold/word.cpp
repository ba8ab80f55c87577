// What the athlete says, of runs and of days: it joins what is judged, and pain is answered.
#include "analysis/diary/pain_alert.h"
#include "analysis/fold/state.h"
#include "analysis/kind/speed_structure.h"

namespace freshlegs::analysis {

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

}  // namespace freshlegs::analysis
