// The options that runs, sessions and alerts share.
#pragma once

#include <memory>
#include <string>

#include "daemon/views/lists.h"

namespace CLI {
class App;
}

namespace freshlegs::cli {

struct ListOptions {
  bool json = false;
  app::views::Filter filter;
};

/// --json, --since DAY, --until DAY. The options live as long as the command's action holds them.
std::shared_ptr<ListOptions> add_list_options(CLI::App& command);
/// A YYYY-MM-DD option or argument; anything else is a usage error.
void add_day(CLI::App& command, const std::string& name, std::optional<date::local_days>& day,
             const std::string& help);

inline constexpr const char* kNothingYet =
    "Nothing recorded yet. Take files in with: freshlegs ingest PATH...\n";

}  // namespace freshlegs::cli
