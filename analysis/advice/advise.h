// What this athlete may make of it: each piece of advice with its rule and the studies behind it. Only what
// science supports becomes advice; what is contested is marked so that the words can say it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/advice/basis.h"
#include "analysis/advice/forecast.h"
#include "analysis/advice/next_leg_day.h"

namespace freshlegs::analysis {

struct Advice {
  enum class Kind : std::uint8_t {
    next_leg_day,      ///< numbers in Today::next_leg_day
    run_before_legs,   ///< same day, endurance first
    lift_before_run,   ///< same day, strength first: run short and easy
    six_hours_apart,   ///< the cost at 6 and 8 h is in Today
    beginner,          ///< new to lifting: legs are slower for two days
    limited_recovery,  ///< wider margins were used
    interference,      ///< contested: what running costs strength and size
    injury,            ///< contested: what a changed stride means
    alternate_days     ///< both goals: on days of their own rather than in one session
  } kind{};
  Basis basis;
  std::vector<std::string> evidence;  ///< activity ids
};

/// What one asks before the next session.
struct Today {
  LegForecast legs;
  std::optional<NextLegDay> next_leg_day;
  Estimate at_6h_pct, at_8h_pct;  ///< cost after a usual leg day, off the own curve where there is one
  /// How long form holds in three of four runs within 48 h of legs, minutes; null with fewer than 6. Where more than
  /// three of four held to their end, the longest of them.
  std::optional<double> form_holds_min;
  bool form_held_to_the_end = false;
  std::optional<bool> male;    ///< by the profile: interference differs
  std::vector<Advice> advice;  ///< most important first
};

/// `clock`: as in forecast().
Today today(const Findings& findings, const Profile& profile, Instant at, std::optional<UtcOffset> clock = {});

}  // namespace freshlegs::analysis
