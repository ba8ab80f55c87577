#include "daemon/words/legs_words.h"

#include <algorithm>
#include <cmath>

#include "daemon/words/dates.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app {
namespace {

using analysis::SessionFinding;

// The median of fewer is not yet "your usual" (science.md 5, "Normalise").
constexpr int kUsualKnownAfter = 5;

// What a usual leg day costs says little of a session of a few sets.
constexpr double kLikeALegDay = .5;

/// Steps no finer than the range deserves: 2 h below a day, 6 h above (look.md, "Units and rounding").
double hours_step(double h) { return h < 24 ? std::round(h / 2) * 2 : std::round(h / 6) * 6; }

std::vector<std::string> work_of(const SessionFinding& session, const Units& units) {
  std::vector<std::string> parts;
  if (session.leg_sets > 0)
    parts.push_back(count_of(session.leg_sets, "leg set"));
  else if (session.sets > 0)
    parts.push_back(count_of(session.sets, "set"));
  if (session.volume_kg && *session.volume_kg > 0) parts.push_back(weight(*session.volume_kg, units));
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

std::string name_of(const SessionFinding& session) {
  if (is_leg_session(session)) return "leg session";
  return std::string(phrase(session.plan.sport));
}

/// " costs you about 8 s/km 18 h later (3 to 13) and"; nothing where no cost is known.
std::string own_cost(const analysis::TimeCourse& course, const Day& day, Units units) {
  if (!course.at_18h_pct || course.at_18h_pct->value >= 0) return "";
  if (day.pace != nullptr) {
    const Cost cost = cost_of(*course.at_18h_pct, *day.pace->fresh_speed_mps, units);
    return " costs you about " + with_unit(cost.value, cost.unit) + " 18\u00a0h later " +
           bracket_slower(cost.lo, cost.hi) + " and";
  }
  const auto pct = slower(*course.at_18h_pct);
  return " costs you about " + percent(pct.value) + " of your speed 18\u00a0h later (" +
         range(pct.lo, pct.hi, 1) + ") and";
}

}  // namespace

std::string back_hours(const analysis::TimeCourse& course, bool with_range) {
  const std::string middle = with_unit(hours_step(course.back_h.value), "h");
  if (!with_range) return middle;
  return middle + " (" + range(hours_step(course.back_h.lo), hours_step(course.back_h.hi)) + ")";
}

std::string dose_words(const SessionFinding& session, const Day& day) {
  if (!session.leg_dose || session.legs == analysis::Legs::unknown) return "";
  return number(*session.leg_dose, 1) +
         (day.leg_sessions < kUsualKnownAfter ? " times a usual leg day" : " times your usual");
}

std::string session_sentence(const SessionFinding& session, const Day& day, const Units& units) {
  auto parts = work_of(session, units);
  if (parts.empty() && session.plan.end > session.plan.start)
    parts.push_back(prose_duration(seconds_of(session)));
  if (const auto d = dose_words(session, day); !d.empty()) parts.push_back(d);
  std::string text = clock(wall(session.plan.start, session.plan.utc_offset), units) + ", " + name_of(session);
  if (session.plan.title) text += " \"" + from_file(*session.plan.title) + "\"";
  if (parts.empty()) return text + ".";
  return text + ": " + joined(parts) + ".";
}

std::string also_legs_sentence(const Day& day) {
  std::string text;
  for (const auto* session : day.also_legs) {
    const auto leg_day = local_day(session->plan);
    if (leg_day == day.day) continue;  // it is listed
    const bool same_day = leg_day == local_day(day.last_leg->plan);
    const std::string sentence =
        std::string(weekday(leg_day)) + "'s " + (same_day ? "earlier " : "") + "leg session counts as well.";
    if (!text.ends_with(sentence)) text += (text.empty() ? "" : " ") + sentence;
  }
  return text;
}

std::string last_leg_name(const SessionFinding& session, const Day& day, const Units& units) {
  const auto leg_day = local_day(session.plan);
  const std::string name = named_day(leg_day, day.day, units);
  const std::string whose =
      (day.day - leg_day).count() < 7 ? capital(name) + "'s leg session" : "The leg session of " + name;
  return whose + " (ended " + clock(wall(session.plan.end, session.plan.utc_offset), units) + ")";
}

std::string last_leg_sentence(const SessionFinding& session, const Day& day, const Units& units) {
  const std::string whose = last_leg_name(session, day, units);
  const std::string work = joined(work_of(session, units));
  const std::string d = dose_words(session, day);
  if (d.empty() && work.empty()) return whose + " was the last one.";
  if (d.empty()) return whose + ": " + work + ".";
  return whose + " was " + d + (work.empty() ? "" : ": " + work) + ".";
}

std::optional<std::string> recovery_sentence(const analysis::Findings& findings, const Day& day,
                                             const RunCounts& have, Units units) {
  const bool leg_day = std::ranges::any_of(day.sessions, [](const auto* s) {
    return is_leg_session(*s) && s->leg_dose.value_or(1) >= kLikeALegDay;
  });
  const int need = runs_needed(findings);
  const bool enough = have.post_leg >= need && have.fresh >= need;
  const bool own = enough && findings.time_course && findings.time_course->own;
  if (!leg_day) return std::nullopt;
  if (own)
    return "A usual leg day" + own_cost(*findings.time_course, day, units) + " is over after about " +
           back_hours(*findings.time_course, true) + ".";
  if (enough) return std::nullopt;
  return "What it costs you is not known yet. Other runners: hardly slower in easy running the day after, a "
         "few "
         "percent in hard running for a day or two.";
}

std::optional<std::string> unknown_sentence(const SessionFinding& session) {
  if (session.plan.sport != analysis::Sport::strength || session.legs != analysis::Legs::unknown)
    return std::nullopt;
  return "The strength session of " + prose_duration(seconds_of(session)) +
         " names no exercises, so it counts as half leg work until you say what it was: `freshlegs label " +
         iso_day(WallTime(local_day(session.plan))) + " legs`, or upper, full, other.";
}

}  // namespace freshlegs::app
