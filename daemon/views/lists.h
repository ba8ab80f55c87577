// The lists that `freshlegs runs`, `sessions` and `alerts` show, as JSON.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "daemon/pipeline/analyser.h"
#include "storage/told.h"

namespace freshlegs::app::views {

/// Local days, both included.
struct Filter {
  std::optional<date::local_days> since, until;
  bool post_leg = false;

  [[nodiscard]] bool admits(date::local_days day) const {
    return (!since || day >= *since) && (!until || day <= *until);
  }
};

std::string runs_json(const Knowledge& knowledge, const Filter& filter);            ///< freshlegs.runs/1
std::string sessions_json(const Knowledge& knowledge, const Filter& filter);        ///< freshlegs.sessions/1
std::string alerts_json(const analysis::Findings& findings, const Filter& filter);  ///< freshlegs.alerts/1
/// The same with what was told: also the alerts that were told and withdrawn since.
std::string alerts_told_json(const analysis::Findings& findings, std::span<const storage::Announcement> told,
                             const Filter& filter);

}  // namespace freshlegs::app::views
