// Names of activities: functions of content, equal for equal sets of files.
#pragma once

#include <string>
#include <vector>

#include "analysis/activity.h"

namespace freshlegs::analysis {

/// "run-20261015-0731-k3f9q2": kind, start in UTC, and 30 bits of the primary recording's hash.
std::string activity_id(Sport sport, Instant start, const Hash& primary);

/// The last six letters of an id: by them a recording is found again when its activity is called otherwise
/// now.
std::string id_letters(const Hash& primary);

/// Of everything that the features of an activity are computed from.
Hash features_key(const ActivityPlan& plan, const std::vector<Hash>& parts);

}  // namespace freshlegs::analysis
