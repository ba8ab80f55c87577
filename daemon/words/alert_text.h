// An alert as a notice: short enough for a desktop bubble, and complete without anything around it.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/findings.h"
#include "daemon/config/settings.h"

namespace freshlegs::app {

inline constexpr std::size_t kTitleLimit = 45, kBodyLimit = 160;  ///< characters

struct AlertText {
  std::string title, body;
  std::string command = {};  ///< with which the athlete does what the last sentence names; mostly empty
};

/// What the alert says now; of a spell that is over, when it was.
AlertText alert_text(const analysis::Alert& alert, const Units& units = {});
/// "..., label it planned: `freshlegs label ID planned`."; `mark` on both sides of the command.
std::string with_command(std::string body, const std::string& command, std::string_view mark = "");
/// What the desktop shows: as above, without any value if the athlete asked for plain notices.
AlertText alert_text(const analysis::Alert& alert, const Settings& settings);
/// For a spell that is over (`until` is set): back to usual.
AlertText closed_text(const analysis::Alert& alert, const Units& units = {});
/// For a message that later files have overturned. `why` is one sentence.
AlertText withdrawn_text(const std::string& kind, date::local_days day, const std::string& why,
                         const Units& units = {});

}  // namespace freshlegs::app
