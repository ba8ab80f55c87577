// When this athlete usually runs and usually trains legs: the last eight weeks on the wall clock.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

struct UsualSlot {
  unsigned weekday = 0;       ///< 0 = Monday
  std::chrono::minutes at{};  ///< after midnight, median start
  double minutes = 0;         ///< median length
  double share = 0;           ///< of the weeks in which it happened
  bool hard = false;          ///< mostly tempo, intervals or races
};

struct UsualWeek {
  std::vector<UsualSlot> runs, legs;  ///< by weekday, then time
  int weeks = 0;                      ///< that were looked at
};

/// Of the eight weeks before `at`; a slot is usual when it happened in at least three of ten weeks. Morning
/// and afternoon of one weekday are slots of their own.
UsualWeek usual_week(const Findings& findings, Instant at);

unsigned weekday_of(date::local_days day);  ///< 0 = Monday

}  // namespace freshlegs::analysis
