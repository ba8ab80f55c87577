#include "analysis/advice/advise.h"

#include <algorithm>
#include <chrono>

namespace freshlegs::analysis {
namespace {

using Kind = Advice::Kind;
constexpr int kFewestJudged = 6;
constexpr double kTired = .5;           // chance of being back below which the legs are called tired

constexpr Basis kLeastCost{"advice/next-leg-day/1",
                           "own recovery curve; Palmer & Sleivert 2001 JSAMS 4:447 where it is not known"};
constexpr Basis kRunFirst{"advice/run-before-legs/1", "Doma & Deakin 2013, 10.1139/apnm-2012-0362"};
constexpr Basis kLiftFirst{"advice/lift-before-run/1",
                           "Schumann 2022, 10.1007/s40279-021-01587-7 (explosive strength suffers in one "
                           "session); Robineau 2016, 10.1519/JSC.0000000000000798"};
constexpr Basis kAlternate{"advice/alternate-days/1",
                           "Schumann & Eklund 2016 (24 weeks, alternate days against one session); "
                           "Robineau 2016, 10.1519/JSC.0000000000000798"};
constexpr Basis kApart{"advice/six-hours-apart/1",
                       "Robineau 2016, 10.1519/JSC.0000000000000798; Palmer & Sleivert 2001 JSAMS 4:447"};
constexpr Basis kBeginner{"advice/beginner/1", "Doma 2019, 10.1186/s40798-019-0195-y"};
constexpr Basis kRecovery{"advice/limited-recovery/1", "a wider margin, by the profile's own word"};
constexpr Basis kInterference{"advice/interference/1",
                              "Schumann 2022, 10.1007/s40279-021-01587-7; Huiberts 2024, "
                              "10.1007/s40279-023-01943-9; Lundberg 2022, PMC9474354",
                              true};
constexpr Basis kInjury{"advice/injury/1", "Apte 2021, 10.3389/fphys.2021.646042; PMC7222667", true};

double longest_after_legs_min(const Findings& findings) {
  double longest = 0;
  for (const auto& r : findings.runs)
    if (r.post_leg && r.form_judged)
      longest = std::max(longest, std::chrono::duration<double, std::ratio<60>>(r.plan.end - r.plan.start).count());
  return longest;
}

void form_holds(const Findings& findings, Today& out) {
  const HoldingTime& tired = findings.holding.tired;
  if (tired.runs < kFewestJudged) return;
  out.form_held_to_the_end = !tired.three_of_four.minutes;
  out.form_holds_min = tired.three_of_four.minutes.value_or(longest_after_legs_min(findings));
}

/// The order of one day's sessions, by what comes first for this athlete.
void same_day(const Profile& profile, std::vector<Advice>& out) {
  switch (profile.goal) {
    case Goal::endurance:
      out.push_back({Kind::run_before_legs, kRunFirst, {}});
      break;
    case Goal::strength:
    case Goal::hypertrophy:
      out.push_back({Kind::lift_before_run, kLiftFirst, {}});
      break;
    case Goal::hybrid:
      out.push_back({Kind::alternate_days, kAlternate, {}});
      break;
    case Goal::general:
      break;
  }
}

/// Contested claims, for whom they concern.
void contested(const Profile& profile, std::vector<Advice>& out) {
  if (strength_first(profile.goal))
    out.push_back({Kind::interference, kInterference, {}});
  if (profile.injury_history) out.push_back({Kind::injury, kInjury, {}});
}

}  // namespace

Today today(const Findings& findings, const Profile& profile, Instant at, std::optional<UtcOffset> clock) {
  Today out;
  out.legs = forecast(findings, profile, at, clock);
  out.next_leg_day = next_leg_day(findings, at, clock);
  out.at_6h_pct = cost_after(findings.leg_response, 6);
  out.at_8h_pct = cost_after(findings.leg_response, 8);
  form_holds(findings, out);
  out.male = profile.male;

  std::vector<std::string> last;
  if (out.legs.last) last.push_back(out.legs.last->id);
  if (out.next_leg_day) out.advice.push_back({Kind::next_leg_day, kLeastCost, last});
  same_day(profile, out.advice);
  out.advice.push_back({Kind::six_hours_apart, kApart, {}});
  const bool tired = out.legs.now.back < kTired;
  if (tired && profile.lifting == Experience::beginner)
    out.advice.push_back({Kind::beginner, kBeginner, last});
  if (tired && (profile.limited_recovery || profile.injury_history))
    out.advice.push_back({Kind::limited_recovery, kRecovery, last});
  contested(profile, out.advice);
  return out;
}

}  // namespace freshlegs::analysis
