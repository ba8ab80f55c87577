#include "analysis/diary/pain_alert.h"

#include <date/date.h>

#include <algorithm>

namespace freshlegs::analysis {
namespace {

// The scale that clinics use calls 4 and more moderate: from there on running through it is no plan.
constexpr double kModerate = 4;
constexpr double k95 = 1.96, kLeastSd = .5;

Alert answer(const PainFacts& pain) {
  Alert alert;
  alert.kind = AlertKind::pain;
  alert.severity = pain.lasts || pain.value >= kModerate ? Severity::warning : Severity::info;
  alert.facts = pain;
  alert.basis = {"pain/1", "the athlete's own word; Chen 2007 J Sports Sci (soreness and stride)"};
  return alert;
}

}  // namespace

std::optional<Alert> pain_alert(const RunFinding& run) {
  if (!run.pain) return std::nullopt;
  const bool grave = run.pain->lasts || run.pain->value >= kModerate;
  if (!run.post_leg && !grave) return std::nullopt;
  Alert alert = answer(*run.pain);
  alert.id = "pain-" + run.plan.id;
  alert.time = run.plan.end;
  alert.run_start = run.plan.start;
  alert.utc_offset = run.plan.utc_offset;
  alert.evidence = {run.plan.id};
  if (run.post_leg && run.leg_session) alert.evidence.insert(alert.evidence.begin(), *run.leg_session);
  return alert;
}

std::optional<Alert> pain_alert(const PainFacts& pain, Instant at, UtcOffset offset) {
  if (!pain.lasts && pain.value < kModerate) return std::nullopt;
  Alert alert = answer(pain);
  alert.id = "pain-" + date::format("%Y%m%d", date::floor<date::days>(wall_of(at, offset)));
  alert.time = at;
  alert.utc_offset = offset;
  return alert;
}

double worse_than_usual(const Felt& felt) {
  if (!felt.usual) return 0;
  const double sd = std::max(kLeastSd, (felt.usual->hi - felt.usual->lo) / (2 * k95));
  return (felt.rating - felt.usual->value) / sd;
}

}  // namespace freshlegs::analysis
