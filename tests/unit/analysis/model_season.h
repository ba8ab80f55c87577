// A season told to the fatigue model without any file in between: windows of runs whose truth is known.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/model/fatigue_model.h"
#include "analysis/overreaching/detector.h"

namespace freshlegs::analysis {

struct SeasonLaw {
  int weeks = 26;
  int runs_a_week = 4, leg_days_a_week = 2;
  double peak_effect = -.03;  ///< ln speed at equal heart rate at the worst hour after a usual leg day
  double tau_h = 16, delayed_share = .15;
  double day_sd = .02, day_correlation = .35;  ///< of heart rate
  double fitness_day_sd = .003;                ///< ln speed
  double feel = .5;         ///< share of tiredness and of a bad day answered by slowing down
  int spell_from_day = -1;  ///< of overreaching; -1: none
  int spell_days = 24;
  double spell_effect = -.055;  ///< ln speed, reached after 5 days, left again in the last 8
  int mornings_a_week = 0;      ///< with a reading of RR; shifted by 1.3 SD in a spell
  bool confounded = false;      ///< runs after leg days are always hilly or hot
};

/// One athlete's season, step by step, and what the model said.
struct SeasonResult {
  struct Told {
    double truth_pct = 0;  ///< of this run
    int week = 0;
    std::optional<Estimate> effect;
  };
  std::vector<Told> post_leg;
  double row_truth_pct = 0;  ///< mean over the runs of 0-48 h
  AthleteRow row;
  std::optional<TimeCourse> course;
  std::vector<OverreachDetector::Spell> spells;
  std::vector<double> surprise;  ///< residual over its predicted SD, each judged run
  Instant start;
};

SeasonResult run_season(const SeasonLaw& law, std::uint64_t seed);

}  // namespace freshlegs::analysis
