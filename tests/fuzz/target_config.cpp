#include "daemon/config/config_file.h"
#include "tests/fuzz/targets.h"

// Any text is settings or one error with a place.
void freshlegs::fuzz::config(Bytes bytes) {
  const app::Environment home = [](const std::string& name) -> std::optional<std::string> {
    return name == "HOME" ? std::optional<std::string>("/home/runner") : std::nullopt;
  };
  const auto settings = app::parse_config(text_of(bytes), {}, home);
  if (settings) require(settings->depth >= 0);
}
