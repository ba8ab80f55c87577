// How long this athlete's form holds, over many runs of which most end before it breaks.
#pragma once

#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

/// One judged run: form broke at `minutes`, or held until the run ended there (censored).
struct Held {
  double minutes = 0;
  bool broke = false, fresh = false;
  double day = 0;  ///< of the history, for the trend over months
};

/// Product-limit estimate (Kaplan and Meier 1958, 10.1080/01621459.1958.10501452) with the interval of Brookmeyer and
/// Crowley (1982, 10.2307/2530286) on the log-log scale.
HoldingTime holding_time(std::vector<Held> runs);

/// Growth of the holding time, % a month, tired legs taken out: Poisson regression of breaks on minutes held, which
/// is exponential survival (Holford 1980, 10.2307/2529982). Nothing below `kFewestBreaks` breaks.
std::optional<Estimate> holding_growth(const std::vector<Held>& runs);

inline constexpr int kFewestBreaks = 8;  ///< below, the interval of the rate spans a factor of four

FormHolding form_holding(const std::vector<Held>& runs);

}  // namespace freshlegs::analysis
