// config.toml: every key optional, every key commented with its default, unknown keys are errors with the
// nearest one.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "daemon/config/paths.h"
#include "daemon/config/settings.h"

namespace freshlegs::app {

/// Overlays the text on `settings`. Errors carry line and column.
std::expected<Settings, ConfigError> parse_config(std::string_view text, Settings settings,
                                                  const Environment& environment);
/// Reads the file; a missing file is the defaults. An unreadable one is a ConfigError.
std::expected<Settings, ConfigError> load_config(const std::filesystem::path& file, Settings settings,
                                                 const Environment& environment);
/// The file `init` writes: every key, commented out, with its default and one line of explanation.
std::string config_template();

}  // namespace freshlegs::app
