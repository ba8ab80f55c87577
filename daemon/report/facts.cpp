#include "daemon/report/facts.h"

#include <cmath>

#include "daemon/words/form_words.h"
#include "daemon/words/legs_words.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app::report {
namespace {

using analysis::Verdict;

bool shown(Verdict verdict) { return verdict == Verdict::likely || verdict == Verdict::very_likely; }

std::string slower_or_faster(const Cost& cost) {
  return with_unit(std::abs(cost.value), cost.unit) + (cost.value < 0 ? " faster" : " slower");
}

std::string inside(std::string bracket) { return bracket.substr(1, bracket.size() - 2); }

/// Of the day's run, else of all runs within 48 h of legs.
std::optional<Fact> cost_fact(const Input& in) {
  const auto* run = run_of(in);
  if (run != nullptr && run->post_leg && shown(run->verdict))
    if (const auto cost = run_cost(*run, in.units))
      return Fact{"Cost of tired legs", slower_or_faster(*cost),
                  "at the same heart rate, " + inside(bracket_slower(cost->lo, cost->hi)) + ", " +
                      std::string(phrase(run->verdict))};
  const auto& rows = in.findings.athlete;
  if (rows.empty() || !rows.back().effect_pct)
    return Fact{"Cost of tired legs", "Not known yet",
                number(in.have.post_leg) + " runs after legs and " + number(in.have.fresh) +
                    " on fresh legs; " + number(in.need) + " of each needed"};
  const Cost cost = cost_at_reference(*rows.back().effect_pct, in);
  if (!shown(rows.back().verdict))
    return Fact{"Within 48\u00a0h of legs", "No cost shown",
                "if there is any, it lies " + between_slower(cost.lo, cost.hi, cost.unit)};
  return Fact{"Within 48\u00a0h of legs", slower_or_faster(cost),
              "at the same heart rate, " + inside(bracket_slower(cost.lo, cost.hi)) + ", " +
                  std::string(phrase(rows.back().verdict))};
}

std::optional<Fact> form_fact(const Input& in) {
  const auto* run = run_of(in);
  if (run == nullptr || !run->form_judged) return std::nullopt;
  if (!run->breakdown) return Fact{"Form", "Held to the end", "inside the range of your fresh runs"};
  const auto& b = *run->breakdown;
  const auto changes = telling_changes(b, 3);
  const bool left = !changes.empty() && left_fresh(changes.front());
  return Fact{"Form changed", "at " + count_of(b.onset_s / 60, "minute"),
              range(b.lo_s / 60, b.hi_s / 60) + "\u00a0min, " +
                  (left ? count_of(static_cast<double>(changes.size()), "signal") + " left the range"
                        : "still inside your fresh range")};
}

std::optional<Fact> back_fact(const Input& in) {
  if (in.next && in.next->hard_fair_at)
    return Fact{"Hard run fair again", fair_from(*in.next), "when your legs are very likely back"};
  const auto& course = in.findings.time_course;
  if (!course) return std::nullopt;
  if (!course->own)
    return Fact{"Other runners\u2019 legs are back", "after " + back_hours(*course, false),
                "from studies, " +
                    inside(back_hours(*course, true).substr(back_hours(*course, false).size() + 1)) +
                    "; yours may differ"};
  return Fact{"Legs usually back", "after " + back_hours(*course, false),
              inside(back_hours(*course, true).substr(back_hours(*course, false).size() + 1)) +
                  "\u00a0h after a usual leg day"};
}

}  // namespace

std::vector<Fact> facts_of(const Input& in) {
  std::vector<Fact> facts;
  for (const auto& fact : {cost_fact(in), form_fact(in), back_fact(in)})
    if (fact) facts.push_back(*fact);
  return facts;
}

std::string lede_of(const Input& in, const std::string& then) {
  const auto* run = run_of(in);
  if (run == nullptr) return then;
  std::string text = capital(with_article(phrase(run->kind))) + ": " + fact_sentence(*run, in.units);
  if (const auto legs = leg_sessions_of(in.findings, *run); run->post_leg && !legs.empty()) {
    const std::string which =
        legs.size() == 1 ? "That leg session" : last_leg_name(*legs.back(), in.today, in.units);
    const std::string dose = dose_words(*legs.back(), in.today);
    if (!dose.empty()) text += " " + which + " was " + dose + ".";
  }
  return then.empty() ? text : text + " " + then;
}

}  // namespace freshlegs::app::report
