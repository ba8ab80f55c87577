#include "analysis/advice/statements.h"

#include <array>

namespace freshlegs::analysis {

std::span<const Statement> statements() {
  static constexpr std::array<Statement, 15> kStatements{{
      {"What tired legs cost a run",
       {"cost/1", "own runs alone; time course after Palmer & Sleivert 2001 JSAMS 4:447, Doma 2019, "
                  "10.1186/s40798-019-0195-y"}},
      {"How much a leg session was",
       {"dose/1", "a rule of this project; maxima after Epley and Brzycki; rating times minutes: Day 2004 JSCR 18:353"}},
      {"When legs are back",
       {"forecast/legs-back/2", "own curve joined with Palmer & Sleivert 2001 JSAMS 4:447; Doma 2019, "
                                "10.1186/s40798-019-0195-y"}},
      {"When a hard run is fair", {"forecast/hard-run/2", "Doma & Deakin 2013, 10.1139/apnm-2012-0362"}},
      {"Form against fresh runs",
       {"form/1", "own fresh runs alone; Apte 2021, 10.3389/fphys.2021.646042; Girard 2013, 10.1055/s-0032-1329958"}},
      {"How long form holds", {"form-holds/1", "own runs alone; Kaplan & Meier 1958 JASA 53:457"}},
      {"Form over the weeks", {"form-drift/1", "own runs alone; what it means is not settled: PMC7222667", true}},
      {"Hard pace after legs", {"hard-pace/1", "own hard runs alone; Doma & Deakin 2013, 10.1139/apnm-2012-0362"}},
      {"Fade in a run", {"fade/1", "own fresh runs of that length alone"}},
      {"Effort against the usual", {"felt-effort/1", "own runs alone; Foster 2001 JSCR 15:109"}},
      {"Fitness at equal heart rate", {"fitness/1", "own runs alone, tired legs taken out"}},
      {"Load and strain", {"strain/1", "Banister TRIMP; Foster 1998 MSSE 30:1164, against the own half year"}},
      {"HRV and resting heart rate",
       {"mornings/2", "own usual range; Schneider 2019, 10.3389/fphys.2019.00582; Lipponen & Tarvainen 2019"}},
      {"Other sports and the next run",
       {"other-sports/1", "own runs alone; whether a ride costs less than a run is contested: Schumann 2022, "
                          "10.1007/s40279-021-01587-7", true}},
      {"Lifting after runs",
       {"lifting-after-runs/1", "own sessions alone; Robineau 2016, 10.1519/JSC.0000000000000798"}},
  }};
  return kStatements;
}

}  // namespace freshlegs::analysis
