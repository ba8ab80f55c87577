#include "daemon/config/paths.h"

#include <cstdlib>
#include <stdexcept>

namespace freshlegs::app {
namespace fs = std::filesystem;
namespace {

fs::path home_of(const Environment& environment) {
  const auto home = environment("HOME");
  if (home && fs::path(*home).is_absolute()) return *home;
  throw std::runtime_error("HOME is not set to an absolute path, so there is no place for the data.");
}

/// The XDG base directory specification: relative paths are to be ignored.
fs::path xdg(const Environment& environment, const char* variable, const char* below_home) {
  const auto value = environment(variable);
  if (value && fs::path(*value).is_absolute()) return *value;
  return home_of(environment) / below_home;
}

void create_private(const fs::path& folder) {
  if (fs::is_directory(folder)) return;
  if (folder.has_parent_path()) fs::create_directories(folder.parent_path());
  fs::create_directory(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

}  // namespace

Environment process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') return std::nullopt;
    return std::string(value);
  };
}

Paths default_paths(const Environment& environment) {
  Paths paths;
  paths.config_file = xdg(environment, "XDG_CONFIG_HOME", ".config") / "freshlegs/config.toml";
  paths.data_dir = xdg(environment, "XDG_DATA_HOME", ".local/share") / "freshlegs";
  paths.state_dir = xdg(environment, "XDG_STATE_HOME", ".local/state") / "freshlegs";
  paths.database = paths.data_dir / "freshlegs.db";
  paths.lock_file = paths.data_dir / "freshlegsd.lock";
  return paths;
}

Settings default_settings(const Environment& environment) {
  const fs::path base = home_of(environment) / "FreshLegs";
  Settings settings;
  settings.inboxes = {base / "inbox"};
  settings.summaries = base / "summaries";
  return settings;
}

void create_folders(const Paths& paths) {
  create_private(paths.data_dir);
  create_private(paths.state_dir);
}

std::string display_path(const fs::path& path, const Environment& environment) {
  const auto home = environment("HOME");
  const std::string text = path.string();
  if (home && home->size() > 1 && text.starts_with(*home + "/")) return "~" + text.substr(home->size());
  return text;
}

}  // namespace freshlegs::app
