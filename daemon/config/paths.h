// The one function that knows where things lie; daemon and command line share it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "daemon/config/settings.h"

namespace freshlegs::app {

/// Reads one environment variable; injected so that tests set none.
using Environment = std::function<std::optional<std::string>(const std::string&)>;
Environment process_environment();

/// Throws std::runtime_error if neither XDG variables nor HOME say where to write.
Paths default_paths(const Environment& environment);
/// Inbox and summaries below HOME (contract.md, "Isolation").
Settings default_settings(const Environment& environment);
/// Creates the data and state folders, 0700. Throws std::filesystem::filesystem_error.
void create_folders(const Paths& paths);
/// "~/FreshLegs/inbox" for a path below HOME.
std::string display_path(const std::filesystem::path& path, const Environment& environment);

}  // namespace freshlegs::app
