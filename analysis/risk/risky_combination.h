// Hard, fast or long running too soon after heavy leg work.
#pragma once

#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

class RiskyCombinations {
 public:
  struct Run {
    RunKind kind{};
    Instant start;
    bool planned = false;                   ///< the athlete meant it: analysed, never reproached
    std::optional<double> hours_since_leg;  ///< end of the leg session to start
    double dose = 0;                        ///< of that session
  };
  struct Risk {
    RiskyFacts facts;
    Severity severity{};
  };
  /// In time order. The same combination is told once in 14 days.
  std::optional<Risk> step(const Run& run);

 private:
  struct Told {
    RunKind kind;
    Instant when;
  };
  std::vector<Told> told_;  ///< the latest of each kind
};

}  // namespace freshlegs::analysis
