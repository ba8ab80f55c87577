// The plainest comparison there is: this run beside the runs on fresh legs that were most like it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

struct MatchedRuns {
  struct Match {
    std::size_t run = 0;        ///< index into Findings::runs
    double difference_pct = 0;  ///< speed of the run asked about against this one at equal heart rate
  };
  std::vector<Match> runs;           ///< most similar first
  double pct_per_bpm = 0;            ///< by which heart rates were made equal
  std::optional<Estimate> mean_pct;  ///< with three runs or more
};

/// Up to nine runs on fresh legs in the 120 days before; neither hills nor heat are corrected.
MatchedRuns matched_runs(const Findings& findings, std::size_t run);

}  // namespace freshlegs::analysis
