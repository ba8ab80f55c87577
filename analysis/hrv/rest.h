// What a recording at rest says: only when it is long, quiet and clean enough.
#pragma once

#include <optional>
#include <span>

#include "ingest/recording.h"

namespace freshlegs::analysis {

struct RestingHeart {
  double rmssd_ms = 0, resting_hr_bpm = 0;
  std::optional<double> sdnn_ms, dfa_alpha1;
  double artefact_share = 0;
};

/// Gates of science.md 7: 60 s to settle are dropped, then at least 60 s and 50 beats, under 5 % artefacts.
/// Over long recordings (a night) the quietest five minutes count, so that a night and a morning can be
/// compared.
std::optional<RestingHeart> resting_heart(const RrIntervals& rr);

}  // namespace freshlegs::analysis
