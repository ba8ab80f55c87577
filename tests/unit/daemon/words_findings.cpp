#include "words_findings.h"

namespace freshlegs::app {

using namespace analysis;

Instant at(const char* local) { return *parse_iso(std::string(local) + ":00+02:00"); }

RunFinding easy_run(const char* start) {
  RunFinding run;
  run.plan.id = std::string("run-") + start;
  run.plan.sport = Sport::run;
  run.plan.start = at(start);
  run.plan.end = run.plan.start + std::chrono::seconds(2950);
  run.plan.utc_offset = kTwoHours;
  run.plan.parts = {{0, Role::watch, Millis(0)}};
  run.distance_m = 8311;
  run.timer_s = 48 * 60 + 37;
  run.avg_heart_rate_bpm = 145.2;
  run.heart_rate_trust = 0.97;
  run.fresh_speed_mps = 1000 / 338.0;
  run.verdict = Verdict::not_shown;
  return run;
}

RunFinding post_leg_run(const char* start, double hours, Verdict verdict, std::optional<Estimate> effect) {
  RunFinding run = easy_run(start);
  run.post_leg = true;
  run.hours_since_leg = hours;
  run.leg_session = "strength-1";
  run.leg_dose = 1.3;
  run.effect_pct = effect;
  run.verdict = verdict;
  return run;
}

SessionFinding leg_session(const char* start, const char* end) {
  SessionFinding session;
  session.plan.id = std::string("strength-") + start;
  session.plan.sport = Sport::strength;
  session.plan.start = at(start);
  session.plan.end = at(end);
  session.plan.utc_offset = kTwoHours;
  session.plan.title = "Legs";
  session.plan.parts = {{1, Role::strength_log, Millis(0)}};
  session.legs = Legs::legs;
  session.leg_dose = 1.3;
  session.leg_probability = 1;
  session.leg_sets = 15;
  session.sets = 18;
  session.volume_kg = 8050;
  return session;
}

FormBreakdown form_change() {
  FormBreakdown b;
  b.onset_s = 31 * 60;
  b.lo_s = 28 * 60;
  b.hi_s = 35 * 60;
  b.km = 5.3;
  b.changes = {{Marker::ground_contact, {2.6, 1.7, 3.5}, 0.2},
               {Marker::step_length, {-2.0, -2.8, -1.2}, -0.4},
               {Marker::cadence, {2.0, 1.1, 2.9}, 0.4}};
  return b;
}

Findings history() {
  Findings findings;
  const char* fresh[] = {"2026-09-01T07:00", "2026-09-03T07:00", "2026-09-05T07:00",
                         "2026-09-07T07:00", "2026-09-09T07:00", "2026-09-11T07:00"};
  for (const char* start : fresh) {
    findings.runs.push_back(easy_run(start));
    findings.runs.back().hours_since_leg = 100;
  }
  const char* tired[] = {"2026-09-13T07:00", "2026-09-15T07:00", "2026-09-17T07:00",
                         "2026-09-19T07:00", "2026-09-21T07:00", "2026-09-23T07:00"};
  for (const char* start : tired)
    findings.runs.push_back(post_leg_run(start, 12, Verdict::very_likely, Estimate{-2.4, -3.8, -1.0}));
  findings.athlete = {{0, 48, Estimate{-2.4, -3.8, -1.0}, 6, 6, 6, Verdict::very_likely}};
  findings.time_course = TimeCourse{{36, 16, 60}, true, Estimate{-2.3, -3.7, -0.9}};
  for (const char* day : {"2026-09-12", "2026-09-16", "2026-09-20", "2026-09-24", "2026-09-28"})
    findings.sessions.push_back(
        leg_session((std::string(day) + "T18:00").c_str(), (std::string(day) + "T19:06").c_str()));
  return findings;
}

Alert form_alert(const RunFinding& run) {
  Alert alert;
  alert.id = "form-" + run.plan.id;
  alert.kind = AlertKind::form_breakdown;
  alert.severity = Severity::warning;
  alert.time = run.plan.end;
  alert.run_start = run.plan.start;
  alert.utc_offset = run.plan.utc_offset;
  alert.evidence = {run.plan.id};
  alert.facts = FormFacts{*run.breakdown, run.hours_since_leg};
  return alert;
}

OverreachFacts likely_spell() {
  OverreachFacts facts;
  facts.state = OverreachState::likely;
  facts.days = 9;
  facts.slower_pct = {-5, -7, -3};
  return facts;
}

Alert overreaching_alert(OverreachFacts facts, const char* time) {
  Alert alert;
  alert.id = "overreaching-1";
  alert.kind = AlertKind::overreaching;
  alert.time = at(time) - date::days(static_cast<int>(facts.days));
  alert.utc_offset = kTwoHours;
  alert.state = facts.state;
  alert.history = {{OverreachState::watch, alert.time}};
  if (facts.state != OverreachState::watch) alert.history.push_back({facts.state, at(time)});
  alert.facts = facts;
  return alert;
}

Alert risky_alert(const RunFinding& run, double hours) {
  Alert alert;
  alert.id = "risky-" + run.plan.id;
  alert.kind = AlertKind::risky_combination;
  alert.time = run.plan.end;
  alert.run_start = run.plan.start;
  alert.utc_offset = run.plan.utc_offset;
  alert.evidence = {run.plan.id};
  alert.facts = RiskyFacts{run.kind, hours, 1.3};
  return alert;
}

}  // namespace freshlegs::app
