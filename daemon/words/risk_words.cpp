#include "daemon/words/risk_words.h"

#include "daemon/words/numbers.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

using analysis::Combination;
using analysis::RunKind;

constexpr double kApart_h = 6;

std::string run_after(const analysis::RiskyFacts& facts) {
  return capital(facts.run_kind == RunKind::intervals ? "intervals" : with_article(phrase(facts.run_kind))) +
         " " + hours(facts.hours) + " after a leg session";
}

}  // namespace

AlertText risk_text(const analysis::RiskyFacts& facts) {
  switch (facts.combination) {
    case Combination::hard_after_legs:
      break;
    case Combination::steep_after_legs:
      return {"Steep downhill on tired legs",
              hours(facts.hours) +
                  " after legs. Downhill loads the same muscles, and steps get less sure. "
                  "Flat and easy is kinder then. What it means for injury is not settled."};
    case Combination::hard_days_on_end:
      return {"Two hard days on tired legs",
              "Hard running on the second day, " + hours(facts.hours) +
                  " after legs. An easy day between gives both more. Easy running is fine."};
    case Combination::no_recovery:
      return {"Hardly a run on fresh legs in 3 weeks",
              number(facts.runs) + " of " + count_of(facts.of_runs, "run") +
                  " came within 48\u00a0h of legs. A day more between, now and then, lets both recover."};
  }
  // From six hours on the two were apart; what is left to say is "another day".
  if (facts.run_kind == RunKind::long_run)
    return {run_after(facts),
            "Form lasts less long on tired legs. 6\u00a0h or more apart, or another day, is kinder to both. A short easy "
            "run is fine."};
  if (facts.hours >= kApart_h)
    return {run_after(facts),
            "Hard running still suffers so soon after heavy legs. Another day is kinder. Easy running is fine."};
  return {run_after(facts),
          "Hard running suffers most this soon. 6\u00a0h or more apart, or another day, is kinder to both. "
          "Easy running is fine."};
}

}  // namespace freshlegs::app
