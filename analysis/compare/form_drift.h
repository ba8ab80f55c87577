// Form that drifts over weeks: a sign of overuse that is reported, never an alarm.
#pragma once

#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

inline constexpr int kDriftDays = 42;

struct FormDrift {
  Marker marker{};   ///< balance or ground_contact
  Estimate change;   ///< over kDriftDays: ground contact in % at equal speed, balance in points of the share
  int runs = 0;
};

/// By the runs of the last six weeks on the device of the newest one, not within 48 h of legs. Only what is
/// larger than what shoes and devices do, and not by chance; nothing below twelve runs or four weeks.
std::vector<FormDrift> form_drift(const Findings& findings, Instant now);

}  // namespace freshlegs::analysis
