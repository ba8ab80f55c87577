#include "daemon/cli/list_options.h"

#include <CLI/CLI.hpp>

namespace freshlegs::cli {

void add_day(CLI::App& command, const std::string& name, std::optional<date::local_days>& day,
             const std::string& help) {
  command
      .add_option_function<std::string>(
          name,
          [&day](const std::string& text) {
            day = parse_day(text);
            if (!day) throw CLI::ValidationError("\"" + text + "\" is no date; write it as 2026-10-15.");
          },
          help)
      ->type_name("YYYY-MM-DD");
}

std::shared_ptr<ListOptions> add_list_options(CLI::App& command) {
  auto options = std::make_shared<ListOptions>();
  command.add_flag("--json", options->json, "Write JSON, for programs");
  add_day(command, "--since", options->filter.since, "From this local day on");
  add_day(command, "--until", options->filter.until, "Up to this local day, which is included");
  return options;
}

}  // namespace freshlegs::cli
