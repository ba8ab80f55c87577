#include "analysis/risk/risky_combination.h"

#include <algorithm>

#include "analysis/post_leg.h"

namespace freshlegs::analysis {
namespace {

// Time to exhaustion is down 6 to 24 h after lifting (Doma 2013); a long run asks less, but 6-8 h and more (Robineau
// 2016, Palmer & Sleivert 2001: economy still 1.6 % worse at 8 h). People who are new to lifting are slower for two days
// (Doma 2019); who recovers badly gets half as much again. advice/forecast says the same of a hard run to come.
constexpr double kHard_h = 24, kHardBeginner_h = 48, kLong_h = 8, kLongBeginner_h = 24, kCautious = 1.5;
// Legs count as tired for a day, as long as the athlete's own time is not known.
constexpr double kTired_h = 24, kTiredBeginner_h = 48, kLeastTired_h = 8, kMostTired_h = 72;
/// A usual leg day or more, within what a dose can be told apart.
constexpr double kHeavy = 0.9;
/// Much heavier than usual and hardly a break between: worth more than a remark.
constexpr double kVeryHeavy = 1.3, kHardlyAnyBreak_h = 3;
// As much downhill as loads the legs like lifting (Chen 2007, Braun & Dutto 2003).
constexpr double kDescent_m = 300, kSteepDown_s = 600;
constexpr std::chrono::hours kNextDay{36};
constexpr date::days kToldFor{14}, kThreeWeeks{21};
constexpr std::size_t kFewestRuns = 9;
constexpr double kNearlyAll = .9;
constexpr double kBrick_h = 1;  // one session in two parts, which a hybrid athlete means

constexpr Basis kApart{"risky-combination/hard-after-legs/2",
                       "Robineau 2016, 10.1519/JSC.0000000000000798; Doma & Deakin 2013, "
                       "10.1139/apnm-2012-0362"};
constexpr Basis kSteep{"risky-combination/steep-after-legs/2",
                       "Chen 2007 J Sports Sci; Braun & Dutto 2003, 10.1007/s00421-003-0857-8", true};
constexpr Basis kOnEnd{"risky-combination/hard-days-on-end/1",
                       "Doma & Deakin 2015, 10.1080/02701367.2015.1053104"};
constexpr Basis kNoRest{"risky-combination/no-recovery/1",
                        "Doma & Deakin 2015, 10.1080/02701367.2015.1053104; Meeusen 2013, "
                        "10.1080/17461391.2012.730061",
                        true};

bool hard(RunKind kind) {
  return kind == RunKind::intervals || kind == RunKind::tempo || kind == RunKind::race;
}

}  // namespace

RiskyCombinations::RiskyCombinations(const Profile& profile) : goal_(profile.goal) {
  const bool beginner = profile.lifting == Experience::beginner || profile.running == Experience::beginner;
  const double factor = profile.limited_recovery || profile.injury_history ? kCautious : 1;
  hard_h_ = factor * (beginner ? kHardBeginner_h : kHard_h);
  long_h_ = factor * (beginner ? kLongBeginner_h : kLong_h);
  tired_h_ = factor * (beginner ? kTiredBeginner_h : kTired_h);
}

double RiskyCombinations::tired_h(const Run& run) const {
  const auto own = run.own_back_h();
  return own ? std::clamp(*own, kLeastTired_h, kMostTired_h) : tired_h_;
}

RiskyFacts RiskyCombinations::facts_of(const Run& run, Combination combination) const {
  return {run.kind, run.hours_since_leg.value_or(0), run.dose, combination, 0, 0, run.trail, goal_};
}

/// The gravest that fits.
std::optional<RiskyCombinations::Risk> RiskyCombinations::judge(const Run& run) const {
  if (!run.hours_since_leg || run.dose < kHeavy) return std::nullopt;
  const double gap = *run.hours_since_leg;
  const bool day_before = std::ranges::any_of(
      runs_, [&](const Seen& seen) { return seen.hard_on_tired && run.start - seen.start <= kNextDay; });
  if (hard(run.kind) && day_before && gap <= kPostLeg_h)
    return Risk{facts_of(run, Combination::hard_days_on_end), Severity::info, kOnEnd};
  if ((hard(run.kind) && gap <= hard_h_) || (run.kind == RunKind::long_run && gap <= long_h_)) {
    const bool grave = hard(run.kind) && run.dose >= kVeryHeavy && gap <= kHardlyAnyBreak_h;
    return Risk{facts_of(run, Combination::hard_after_legs), grave ? Severity::warning : Severity::info,
                kApart};
  }
  const bool steep = run.trail || run.descent_m >= kDescent_m || run.steep_down_s >= kSteepDown_s;
  if (steep && gap <= kMostTired_h && gap <= tired_h(run))
    return Risk{facts_of(run, Combination::steep_after_legs), Severity::info, kSteep};
  return std::nullopt;
}

/// This run counted in.
std::optional<RiskyCombinations::Risk> RiskyCombinations::without_recovery(const Run& run) const {
  if (runs_.size() < kFewestRuns || run.start - runs_.front().start < kThreeWeeks - date::days(3))
    return std::nullopt;
  const auto post_leg = std::ranges::count_if(runs_, &Seen::post_leg);
  if (static_cast<double>(post_leg) < kNearlyAll * static_cast<double>(runs_.size())) return std::nullopt;
  if (!runs_.back().post_leg) return std::nullopt;
  auto facts = facts_of(run, Combination::no_recovery);
  facts.runs = static_cast<int>(post_leg);
  facts.of_runs = static_cast<int>(runs_.size());
  return Risk{facts, Severity::info, kNoRest};
}

bool RiskyCombinations::told_lately(const Risk& risk, Instant when) const {
  return std::ranges::any_of(told_, [&](const Told& told) {
    return told.combination == risk.facts.combination && told.severity >= risk.severity && when - told.when < kToldFor;
  });
}

std::optional<RiskyCombinations::Risk> RiskyCombinations::step(const Run& run) {
  const bool brick = goal_ == Goal::hybrid && run.hours_since_leg && *run.hours_since_leg <= kBrick_h;
  const bool meant = run.planned || brick || run.kind == RunKind::cool_down;
  auto risk = meant ? std::nullopt : judge(run);
  while (!runs_.empty() && runs_.front().start < run.start - kThreeWeeks) runs_.pop_front();
  const bool after_legs = run.hours_since_leg && *run.hours_since_leg <= kPostLeg_h;
  if (run.kind != RunKind::cool_down)
    runs_.push_back({run.start, hard(run.kind) && after_legs && run.dose >= kHeavy, after_legs});
  const auto worth_telling = [&] { return risk && !told_lately(*risk, run.start); };
  if (!worth_telling() && !meant) risk = without_recovery(run);
  if (!worth_telling()) return std::nullopt;
  std::erase_if(told_, [&](const Told& told) { return run.start - told.when >= kToldFor; });
  told_.push_back({risk->facts.combination, risk->severity, run.start});
  return risk;
}

}  // namespace freshlegs::analysis
