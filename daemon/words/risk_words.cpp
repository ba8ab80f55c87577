#include "daemon/words/risk_words.h"

#include "daemon/words/numbers.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

using analysis::Combination;
using analysis::RunKind;

// Robineau 2016: 6 h; Schumann 2022: explosive strength suffers in one session, not 3 h and more apart.
constexpr double kApart_h = 6, kExplosive_h = 3;
constexpr auto kFartherApart = "6\u00a0h or more apart, or another day, is kinder to both.";

std::string run_after(const analysis::RiskyFacts& facts) {
  return capital(facts.run_kind == RunKind::intervals ? "intervals" : with_article(phrase(facts.run_kind))) +
         " " + hours(facts.hours) + " after a leg session";
}

/// What is kinder, for whom: science.md 10, the rows that are supported.
std::string kinder(const analysis::RiskyFacts& facts) {
  if (facts.goal == analysis::Goal::endurance && facts.hours < kApart_h)
    return "On a day with both, the run before the weights costs your running less; another day, still less.";
  if (strength_first(facts.goal) && facts.hours < kExplosive_h)
    return "Explosive strength gains less when both share a session. A short easy run, or another day, is kinder "
           "to your lifting.";
  if (facts.hours < kApart_h) return kFartherApart;
  return strength_first(facts.goal) ? "After legs a short easy run is enough; hard ones go better on another day."
                                    : "Another day is kinder.";
}

AlertText hard_text(const analysis::RiskyFacts& facts) {
  const bool is_long = facts.run_kind == RunKind::long_run;
  std::string text = is_long                   ? "Form lasts less long on tired legs. "
                     : facts.hours < kApart_h ? "Hard running suffers most this soon. "
                                               : "Hard running still suffers so soon after heavy legs. ";
  if (strength_first(facts.goal)) return {run_after(facts), text + kinder(facts)};
  text += is_long && facts.hours >= kApart_h ? kFartherApart : kinder(facts);
  if (asks_whether_planned(facts)) return {run_after(facts), text + " If it was meant, label it planned."};
  return {run_after(facts), text + (is_long ? " A short easy run is fine." : " Easy running is fine.")};
}

AlertText downhill_text(const analysis::RiskyFacts& facts) {
  const std::string when = hours(facts.hours) + " after legs. ";
  if (facts.trail)
    return {"A trail run on tired legs",
            when + "Steps get less sure on tired legs, and downhill loads the same muscles. Even ground is kinder "
                   "then. What it means for injury is not settled."};
  return {"Steep downhill on tired legs",
          when + "Downhill loads the same muscles, and steps get less sure. Flat and easy is kinder then. What it "
                 "means for injury is not settled."};
}

}  // namespace

bool asks_whether_planned(const analysis::RiskyFacts& facts) {
  return facts.combination == Combination::hard_after_legs && facts.goal == analysis::Goal::hybrid;
}

AlertText risk_text(const analysis::RiskyFacts& facts) {
  switch (facts.combination) {
    case Combination::hard_after_legs:
      break;
    case Combination::steep_after_legs:
      return downhill_text(facts);
    case Combination::hard_days_on_end:
      return {"Two hard days on tired legs",
              "Hard running on the second day, " + hours(facts.hours) +
                  " after legs. An easy day between gives both more. Easy running is fine."};
    case Combination::no_recovery:
      return {"Hardly a run on fresh legs in 3 weeks",
              number(facts.runs) + " of " + count_of(facts.of_runs, "run") +
                  " came within 48\u00a0h of legs. A day more between, now and then, lets both recover."};
  }
  return hard_text(facts);
}

}  // namespace freshlegs::app
