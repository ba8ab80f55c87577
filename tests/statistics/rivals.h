// Doing it simply: five ways to ask whether leg day costs speed, each as one number that is the greater the
// surer it is of a cost. None knows more than a person with a spreadsheet.
#pragma once

#include <array>
#include <string_view>

#include "analysis/findings.h"
#include "tests/statistics/minute_season.h"

namespace freshlegs::statistics {

inline constexpr std::array<std::string_view, 5> kRivals{"raw pace, t-test", "raw heart rate, t-test",
                                                         "efficiency factor, t-test", "decoupling over 5 %",
                                                         "ordinary regression"};

/// Runs within 48 h after legs against all others; NaN where it cannot be said. Positive = slower.
std::array<double, kRivals.size()> rival_scores(const MinuteSeason& season);

/// t of leg load in a regression of run means by ordinary least squares, positive = slower. `heart_on_speed`:
/// ln heart rate on ln speed, else ln speed on ln heart rate; with hills, heat and a trend. The effect of the
/// row 0-48 h beside it, per cent, with its 95 % interval.
struct Regression {
  double t = 0;
  analysis::Estimate effect_pct;
};
Regression regress(const MinuteSeason& season, bool heart_on_speed);

/// The model on run means alone: its state space, with the slope of heart rate on speed left at what studies
/// say instead of learnt from the minutes inside runs. Effect of the row 0-48 h, per cent.
analysis::Estimate means_alone(const MinuteSeason& season);

}  // namespace freshlegs::statistics
