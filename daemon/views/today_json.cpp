#include "daemon/views/today_json.h"

#include <array>

#include "daemon/views/activities.h"

namespace freshlegs::app::views {
namespace {

using analysis::Advice;

Json state(const analysis::LegState& s) {
  Json object{{"time", time(s.time)}, {"chance_back", number(s.back, 4)}};
  add_estimate(object, "cost", s.cost_pct);
  return object;
}

Json choice(const analysis::LegDayChoice& c) {
  return {{"start", time(c.start)},
          {"mean_cost_pct", number(c.cost_pct, 3)},
          {"after_run", c.after_run},
          {"usual", c.usual}};
}

Json next_leg_day(const std::optional<analysis::NextLegDay>& next) {
  if (!next) return nullptr;
  return {{"best", choice(next->best)}, {"habit", next->habit ? choice(*next->habit) : Json(nullptr)}};
}

std::string_view kind_token(Advice::Kind kind) {
  static constexpr std::array<std::string_view, 9> kTokens{
      "next_leg_day", "run_before_legs",  "lift_before_run", "six_hours_apart", "beginner",
      "limited_recovery", "interference", "injury",          "alternate_days"};
  return kTokens.at(static_cast<std::size_t>(kind));
}

Json against_token(analysis::Against against) {
  static constexpr std::array<const char*, 4> kTokens{nullptr, "overreaching", "illness", "pain"};
  const char* token = kTokens.at(static_cast<std::size_t>(against));
  return token != nullptr ? Json(token) : Json(nullptr);
}

Json advice(const Advice& a) {
  return {{"kind", kind_token(a.kind)},
          {"rule", a.basis.rule},
          {"reference", a.basis.reference},
          {"contested", a.basis.contested},
          {"evidence", a.evidence}};
}

}  // namespace

Json today_object(const analysis::Today& today) {
  const auto& legs = today.legs;
  Json document{{"schema", "freshlegs.today/1"},
                {"at", time(legs.at)},
                {"utc_offset_s", legs.utc_offset.count()},
                {"basis", legs.own ? "own" : "studies"},
                {"own_runs", legs.own_runs},
                {"last_leg_session", nullptr},
                {"now", state(legs.now)},
                {"legs_back_at", time(legs.back_at)},
                {"hard_run_fair_at", time(legs.hard_fair_at)},
                {"against_hard_running", against_token(legs.against)},
                {"fresh_speed_mps", number(legs.fresh_mps, 4)},
                {"form_holds_min", number(today.form_holds_min, 1)},
                {"form_held_to_the_end", today.form_held_to_the_end}};
  document["tired_from"] = nullptr;
  if (legs.heaviest)
    document["tired_from"] = {{"id", legs.heaviest->id},
                              {"end", time(legs.heaviest->end)},
                              {"leg_dose", number(legs.heaviest->dose, 3)},
                              {"leg_session", legs.heaviest->session}};
  if (legs.last)
    document["last_leg_session"] = {
        {"id", legs.last->id}, {"end", time(legs.last->end)}, {"leg_dose", number(legs.last->dose, 3)}};
  add_estimate(document, "usual_leg_day_6h", today.at_6h_pct);
  add_estimate(document, "usual_leg_day_8h", today.at_8h_pct);
  document["next_leg_day"] = next_leg_day(today.next_leg_day);
  for (const char* list : {"hours", "usual_starts", "advice"}) document[list] = Json::array();
  for (const auto& s : legs.hours) document["hours"].push_back(state(s));
  for (const auto& s : legs.usual_starts) document["usual_starts"].push_back(state(s));
  for (const auto& a : today.advice) document["advice"].push_back(advice(a));
  return document;
}

std::string today_json(const analysis::Today& today) { return text_of(today_object(today)); }

}  // namespace freshlegs::app::views
