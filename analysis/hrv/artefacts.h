// Beats that the strap missed, doubled or moved, and beats that came out of turn: found and put right.
#pragma once

#include <cstddef>
#include <vector>

namespace freshlegs::analysis {

struct CorrectedBeats {
  std::vector<double> rr;     ///< seconds; NaN where a beat could not be put right
  std::size_t artefacts = 0;  ///< beats put right, dropped or added; one put right in vain counts twice
  std::size_t beats = 0;      ///< before
  [[nodiscard]] double share() const {
    return beats == 0 ? 0 : static_cast<double>(artefacts) / static_cast<double>(beats);
  }
};

/// Lipponen & Tarvainen 2019 (10.1080/03091902.2019.1640306) as published in NeuroKit, with a floor of 10 ms
/// under the thresholds, intervals outside .24-2.2 s taken as artefacts at once, and what is still far from its
/// neighbours afterwards dropped. Intervals in seconds.
CorrectedBeats correct_beats(std::vector<double> rr);

}  // namespace freshlegs::analysis
