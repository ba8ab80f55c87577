#include "daemon/words/week_words.h"

#include <algorithm>
#include <cmath>

#include "analysis/compare/form_drift.h"
#include "analysis/compare/other_sports.h"
#include "analysis/load/week_shape.h"
#include "daemon/words/phrases.h"
#include "daemon/words/progress_words.h"

namespace freshlegs::app {
namespace {

std::string after_such(const analysis::OtherSportCost& cost) {
  const std::string runs = count_of(cost.before_runs, "run") + " came within 36\u00a0h after " +
                           with_article(phrase(cost.sport)) + ": ";
  if (!cost.next_run_pct)
    return runs + "what that costs a run is not known yet; " +
           (cost.compared_with < analysis::kFewestOfAKind
                ? count_of(cost.compared_with, "run") + " without one to compare with, " +
                      number(analysis::kFewestOfAKind) + " are needed."
                : "these runs differ too much among themselves.");
  const auto s = slower(*cost.next_run_pct);
  if (cost.next_run_pct->lo <= 0 && cost.next_run_pct->hi >= 0)
    return runs + "a cost to such a run is not shown. If there was any, it lies " +
           between_slower(s.lo, s.hi, "%") + ".";
  return runs + "such a run was about " + with_unit(std::abs(s.value), "%", 1) +
         (s.value > 0 ? " slower" : " faster") + " at the same heart rate (" + range(s.lo, s.hi, 1) + ").";
}

std::string gentle_words(const analysis::GentleDays& gentle) {
  const std::string compared = count_of(gentle.with, "run") + " with a walk, yoga or mobility between legs and run, " +
                               number(gentle.without) + " without: ";
  const auto& faster = gentle.faster_pct;
  if (faster.lo <= 0 && faster.hi >= 0) return capital(compared) + "a faster return is not shown.";
  return capital(compared) + "the legs came back " + (faster.value > 0 ? "faster" : "slower") + " with it, by about " +
         with_unit(std::abs(faster.value), "%", 1) + " of speed (" + range(std::min(std::abs(faster.lo), std::abs(faster.hi)), std::max(std::abs(faster.lo), std::abs(faster.hi)), 1) +
         "). That they go together does not say which brings which.";
}

}  // namespace

std::vector<std::string> other_sport_sentences(const analysis::Findings& findings, date::local_days day,
                                               const std::set<analysis::Sport>& of) {
  using enum analysis::Sport;
  std::vector<std::string> out;
  if (of.empty()) return out;
  const auto others = analysis::other_sports(findings, end_of_day(findings, day));
  for (const auto& cost : others.costs)
    if (of.contains(cost.sport)) out.push_back(after_such(cost));
  const bool gentle = of.contains(walk) || of.contains(yoga) || of.contains(mobility);
  if (gentle && others.gentle) out.push_back(gentle_words(*others.gentle));
  return out;
}

std::set<analysis::Sport> other_sports_of(const Day& day) {
  std::set<analysis::Sport> sports;
  for (const auto* session : day.sessions)
    if (session->plan.sport != analysis::Sport::strength) sports.insert(session->plan.sport);
  return sports;
}

std::set<analysis::Sport> other_sports_of(const analysis::Findings& findings) {
  std::set<analysis::Sport> sports;
  for (const auto& session : findings.sessions)
    if (session.plan.sport != analysis::Sport::strength) sports.insert(session.plan.sport);
  return sports;
}

std::optional<std::string> strain_sentence(const analysis::Findings& findings, const Day& day) {
  const auto strained = [&](date::local_days on) {
    const auto shape = analysis::week_shape(findings.days, on);
    return shape && shape->strained();
  };
  if (!strained(day.day) || strained(day.day - date::days(1))) return std::nullopt;  // said once, when it begins
  return "How heavy the week is times how alike its days are, called strain, is in the top tenth of your last "
         "months: an easy day changes that.";
}

std::vector<std::string> drift_sentences(const analysis::Findings& findings, const Day& day) {
  std::vector<std::string> out;
  if (day.runs.empty()) return out;
  for (const auto& drift : analysis::form_drift(findings, end_of_day(findings, day.day))) {
    const auto& c = drift.change;
    const double lo = std::min(std::abs(c.lo), std::abs(c.hi)), hi = std::max(std::abs(c.lo), std::abs(c.hi));
    const bool contact = drift.marker == analysis::Marker::ground_contact;
    const std::string size = with_unit(std::abs(c.value), contact ? "%" : "percentage points", 1);
    const std::string what =
        contact ? "Ground contact has become about " + size + (c.value > 0 ? " longer" : " shorter") +
                      " at the same pace in 6 weeks"
                : "The left foot's share of ground contact has " +
                      std::string(c.value > 0 ? "grown" : "fallen") + " by about " + size + " in 6 weeks";
    out.push_back(what + " (" + range(lo, hi, 1) + "). New shoes do this too; what it means for injury is not settled.");
  }
  return out;
}

}  // namespace freshlegs::app
