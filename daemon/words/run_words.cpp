#include "daemon/words/run_words.h"

#include <algorithm>
#include <cmath>

#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

using analysis::Declined;
using analysis::RunFinding;
using analysis::Verdict;

// Fewest runs of each side, where the findings do not say (science.md 9, identifiability guards).
constexpr int kRunsNeeded = 6;
constexpr double kFreshHours = 72;

std::optional<double> speed_of_run(const RunFinding& run) {
  if (run.timer_s <= 0 || run.distance_m <= 0) return std::nullopt;
  return run.distance_m / run.timer_s;
}

std::optional<Cost> at_fresh_speed(const RunFinding& run, const std::optional<analysis::Estimate>& pct,
                                   Units units) {
  const auto fresh = run.fresh_speed_mps ? run.fresh_speed_mps : speed_of_run(run);
  if (!pct || !fresh || *fresh <= 0) return std::nullopt;
  return cost_of(*pct, *fresh, units);
}

std::string amount(const Cost& cost) { return with_unit(std::abs(cost.value), cost.unit); }
std::string_view direction(const Cost& cost) { return cost.value < 0 ? "faster" : "slower"; }

/// The run without what other runs have taught. Mostly its range reaches over both sides and says little:
/// then it is left to the JSON.
std::string alone_sentence(const RunFinding& run, const Cost& cost, Units units) {
  const auto alone = run_alone(run, units);
  if (!alone || reaches_over_zero(alone->lo, alone->hi)) return "";
  const bool opposed = direction(*alone) != direction(cost);
  return " This run itself was about " + amount(*alone) + " " + std::string(direction(*alone)) +
         " than your fresh ones at its heart rate " + bracket_slower(alone->lo, alone->hi) +
         (opposed ? "; one run proves little, the cost rests on all of them." : ".");
}

std::string estimate_sentence(const RunFinding& run, const Cost& cost, Units units) {
  const std::string side(direction(cost));
  switch (run.verdict) {
    case Verdict::very_likely:
      return "about " + amount(cost) + " " + side + " at the same heart rate " +
             bracket_slower(cost.lo, cost.hi) + ", very likely." + alone_sentence(run, cost, units);
    case Verdict::likely:
      return "probably " + side + ": about " + amount(cost) + " at the same heart rate " +
             bracket_slower(cost.lo, cost.hi) + "." + alone_sentence(run, cost, units);
    default:
      break;
  }
  return "not shown. If there was any, it lies " + between_slower(cost.lo, cost.hi, cost.unit) + ".";
}

}  // namespace

std::optional<Cost> run_cost(const RunFinding& run, Units units) {
  return at_fresh_speed(run, run.effect_pct, units);
}

std::optional<Cost> run_alone(const RunFinding& run, Units units) {
  constexpr double kSaysNothing_pct = 16;  // either way: in heat or on hills unlike any run before
  if (run.alone_pct && run.alone_pct->hi - run.alone_pct->lo > 2 * kSaysNothing_pct) return std::nullopt;
  return at_fresh_speed(run, run.alone_pct, units);
}

std::string after_legs(const RunFinding& run) {
  if (run.perhaps_after_legs && !run.post_leg) return "after a strength session of unknown kind";
  if (!run.hours_since_leg) return "";
  if (*run.hours_since_leg >= kFreshHours) return "on fresh legs";
  return hours(*run.hours_since_leg) + " after legs";
}

std::string fact_sentence(const RunFinding& run, Units units) {
  std::string text = distance(run.distance_m, units) + " in " + clock_duration(run.timer_s);
  if (const auto speed = speed_of_run(run)) text += ", " + pace(*speed, units);
  if (run.avg_heart_rate_bpm) text += " at " + with_unit(*run.avg_heart_rate_bpm, "bpm");
  if (run.environment == analysis::Environment::treadmill) text += ", on a treadmill";
  if (const auto legs = after_legs(run); !legs.empty()) text += ", " + legs;
  return text + ".";
}

std::string declined_reason(const Declined& declined) {
  const std::string need =
      number(declined.need) + (std::lround(declined.need) == 1 ? " is" : " are") + " needed";
  const bool short_of = declined.have < declined.need;
  switch (declined.why) {
    case Declined::Why::heart_rate:
      if (!short_of) return "heart rate was unusable for much of the run";
      return "heart rate was usable for " + count_of(declined.have, "minute") + "; " + need;
    case Declined::Why::treadmill:
      return "on a treadmill the speed is a guess of the watch, so it is not compared";
    case Declined::Why::too_short:
      return "only " + count_of(declined.have, "minute") + " of running; " + need;
    case Declined::Why::history:
      return "only " + count_of(declined.have, "run") + " so far to compare with; " + need;
    case Declined::Why::hilly:
      return "only " + count_of(declined.have, "minute") + " on gentle ground; " + need;
    case Declined::Why::totals_only:
      return "this file holds only totals, no minute-by-minute record; the watch's own file has one";
    case Declined::Why::not_steady:
      break;
  }
  if (!short_of) return "intervals and races have no steady effort to compare";
  return "only " + count_of(declined.have, "minute") + " of even running; " + need;
}

int runs_needed(const analysis::Findings& findings) {
  return findings.athlete.empty() || findings.athlete.back().need <= 0 ? kRunsNeeded
                                                                       : findings.athlete.back().need;
}

std::string missing_sentence(const RunCounts& have, int need) {
  if (have.post_leg >= need && have.fresh >= need)
    return "Too few of them came soon after a full leg day: " + number(need) +
           " within about a day of one are needed.";
  return "Have " + count_of(have.post_leg, "run") + " within 48\u00a0h of legs and " + number(have.fresh) +
         " on fresh legs; " + number(need) + " of each are needed.";
}

std::string cost_sentence(const RunFinding& run, const RunCounts& have, int need, Units units) {
  if (run.declined && run.declined->why != Declined::Why::history)
    return "not judged: " + declined_reason(*run.declined) + ".";
  if (const auto cost = run_cost(run, units)) return estimate_sentence(run, *cost, units);
  if (run.verdict == Verdict::prior_only)
    return "not yet from your own runs. " + missing_sentence(have, need) +
           " Other runners: a few percent slower for hard running, hardly for easy.";
  return "not enough data. " + missing_sentence(have, need);
}

}  // namespace freshlegs::app
