// What the fold carries from one activity to the next. Only for the .cpp files of this folder.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "analysis/compare/fade.h"
#include "analysis/compare/hard_speed.h"
#include "analysis/compare/other_sports.h"
#include "analysis/diary/diary.h"
#include "analysis/fold.h"
#include "analysis/form/form_model.h"
#include "analysis/form/holding.h"
#include "analysis/hrv/mornings.h"
#include "analysis/interference/lifting_after_runs.h"
#include "analysis/kind/run_kind.h"
#include "analysis/load/heart_rate_limits.h"
#include "analysis/load/load_series.h"
#include "analysis/load/threshold.h"
#include "analysis/load/trimp.h"
#include "analysis/model/fatigue_model.h"
#include "analysis/overreaching/detector.h"
#include "analysis/risk/risky_combination.h"
#include "analysis/strength/dose.h"
#include "analysis/strength/leg_decision.h"
#include "analysis/strength/leg_rhythm.h"
#include "analysis/wearer/wearer.h"

namespace freshlegs::analysis {

/// A run counts as post-leg this long (contract.md), and as fresh after this long (science.md 8).
inline constexpr double kFresh_h = 72;

inline double hours_of(Millis span) { return std::chrono::duration<double, std::ratio<3600>>(span).count(); }

inline date::local_days local_day(const ActivityPlan& plan, Millis after_start = Millis(0)) {
  return date::floor<date::days>(wall_of(plan.start + after_start, plan.utc_offset.value_or(UtcOffset{0})));
}

inline LoadSource load_source(const Features& features) {
  return features.heart_rate.seconds.empty() ? LoadSource::mean_heart_rate : LoadSource::seconds;
}

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
  std::optional<Instant> last_strength_end, last_unknown_end;  ///< unknown: it may have been legs
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
    a(last_legs, last_strength_end, last_unknown_end, unknown_exercises, findings.earlier, begins);
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

}  // namespace freshlegs::analysis
