#include "daemon/views/report_json.h"

#include "analysis/compare/same_effort.h"
#include "daemon/report/input.h"
#include "daemon/report/numbers.h"
#include "daemon/views/activities.h"
#include "daemon/views/summary_document.h"
#include "daemon/views/tokens.h"
#include "daemon/words/dates.h"
#include "daemon/words/form_words.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app::views {
namespace {

using report::Input;

double pace_s(double mps, Units units) { return (units == Units::miles ? 1609.344 : 1000) / mps; }

Json windows(const Input& in) {
  Json list = Json::array();
  for (const auto& row : in.findings.athlete) {
    const auto c =
        row.effect_pct ? std::optional(report::cost_at_reference(*row.effect_pct, in)) : std::nullopt;
    list.push_back({{"window_h", {row.from_h, row.to_h}},
                    {"runs", row.runs},
                    {"comparable_runs", row.comparable},
                    {"fresh_runs", row.fresh_runs},
                    {"needed", row.need},
                    {"cost", cost(c)},
                    {"verdict", token(row.verdict)}});
  }
  return list;
}

Json curve(const Input& in) {
  Json list = Json::array();
  for (const auto& p : in.findings.recovery_curve) {
    Json object{{"hours", number(p.hours, 0)}, {"cost", cost(report::cost_at_reference(p.effect_pct, in))}};
    add_estimate(object, "effect", p.effect_pct);
    object["middle_half_pct"] = {number(p.mid_lo_pct, 3), number(p.mid_hi_pct, 3)};
    list.push_back(std::move(object));
  }
  return list;
}

Json scatter(const Input& in) {
  Json list = Json::array();
  for (const auto& run : in.findings.runs)
    if (const auto alone = run_alone(run, in.units); alone && run.hours_since_leg)
      list.push_back({{"run", run.plan.id},
                      {"hours_since_leg", number(run.hours_since_leg, 3)},
                      {"cost_alone", number(alone->value, 2)}});
  return list;
}

Json same_effort(const Input& in) {
  const auto effort = analysis::same_effort(in.findings, report::end_of(in));
  if (!effort) return nullptr;
  Json object{{"reference_bpm", number(effort->reference_bpm, 0)},
              {"fresh_runs", effort->fresh_runs},
              {"post_leg_runs", effort->post_leg_runs},
              {"lines", Json::array()},
              {"runs", Json::array()}};
  add_estimate(object, "after_legs", effort->after_pct);
  for (const double bpm : {std::round(effort->lo_bpm), effort->reference_bpm, std::round(effort->hi_bpm)}) {
    const double fresh = effort->fresh_mps(bpm).value;
    object["lines"].push_back(
        {{"heart_rate_bpm", number(bpm, 0)},
         {"fresh_pace_s", number(pace_s(fresh, in.units), 2)},
         {"after_legs_pace_s", number(pace_s(fresh * (1 + effort->after_pct.value / 100), in.units), 2)},
         {"cost", cost(cost_of(effort->after_pct, fresh, in.units))}});
  }
  for (const auto& p : effort->points)
    object["runs"].push_back({{"run", in.findings.runs[p.run].plan.id},
                              {"heart_rate_bpm", number(p.heart_bpm, 2)},
                              {"pace_s", number(pace_s(p.speed_mps, in.units), 2)},
                              {"post_leg", p.post_leg}});
  return object;
}

/// What the tables below load and calendar say.
Json weeks(const Input& in) {
  Json object{{"load", Json::array()}, {"calendar", Json::array()}};
  for (const auto& week : report::week_loads(in))
    object["load"].push_back({{"from", iso_day(WallTime(week.from))},
                              {"trimp", number(week.load, 2)},
                              {"leg_dose", number(week.legs, 3)}});
  for (const auto& week : report::week_counts(in))
    object["calendar"].push_back({{"from", iso_day(WallTime(week.from))},
                                  {"leg_sessions", week.leg_sessions},
                                  {"runs", week.runs},
                                  {"within_48_h_of_legs", week.post_leg}});
  return object;
}

Json floats(const std::vector<float>& values, int decimals) {
  Json list = Json::array();
  for (const float v : values) list.push_back(number(static_cast<double>(v), decimals));
  return list;
}

Json form_traces(const Input& in) {
  Json list = Json::array();
  for (const auto& run : in.findings.runs) {
    if (run.trace.signals.empty() || local_day(run.plan) > in.day ||
        (in.day - local_day(run.plan)).count() >= 14)
      continue;
    Json object{{"run", run.plan.id},
                {"form_breakdown", breakdown(run.breakdown)},
                {"minute_start_s", floats(run.trace.start_s, 1)},
                {"signals", Json::array()},
                {"hill_start_s", floats(run.trace.hill_s, 1)},
                {"hill_pct", floats(run.trace.hill_pct, 2)}};
    for (const auto& signal : run.trace.signals)
      object["signals"].push_back({{"marker", token(signal.marker)},
                                   {"usual_pct", number(signal.usual_pct, 3)},
                                   {"before_pct", number(signal_means(run, signal).before, 3)},
                                   {"after_pct", number(signal_means(run, signal).after, 3)},
                                   {"against_fresh_pct", floats(signal.pct, 3)}});
    list.push_back(std::move(object));
  }
  return list;
}

Json held_for(const analysis::HeldFor& held) {
  return {{"minutes", number(held.minutes, 1)}, {"lo", number(held.lo, 1)}, {"hi", number(held.hi, 1)}};
}

Json holding_time(const analysis::HoldingTime& time) {
  return {{"judged_runs", time.runs},
          {"changed", time.broken},
          {"in_three_of_four_runs", held_for(time.three_of_four)},
          {"in_half_of_the_runs", held_for(time.half)}};
}

Json form_holding(const analysis::FormHolding& holding) {
  Json object{{"fresh", holding_time(holding.fresh)}, {"tired", holding_time(holding.tired)}};
  add_estimate(object, "growth_a_month", holding.growth_pct);
  return object;
}

Json kinds_compared(const analysis::KindsCompared& change, std::string_view after, std::string_view free) {
  Json object{{after, change.after}, {free, change.free}, {"needed", change.need}, {"verdict", token(change.verdict)}};
  add_estimate(object, "change", change.change_pct);
  return object;
}

Json lifting_after_runs(const analysis::Interference& found) {
  const auto change = [](const auto& c) { return kinds_compared(c, "after_runs", "run_free"); };
  return {{"volume", change(found.volume)},
          {"one_repetition_maximum", change(found.strength)},
          {"repetitions_at_a_load", change(found.repetitions)}};
}

}  // namespace

std::string report_json(const Knowledge& knowledge, const std::optional<date::local_days>& day, Units units,
                        std::span<const Retraction> taken_back, const analysis::Profile& profile) {
  Json document = summary_document(knowledge, day, units, taken_back, profile);
  document["schema"] = "freshlegs.report/1";
  const Input in = report::input_of(knowledge.findings, day.value_or(date::local_days{}), units, taken_back, profile);
  document["reference_pace_s"] = number(pace_s(report::reference_speed(in), units), 2);
  document["windows"] = windows(in);
  document["recovery_curve"] = curve(in);
  document["scatter"] = scatter(in);
  const report::Scatter facts = report::scatter_of(in);
  document["scatter_sd"] = number(facts.sd, 2);
  document["scatter_runs"] = facts.runs;
  document["scatter_beyond_axis"] = facts.beyond;
  document["weeks"] = weeks(in);
  document["same_effort"] = same_effort(in);
  document["form_traces"] = form_traces(in);
  document["form_holding"] = form_holding(knowledge.findings.holding);
  document["lifting_after_runs"] = lifting_after_runs(knowledge.findings.interference);
  document["hard_runs_after_legs"] =
      kinds_compared(knowledge.findings.hard_after_legs, "after_legs", "fresh");
  document["days"] = days(knowledge.findings);
  document["mornings"] = mornings(knowledge.findings);
  document["leg_sessions_total"] = in.today.leg_sessions;
  document["runs_total"] = knowledge.findings.runs.size();
  add_heart_limits(document, knowledge.findings);
  document["unknown_exercises"] = knowledge.findings.unknown_exercises.size();
  document["messages"] = Json::array();
  for (const auto& a : knowledge.findings.alerts) document["messages"].push_back(alert(a));
  return text_of(document);
}

}  // namespace freshlegs::app::views
