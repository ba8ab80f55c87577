#include "analysis/fold/alert.h"

#include <algorithm>

namespace freshlegs::analysis {
namespace {

Severity severity_of(OverreachState state) {
  switch (state) {
    case OverreachState::prolonged:
      return Severity::critical;
    case OverreachState::likely:
      return Severity::warning;
    default:
      return Severity::info;
  }
}

/// What all alerts of a run share. A leg session that it followed stands before it.
Alert alert_of_run(const RunFinding& run, std::string_view what, bool after_legs) {
  Alert alert;
  alert.id = std::string(what) + "-" + run.plan.id;
  alert.time = run.plan.end;
  alert.run_start = run.plan.start;
  alert.utc_offset = run.plan.utc_offset;
  if (after_legs && run.leg_session) alert.evidence.push_back(*run.leg_session);
  alert.evidence.push_back(run.plan.id);
  return alert;
}

}  // namespace

Alert form_alert(const RunFinding& run) {
  Alert alert = alert_of_run(run, "form", run.post_leg);
  alert.kind = AlertKind::form_breakdown;
  alert.severity = Severity::warning;
  alert.facts = FormFacts{*run.breakdown, run.hours_since_leg};
  alert.basis = {"form-breakdown/1",
                 "Apte 2021, 10.3389/fphys.2021.646042; Girard 2013, 10.1055/s-0032-1329958; "
                 "Chen 2007 J Sports Sci"};
  return alert;
}

Alert risk_alert(const RunFinding& run, const RiskyCombinations::Risk& risk) {
  Alert alert = alert_of_run(run, "risky", true);
  alert.kind = AlertKind::risky_combination;
  alert.severity = risk.severity;
  alert.facts = risk.facts;
  alert.basis = risk.basis;
  return alert;
}

Alert overreach_alert(const OverreachDetector::Spell& spell) {
  Alert alert;
  alert.kind = AlertKind::overreaching;
  alert.time = spell.history.front().time;
  const auto iso = iso_utc(alert.time);
  alert.id = "overreaching-" + iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "-" +
             iso.substr(11, 2) + iso.substr(14, 2);
  const auto worst = std::ranges::max_element(spell.history, {}, &Alert::Step::state);
  alert.state = worst->state;
  alert.severity = severity_of(worst->state);
  alert.until = spell.until;
  alert.utc_offset = spell.utc_offset;
  alert.evidence = spell.evidence;
  alert.history = spell.history;
  alert.basis = {"overreaching/2",
                 "Meeusen 2013, 10.1080/17461391.2012.730061; Le Meur 2013 JAP 114:411; "
                 "Schneider 2019, 10.3389/fphys.2019.00582"};
  alert.facts = spell.facts;
  return alert;
}

}  // namespace freshlegs::analysis
