// What the lists of runs and of sessions have in common. Only for the .cpp files of this room.
#pragma once

#include <vector>

#include "analysis/advice/advise.h"
#include "daemon/pipeline/analyser.h"
#include "daemon/views/json.h"
#include "daemon/views/lists.h"

namespace freshlegs::app::views {

using Recordings = std::vector<analysis::KnownRecording>;

/// id, start, end, utc_offset_s.
Json plan_head(const analysis::ActivityPlan& plan);
/// file, files, sha256, role of each part, primary first.
Json parts(const analysis::ActivityPlan& plan, const Recordings& recordings);

Json run(const analysis::RunFinding& run, const Recordings& recordings);
Json session(const analysis::SessionFinding& session, const Recordings& recordings);
Json alert(const analysis::Alert& alert);
Json athlete(const analysis::Findings& findings);
/// Load and mornings, day by day.
Json days(const analysis::Findings& findings);
Json morning(const analysis::Morning& morning);
Json mornings(const analysis::Findings& findings);
/// What load is weighed by, and where each figure comes from.
void add_heart_limits(Json& document, const analysis::Findings& findings);
Json today_object(const analysis::Today& today);
Json time_course(const analysis::Findings& findings);

bool listed(const analysis::ActivityPlan& plan, const Filter& filter);

}  // namespace freshlegs::app::views
