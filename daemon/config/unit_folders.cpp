#include "daemon/config/unit_folders.h"

#include <algorithm>

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;

bool lies_in(const fs::path& path, const fs::path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

/// systemd splits at spaces and reads % as a specifier.
std::string quoted(const fs::path& folder) {
  std::string text = "\"-";
  for (const char c : folder.string()) {
    if (c == '%') text += '%';
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

}  // namespace

std::vector<fs::path> folders_to_write(const Settings& settings, const Paths& paths) {
  std::vector<fs::path> folders{paths.data_dir, paths.state_dir, settings.summaries};
  if (settings.move_taken)
    for (auto& inbox : lasting_folders(settings)) folders.push_back(std::move(inbox));
  return folders;
}

std::optional<std::string> unit_drop_in(const Settings& settings, const Paths& paths,
                                        const Environment& environment) {
  const fs::path home = environment("HOME").value_or("");
  // ReadWritePaths= of freshlegsd.service
  const std::vector<fs::path> open{home / ".local/share/freshlegs", home / ".local/state/freshlegs",
                                   home / "FreshLegs/summaries"};
  std::string text;
  for (const auto& folder : folders_to_write(settings, paths))
    if (std::ranges::none_of(open, [&](const fs::path& o) { return lies_in(folder, o); }))
      text += "ReadWritePaths=" + quoted(folder) + "\n";
  if (text.empty()) return std::nullopt;
  return "# Written by freshlegs init: folders of config.toml that the service has to write "
         "to.\n[Service]\n" +
         text;
}

fs::path unit_drop_in_path(const Environment& environment) {
  const auto xdg = environment("XDG_CONFIG_HOME");
  const fs::path base = xdg && fs::path(*xdg).is_absolute()
                            ? fs::path(*xdg)
                            : fs::path(environment("HOME").value_or("")) / ".config";
  return base / "systemd/user/freshlegsd.service.d/folders.conf";
}

}  // namespace freshlegs::app
