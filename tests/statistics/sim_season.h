// Seasons of tests/sim, second by second, through assembly, extraction and fold: the same scores as for
// seasons made of minutes, at a hundred times the cost.
#pragma once

#include "analysis/findings.h"
#include "tests/sim/season.h"
#include "tests/statistics/score.h"

namespace freshlegs::statistics {

analysis::Findings analyse(const sim::SimulatedSeason& season);

/// Scores one season; the oracle's columns stay empty.
void add(Cell& cell, const sim::SimulatedSeason& season, const analysis::Findings& findings);

}  // namespace freshlegs::statistics
