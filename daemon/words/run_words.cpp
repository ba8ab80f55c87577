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

/// An interval whose sign is said in words where it is not clear: "(6 to 20)", "(2 faster to 9 slower)".
std::string bracket(const Cost& cost) {
  const double lo = std::round(cost.lo);
  const double hi = std::round(cost.hi);
  if (lo < 0 && hi > 0) return "(" + number(-lo) + " faster to " + number(hi) + " slower)";
  if (hi <= 0 && lo < 0) return "(" + range(-hi, -lo) + ")";
  return "(" + range(lo, hi) + ")";
}

std::string amount(const Cost& cost) { return with_unit(std::abs(cost.value), cost.unit); }
std::string_view direction(const Cost& cost) { return cost.value < 0 ? "faster" : "slower"; }

std::string alone_sentence(const RunFinding& run, Units units) {
  const auto alone = run_alone(run, units);
  if (!alone) return "";
  return " Taken alone this run was about " + amount(*alone) + " " + std::string(direction(*alone)) + " " +
         bracket(*alone) + ".";
}

std::string estimate_sentence(const RunFinding& run, const Cost& cost, Units units) {
  const std::string side(direction(cost));
  switch (run.verdict) {
    case Verdict::very_likely:
      return "about " + amount(cost) + " " + side + " at the same heart rate " + bracket(cost) +
             ", very likely." + alone_sentence(run, units);
    case Verdict::likely:
      return "probably " + side + ": about " + amount(cost) + " at the same heart rate " + bracket(cost) +
             "." + alone_sentence(run, units);
    default:
      break;
  }
  return "not shown. If there was any, it lies " + between_slower(cost.lo, cost.hi, cost.unit) + ".";
}

bool changed(const analysis::FormBreakdown& breakdown, analysis::Marker marker) {
  return std::ranges::find(breakdown.changes, marker, &analysis::FormBreakdown::Change::marker) !=
         breakdown.changes.end();
}

std::string change_clause(const analysis::FormBreakdown::Change& c) {
  const MarkerWords& words = words_for(c.marker);
  const auto& pct = c.after_pct;
  const bool less = pct.value < 0;
  const double lo = less ? -pct.hi : pct.lo;
  const double hi = less ? -pct.lo : pct.hi;
  return std::string(words.name) + (words.plural ? " were " : " was ") + percent(std::abs(pct.value)) + " " +
         std::string(less ? words.less : words.more) + " (" + range(lo, hi, 1) + ")";
}

std::string unchanged_sentence(const RunFinding& run) {
  std::vector<std::string> names;
  for (const auto& value : run.form)
    // The step rate mirrors the step length at a given speed: saying both says one thing twice.
    if (value.vs_fresh_pct && value.marker != analysis::Marker::cadence &&
        !changed(*run.breakdown, value.marker))
      names.emplace_back(words_for(value.marker).name);
  return names.empty() ? "" : " " + capital(list_of(names)) + " did not change.";
}

std::string breakdown_sentence(const RunFinding& run, Units units) {
  const auto& b = *run.breakdown;
  std::vector<std::string> clauses;
  for (const auto& c : b.changes) clauses.push_back(change_clause(c));
  return "changed at " + with_unit(b.onset_s / 60, "min") + ", " + std::string(distance_unit(units)) +
         "\u00a0" + distance_number(b.km * 1000, units) + " (" + range(b.lo_s / 60, b.hi_s / 60) +
         "\u00a0min). From there " + list_of(clauses) +
         " than in your fresh runs at the same pace and hills." + unchanged_sentence(run);
}

}  // namespace

std::optional<Cost> run_cost(const RunFinding& run, Units units) {
  return at_fresh_speed(run, run.effect_pct, units);
}

std::optional<Cost> run_alone(const RunFinding& run, Units units) {
  return at_fresh_speed(run, run.alone_pct, units);
}

std::string after_legs(const RunFinding& run) {
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
  switch (declined.why) {
    case Declined::Why::heart_rate:
      return "heart rate was usable for " + count_of(declined.have, "minute") + "; " + need;
    case Declined::Why::treadmill:
      return "on a treadmill the speed is a guess of the watch, so it is not compared";
    case Declined::Why::too_short:
      return "only " + count_of(declined.have, "minute") + " of even running; " + need;
    case Declined::Why::history:
      return "only " + count_of(declined.have, "run") + " before it to compare with; " + need;
    case Declined::Why::hilly:
      return "too steep for a fair comparison, with " + count_of(declined.have, "minute") +
             " on gentle ground; " + need;
    case Declined::Why::not_steady:
      break;
  }
  return "the effort changed too often, with " + count_of(declined.have, "minute") + " of even running; " +
         need;
}

int runs_needed(const analysis::Findings& findings) {
  return findings.athlete.empty() || findings.athlete.back().need <= 0 ? kRunsNeeded
                                                                       : findings.athlete.back().need;
}

std::string have_and_need(const Experience& have, int need) {
  return "Have " + count_of(have.post_leg, "run") + " within 48\u00a0h of legs and " + number(have.fresh) +
         " on fresh legs; " + number(need) + " of each are needed.";
}

std::string cost_sentence(const RunFinding& run, const Experience& have, int need, Units units) {
  if (run.declined && run.declined->why != Declined::Why::history)
    return "not judged: " + declined_reason(*run.declined) + ".";
  if (const auto cost = run_cost(run, units)) return estimate_sentence(run, *cost, units);
  if (run.verdict == Verdict::prior_only)
    return "not yet from your own runs. " + have_and_need(have, need) +
           " Other runners: a few percent slower for hard running, hardly for easy.";
  return "not enough data. " + have_and_need(have, need);
}

std::optional<std::string> form_sentence(const RunFinding& run, const Experience& have, int need,
                                         Units units) {
  if (run.breakdown) return breakdown_sentence(run, units);
  if (run.form_judged) return "stayed inside the range of your fresh runs to the end.";
  if (run.form.empty()) return std::nullopt;
  if (have.fresh < need)
    return "not judged yet. It needs " + number(need) + " runs on fresh legs to know your usual.";
  return "not judged: too little even running with these signals.";
}

}  // namespace freshlegs::app
