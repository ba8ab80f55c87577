#include <CLI/CLI.hpp>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/config/config_file.h"
#include "daemon/config/unit_folders.h"
#include "daemon/files/lock_file.h"

namespace freshlegs::cli {
namespace {

namespace fs = std::filesystem;

/// Made for its owner alone: health data.
bool make_folder(const fs::path& folder) {
  if (fs::is_directory(folder)) return false;
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  return true;
}

/// As people read in the United States, where the locale says so; once, into the file, so that it can be changed.
std::string localised(std::string text, const app::Environment& environment) {
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_TIME", "LANG"})
    if (const auto value = environment(name); value && !value->empty()) {
      locale = *value;
      break;
    }
  if (!locale.starts_with("en_US")) return text;
  const std::pair<std::string, std::string> lines[] = {
      {"# weight_unit = \"kg\"", "weight_unit = \"lb\""},
      {"# show = \"km\"", "show = \"mi\""},
      {"# clock = \"24\"", "clock = \"12\""},
      {"# dates = \"day-first\"", "dates = \"month-first\""},
      {"# week_start = \"monday\"", "week_start = \"sunday\""}};
  for (const auto& [from, to] : lines)
    if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

bool make_config(const fs::path& file, const app::Environment& environment) {
  if (fs::exists(file)) return false;
  make_folder(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out << localised(app::config_template(), environment);
  out.close();
  if (!out) throw std::system_error(errno, std::generic_category(), "cannot write " + file.string());
  return true;
}

/// What the unit keeps read-only although the configuration asks for it is opened by a drop-in. True if the unit may have
/// changed.
bool open_unit(const app::Settings& settings, const app::Paths& paths, Context& context) {
  const auto wanted = app::unit_drop_in(settings, paths, context.environment);
  const auto file = app::unit_drop_in_path(context.environment);
  if (!wanted && !fs::exists(file)) return false;
  if (wanted) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << *wanted;
    out.close();
    if (!out) throw std::system_error(errno, std::generic_category(), "cannot write " + file.string());
  } else {
    fs::remove(file);
  }
  context.out << "UNIT       " << context.show(file) << "\n"
              << "           then: systemctl --user daemon-reload\n";
  return true;
}

ExitCode init(Context& context) {
  auto paths = app::default_paths(context.environment);
  if (context.config_file) paths.config_file = *context.config_file;
  const auto line = [&](const char* what, const fs::path& path, bool made) {
    context.out << what << context.show(path) << (made ? "" : "   (was there)") << "\n";
  };
  line("CONFIG     ", paths.config_file, make_config(paths.config_file, context.environment));
  const auto settings = context.settings();
  for (const auto& inbox : app::lasting_folders(settings)) line("INBOX      ", inbox, make_folder(inbox));
  line("SUMMARIES  ", settings.summaries, make_folder(settings.summaries));
  const bool data = !fs::is_directory(paths.data_dir);
  app::create_folders(paths);
  line("DATA       ", paths.data_dir, data);
  const bool unit_is_wider = open_unit(settings, paths, context);
  if (app::LockFile::is_held(paths.lock_file))
    context.out << "\nfreshlegsd is running. So that it follows the settings as they are now:\n"
                   "  systemctl --user "
                << (unit_is_wider ? "restart" : "reload") << " freshlegsd\n";
  else
    context.out << "\nNext, so that files dropped into the inbox are read by themselves:\n"
                   "  systemctl --user enable --now freshlegsd\n"
                   "Or, once, for what you have already:\n"
                   "  freshlegs ingest PATH...\n";
  return ExitCode::done;
}

}  // namespace

void add_init(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("init", "Make the configuration file and the folders");
  command->callback([&context] { context.action = [&context] { return init(context); }; });
}

}  // namespace freshlegs::cli
