// What the user unit may write to, and what the configuration asks for: the kernel keeps everything else
// read-only.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "daemon/config/paths.h"

namespace freshlegs::app {

/// Folders that the service has to write to under these settings.
std::vector<std::filesystem::path> folders_to_write(const Settings& settings, const Paths& paths);

/// The drop-in that opens those of them which the unit as installed does not; nothing if it needs none.
std::optional<std::string> unit_drop_in(const Settings& settings, const Paths& paths,
                                        const Environment& environment);
/// ~/.config/systemd/user/freshlegsd.service.d/folders.conf
std::filesystem::path unit_drop_in_path(const Environment& environment);

}  // namespace freshlegs::app
