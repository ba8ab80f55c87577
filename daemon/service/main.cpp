// freshlegsd: watches the inbox and tells the athlete what it finds. Options, settings, and the parts put
// together.
#include <malloc.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "daemon/config/config_file.h"
#include "daemon/config/paths.h"
#include "daemon/config/zone_table.h"
#include "daemon/files/lock_file.h"
#include "daemon/service/daemon.h"
#include "daemon/service/store_pipeline.h"
#include "daemon/words/alert_text.h"

namespace freshlegs::service {
namespace {

constexpr int kBadConfiguration = 78;  // EX_CONFIG of sysexits.h: the service manager does not try again

using Loaded = std::expected<app::Settings, std::string>;

UtcOffset offset_at(const analysis::ZoneTable& zone, Instant t) {
  const auto next = std::ranges::upper_bound(zone.rows, t, {}, &analysis::ZoneTable::Row::from);
  return next == zone.rows.begin() ? UtcOffset(0) : std::prev(next)->offset;
}

/// The settings, or one sentence that says where the file is wrong.
Loaded load(const std::filesystem::path& file, const app::Environment& environment) {
  auto settings = app::load_config(file, app::default_settings(environment), environment);
  if (settings) return *std::move(settings);
  const auto& [text, line, column] = settings.error();
  std::string sentence = file.string();
  if (line > 0) sentence += ", line " + std::to_string(line) + ", column " + std::to_string(column);
  return std::unexpected(sentence + ": " + text + (text.ends_with('?') || text.ends_with('.') ? "" : "."));
}

MakePipeline make_pipeline(const app::Settings& settings, const app::Paths& paths,
                           const app::Environment& environment) {
  StoreNeeds needs{.database = paths.database,
                   .rejected = paths.state_dir / "rejected",
                   .settings = settings,
                   .home = settings.home_zone ? app::zone_table(*settings.home_zone) : analysis::ZoneTable(),
                   .system = app::system_zone_table(environment)};
  return [needs = std::move(needs)] { return open_store(needs); };
}

/// A history at work takes tens of megabytes for a second; the rest of the day they would lie there. Fixed limits keep
/// the allocator from raising its own after the first large block (mallopt(3)): what is free at the end of a heap goes
/// back, also that of the thread that works, which malloc_trim(3) does not look at.
void give_memory_back() {
  constexpr int kLarge = 1 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kLarge);
  ::mallopt(M_TRIM_THRESHOLD, kLarge);
}

int serve(const app::Paths& paths, const app::Environment& environment,
          const std::function<Loaded()>& reload) {
  give_memory_back();
  auto settings = reload();
  if (!settings) {
    std::cerr << "freshlegsd: " << settings.error() << "\n";
    return kBadConfiguration;
  }
  app::create_folders(paths);
  const auto lock = app::LockFile::take(paths.lock_file);
  if (!lock) {
    std::cerr << "freshlegsd: " << lock.error() << "\n";
    return EXIT_FAILURE;
  }
  Log log(settings->log_level);
  Daemon daemon(
      {.settings = *settings,
       .paths = paths,
       .reload = reload,
       .pipeline = [&](const app::Settings& now) { return make_pipeline(now, paths, environment); },
       .words =
           [](const analysis::Alert& alert, const app::Settings& now) {
             auto text = app::alert_text(alert, now);
             return AlertWords{std::move(text.title), std::move(text.body)};
           },
       .local_offset = [zone = app::system_zone_table(environment)](Instant t) { return offset_at(zone, t); },
       .display = [&](const auto& path) { return app::display_path(path, environment); }},
      log);
  return daemon.run();
}

int run(int argc, char** argv) {
  CLI::App options("Watches a folder of training recordings and tells what leg day does to running.",
                   "freshlegsd");
  std::string config;
  options.add_option("--config", config, "Configuration file instead of the usual one")->type_name("FILE");
  options.set_version_flag("--version", "freshlegsd " FRESHLEGS_VERSION);
  options.footer("Runs in the foreground; usually started by: systemctl --user enable --now freshlegsd");
  try {
    options.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return options.exit(error) == 0 ? EXIT_SUCCESS : 2;
  }
  ::umask(0077);  // health data
  const auto environment = app::process_environment();
  auto paths = app::default_paths(environment);
  if (!config.empty()) paths.config_file = config;
  return serve(paths, environment, [&] { return load(paths.config_file, environment); });
}

}  // namespace
}  // namespace freshlegs::service

int main(int argc, char** argv) {
  try {
    return freshlegs::service::run(argc, argv);
  } catch (const std::filesystem::filesystem_error& error) {
    // The unit opens the folders of the data for writing, but what lies above them is read-only for it.
    const bool above = error.code() == std::errc::read_only_file_system;
    std::cerr << "freshlegsd: " << error.what() << (above ? ". Make it with: freshlegs init" : "") << "\n";
    return EXIT_FAILURE;
  } catch (const std::exception& error) {
    std::cerr << "freshlegsd: " << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
