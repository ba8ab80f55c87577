#include "daemon/words/legs_words.h"

#include <cmath>

#include "daemon/words/dates.h"
#include "daemon/words/day_sentence.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app {
namespace {

using analysis::SessionFinding;

/// Steps no finer than the range deserves: 2 h below a day, 6 h above (look.md, "Units and rounding").
double hours_step(double h) { return h < 24 ? std::round(h / 2) * 2 : std::round(h / 6) * 6; }

std::vector<std::string> work_of(const SessionFinding& session) {
  std::vector<std::string> parts;
  if (session.leg_sets > 0)
    parts.push_back(count_of(session.leg_sets, "leg set"));
  else if (session.sets > 0)
    parts.push_back(count_of(session.sets, "set"));
  if (session.volume_kg && *session.volume_kg > 0) parts.push_back(with_unit(*session.volume_kg, "kg"));
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

double seconds_of(const SessionFinding& session) {
  return std::chrono::duration<double>(session.plan.end - session.plan.start).count();
}

std::string dose(const SessionFinding& session) {
  return session.leg_dose ? number(*session.leg_dose, 1) + " times your usual" : "";
}

std::string name_of(const SessionFinding& session) {
  if (is_leg_session(session)) return "leg session";
  return std::string(phrase(session.plan.sport));
}

std::string own_recovery(const analysis::TimeCourse& course, const Day& day, Units units) {
  std::string text = "A usual leg day";
  const analysis::RunFinding* run = main_run(day);
  if (course.at_18h_pct && course.at_18h_pct->value < 0) {
    const bool pace_known = run != nullptr && run->fresh_speed_mps;
    if (pace_known) {
      const Cost cost = cost_of(*course.at_18h_pct, *run->fresh_speed_mps, units);
      text += " costs you about " + with_unit(cost.value, cost.unit) + " 18\u00a0h later (" +
              range(cost.lo, cost.hi) + ") and";
    } else {
      const auto pct = slower(*course.at_18h_pct);
      text += " costs you about " + percent(pct.value) + " of your speed 18\u00a0h later (" +
              range(pct.lo, pct.hi, 1) + ") and";
    }
  }
  return text + " is usually over after " + with_unit(hours_step(course.back_h.value), "h") + " (" +
         range(hours_step(course.back_h.lo), hours_step(course.back_h.hi)) + ").";
}

}  // namespace

std::string session_sentence(const SessionFinding& session) {
  auto parts = work_of(session);
  if (parts.empty() && session.plan.end > session.plan.start)
    parts.push_back(prose_duration(seconds_of(session)));
  if (const auto d = dose(session); !d.empty()) parts.push_back(d);
  std::string text = clock(wall(session.plan.start, session.plan.utc_offset)) + ", " + name_of(session);
  if (session.plan.title) text += " \"" + from_file(*session.plan.title) + "\"";
  if (parts.empty()) return text + ".";
  return text + ": " + joined(parts) + ".";
}

std::string last_leg_sentence(const SessionFinding& session, date::local_days seen_from) {
  const auto day = local_day(session.plan);
  const std::string name = named_day(day, seen_from);
  const std::string whose =
      (seen_from - day).count() < 7 ? capital(name) + "'s leg session" : "The leg session of " + name;
  const std::string ended = " (ended " + clock(wall(session.plan.end, session.plan.utc_offset)) + ")";
  const std::string work = joined(work_of(session));
  const std::string d = dose(session);
  if (d.empty() && work.empty()) return whose + ended + " was the last one.";
  if (d.empty()) return whose + ended + ": " + work + ".";
  return whose + ended + " was " + d + (work.empty() ? "" : ": " + work) + ".";
}

std::optional<std::string> recovery_sentence(const analysis::Findings& findings, const Day& day,
                                             const Experience& have, Units units) {
  const int need = runs_needed(findings);
  const bool enough = have.post_leg >= need && have.fresh >= need;
  if (enough && findings.time_course && findings.time_course->own)
    return own_recovery(*findings.time_course, day, units);
  if (enough) return std::nullopt;
  return "Until enough of your own runs are there, from studies of other runners: easy running the day after "
         "is hardly slower; hard running is, by a few percent, for a day or two. Yours may differ.";
}

std::optional<std::string> unknown_sentence(const SessionFinding& session) {
  if (session.plan.sport != analysis::Sport::strength || session.legs != analysis::Legs::unknown)
    return std::nullopt;
  return "The strength session of " + prose_duration(seconds_of(session)) +
         " names no exercises, so it counts as half leg work.";
}

}  // namespace freshlegs::app
