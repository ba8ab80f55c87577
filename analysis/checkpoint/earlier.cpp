#include "analysis/checkpoint/earlier.h"

#include <algorithm>

namespace freshlegs::analysis {
namespace {

// Fresh legs: no leg session for 72 h (look.md, "Words"; the recovery window of science.md 1).
constexpr double kFreshHours = 72;

void widen(Earlier& earlier, const ActivityPlan& plan) {
  earlier.first_start = std::min(earlier.first_start.value_or(plan.start), plan.start);
}

}  // namespace

bool counts_for_comparison(const RunFinding& run) {
  return run.kind != RunKind::cool_down &&
         (!run.declined || run.declined->why == Declined::Why::history);
}

bool counts_as_fresh(const RunFinding& run) {
  return !run.hours_since_leg || *run.hours_since_leg >= kFreshHours;
}

bool tells_pace(const RunFinding& run) {
  return (run.kind == RunKind::easy || run.kind == RunKind::long_run) && run.fresh_speed_mps;
}

bool was_leg_session(const SessionFinding& session) {
  return session.legs == Legs::legs || session.legs == Legs::full;
}

Earlier earlier_and(const Findings& findings) {
  Earlier all = findings.earlier;
  for (const RunFinding& run : findings.runs) {
    widen(all, run.plan);
    if (!all.first_run) all.first_run = wall_of(run.plan.start, run.plan.utc_offset.value_or(UtcOffset{0}));
    ++all.runs;
    all.tell_pace += tells_pace(run);
    if (!counts_for_comparison(run)) continue;
    all.post_leg += run.post_leg;
    all.fresh += counts_as_fresh(run);
  }
  for (const SessionFinding& session : findings.sessions) {
    widen(all, session.plan);
    ++all.sessions;
    all.leg_sessions += was_leg_session(session);
  }
  return all;
}

}  // namespace freshlegs::analysis
