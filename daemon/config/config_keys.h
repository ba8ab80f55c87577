// The keys of config.toml as data: reading, `init` and the manual page all walk this one list.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "daemon/config/paths.h"
#include "daemon/config/settings.h"

namespace freshlegs::app {

using ConfigValue = std::variant<bool, double, std::string, std::vector<std::string>, std::vector<double>>;

struct ConfigKey {
  const char* section;  ///< "" for the top level
  const char* name;
  const char* fallback;  ///< the default, as TOML text
  const char* help;      ///< one line
  /// Checks and stores; returns what is wrong in words that follow the key's name ("must be ...").
  std::function<std::optional<std::string>(Settings&, const ConfigValue&, const Environment&)> store;
};

std::span<const ConfigKey> config_keys();
/// "~/x" below HOME; anything else as it is.
std::filesystem::path expand_home(const std::string& text, const Environment& environment);

}  // namespace freshlegs::app
