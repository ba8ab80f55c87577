// Finds the minute at which form breaks: the evidence for a change against the noise of the athlete's own
// runs.
#pragma once

#include <optional>

#include "analysis/form/form_baseline.h"

namespace freshlegs::analysis {

/// Natural logarithm of the evidence ratio at which it alarms. By Markov's inequality a ratio of e^h comes by
/// chance in at most e^-h of the runs if the noise is as modelled; the rest is margin for noise that is not:
/// settled on simulated runners whose form drifts and wanders, for at most one false alarm in 200 runs. Cadence and
/// heart rate alone have fewer ways to be unlike the model.
inline constexpr double kAlarmAt = 12, kAlarmAtFewSignals = 3;

struct BreakSearch {
  std::optional<FormBreakdown> breakdown;
  std::optional<double> suspect_from_s;  ///< too little to say, enough not to learn what is normal from
};

BreakSearch find_breakdown(const FormBaseline& baseline, const std::vector<FormMinute>& minutes);

}  // namespace freshlegs::analysis
