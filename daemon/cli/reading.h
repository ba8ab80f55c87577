// What the commands that say something about a day begin with: the settings, all that is known, and the day.
#pragma once

#include <optional>
#include <vector>

#include "daemon/cli/context.h"
#include "daemon/words/summary.h"

namespace freshlegs::cli {

struct Reading {
  app::Settings settings;
  app::Knowledge knowledge;
  std::vector<app::Retraction> taken_back;
  std::optional<date::local_days> newest;  ///< the newest local day with a recording
};
Reading read_everything(const Context& context);

}  // namespace freshlegs::cli
