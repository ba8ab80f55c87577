// One check a function: what was looked at, whether it is well, and what to do if not. Nothing is changed.
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

#include "daemon/cli/care.h"
#include "daemon/config/unit_folders.h"
#include "daemon/config/zone_table.h"
#include "daemon/files/folder.h"
#include "daemon/files/lock_file.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "storage/care.h"
#include "storage/error.h"

namespace freshlegs::cli {
namespace {

namespace fs = std::filesystem;

enum class Grade : std::uint8_t { well, note, wrong };

struct Check {
  std::string what;
  Grade grade{};
  std::string text;  ///< one sentence, and what to do unless well
};
using Checks = std::vector<Check>;

Check well(std::string what, std::string text) { return {std::move(what), Grade::well, std::move(text)}; }
Check note(std::string what, std::string text) { return {std::move(what), Grade::note, std::move(text)}; }
Check wrong(std::string what, std::string text) { return {std::move(what), Grade::wrong, std::move(text)}; }

Check inbox(const fs::path& folder, bool comes_and_goes, const Context& context) {
  const std::string name = context.show(folder);
  std::error_code error;
  const fs::directory_iterator first(folder, error);
  if (error && comes_and_goes) return note("inbox", name + " is not there now; it may come and go.");
  if (error == std::errc::permission_denied)
    return wrong("inbox", name + " may not be listed. Give yourself permission: chmod u+rx " + name);
  if (error) return wrong("inbox", name + " is not there. Make it: freshlegs init");
  if (app::sends_no_events(folder))
    return note("inbox",
                name + " lies on a network or FUSE file system; it is looked into now and then instead.");
  return well("inbox", name + " can be read.");
}

std::size_t folders_in(const fs::path& folder, int depth) {
  std::size_t n = 1;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (depth > 0 && entry.is_directory(error) && !entry.is_symlink(error))
      n += folders_in(entry.path(), depth - 1);
  return n;
}

std::optional<double> number_in(const fs::path& file) {
  std::ifstream in(file);
  double value = 0;
  return in >> value ? std::optional(value) : std::nullopt;
}

Check limits(const app::Settings& settings) {
  std::size_t folders = 0;
  for (const auto& folder : settings.inboxes) folders += folders_in(folder, settings.depth);
  for (const auto& watch : settings.watches)
    folders += folders_in(watch.folder, watch.depth.value_or(settings.depth));
  const auto most = number_in("/proc/sys/fs/inotify/max_user_watches");
  if (!most) return note("limits", "How many folders may be watched is not known on this system.");
  const std::string text = app::count_of(static_cast<double>(folders), "folder") + " to watch; this system allows " +
                           std::to_string(static_cast<long long>(*most)) + " for all programs together.";
  if (static_cast<double>(folders) * 2 < *most) return well("limits", text);
  return wrong("limits", text + " Raise it: sysctl fs.inotify.max_user_watches");
}

Check open_mode(const fs::path& path, mode_t wanted, const Context& context) {
  struct stat s {};
  if (::stat(path.c_str(), &s) != 0) return note("privacy", context.show(path) + " is not there yet.");
  if ((s.st_mode & 0777U & ~wanted) == 0) return well("privacy", context.show(path) + " is yours alone.");
  return wrong("privacy",
               "Others may look into " + context.show(path) + ". Close it: chmod go= " + context.show(path));
}

Check disk(const fs::path& folder, const Context& context) {
  constexpr std::uintmax_t kLittle = 200U << 20;
  std::error_code error;
  const auto space = fs::space(folder, error);
  if (error) return note("disk", context.show(folder) + " is not there yet.");
  const std::string text = std::to_string(space.available >> 20) + " MiB are free for the database.";
  return space.available > kLittle ? well("disk", text) : wrong("disk", text + " Make room soon.");
}

Checks database(const Context& context, const app::Settings& settings) {
  try {
    auto open = context.database();
    if (!open) return {note("database", "Nothing is recorded yet.")};
    Checks checks;
    if (open->on_network())
      checks.push_back(wrong("database",
                             "It lies on a network file system, where only one program can use it. "
                             "Point XDG_DATA_HOME to a local disk."));
    if (const auto found = open->quick_check(); !found.empty())
      checks.push_back(
          wrong("database", "It is damaged (" + found.front() +
                                "). Restore a copy, or move it away and take your files in again."));
    const auto broken = storage::Care(*open).broken();
    for (const auto& one : broken)
      checks.push_back(wrong("database", one.damage.text + " Mend it: freshlegs rebuild"));
    if (checks.empty()) checks.push_back(well("database", "It is sound, and every recording can be read."));
    const auto knowledge = context.knowledge(*open, settings);
    const auto now = std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
    const auto future = std::ranges::count_if(knowledge.recordings, [&](const analysis::KnownRecording& r) {
      return r.head.start > now + std::chrono::hours(24);
    });
    if (future > 0)
      checks.push_back(note("clock", std::to_string(future) +
                                         " recordings begin in the future: the clock of a "
                                         "watch, or of this machine, is wrong."));
    return checks;
  } catch (const storage::Error& error) {
    return {wrong("database", error.what())};
  }
}

Check clock_and_zone(const app::Settings& settings, const Context& context) {
  const auto now = std::chrono::system_clock::now();
  if (now < date::sys_days(date::year(2025) / 1 / 1))
    return wrong("clock", "This machine believes in a day long past. Set its clock.");
  if (settings.home_zone)
    return well("clock", "Recordings without a zone are read as of " + *settings.home_zone + ".");
  if (app::system_zone_table(context.environment).rows.empty())
    return note("clock", "The system's time zone is not known; set home_zone in config.toml.");
  return well("clock", "Recordings without a zone are read as of the system's zone.");
}

std::string bus_path(const Context& context) {
  const auto address = context.environment("DBUS_SESSION_BUS_ADDRESS");
  constexpr std::string_view kPrefix = "unix:path=";
  if (address && address->starts_with(kPrefix))
    return address->substr(kPrefix.size(), address->find(',') - kPrefix.size());
  const auto runtime = context.environment("XDG_RUNTIME_DIR");
  return runtime && !address ? *runtime + "/bus" : "";
}

Check bus(const app::Settings& settings, const Context& context) {
  if (!settings.notifications.enabled) return well("bus", "Desktop notices are switched off.");
  const std::string path = bus_path(context);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un to{};
  to.sun_family = AF_UNIX;
  path.copy(to.sun_path, sizeof to.sun_path - 1);
  const bool there = !path.empty() && path.size() < sizeof to.sun_path &&
                     ::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  ::close(fd);
  if (there) return well("bus", "The session bus answers.");
  return note("bus", "There is no session bus here, so no notices; the summaries are written all the same.");
}

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Check unit(const app::Settings& settings, const app::Paths& paths, const Context& context) {
  const auto wanted = app::unit_drop_in(settings, paths, context.environment);
  const auto path = app::unit_drop_in_path(context.environment);
  const std::string found = content_of(path);
  if (wanted.value_or("") == found) return well("unit", "The unit may write to every folder it has to.");
  return wrong("unit",
               "The folders in config.toml and what the unit may write to differ. Run freshlegs init, then: "
               "systemctl --user daemon-reload && systemctl --user restart freshlegsd");
}

Check service(const app::Paths& paths) {
  if (app::LockFile::is_held(paths.lock_file)) return well("service", "freshlegsd is running.");
  return note("service", "freshlegsd is not running. Start it: systemctl --user enable --now freshlegsd");
}

Checks all_checks(Context& context) {
  const auto paths = context.paths();
  app::Settings settings;
  try {
    settings = context.settings();
  } catch (const Failure& failure) {
    return {wrong("configuration", failure.what())};
  }
  Checks checks{well("configuration", context.show(paths.config_file) + " can be used.")};
  for (const auto& folder : settings.inboxes) checks.push_back(inbox(folder, false, context));
  for (const auto& watch : settings.watches)
    checks.push_back(inbox(watch.folder, watch.comes_and_goes, context));
  checks.push_back(limits(settings));
  checks.push_back(open_mode(paths.data_dir, 0700, context));
  checks.push_back(open_mode(paths.database, 0600, context));
  checks.push_back(disk(paths.data_dir, context));
  for (auto& check : database(context, settings)) checks.push_back(std::move(check));
  checks.push_back(clock_and_zone(settings, context));
  checks.push_back(bus(settings, context));
  checks.push_back(unit(settings, paths, context));
  checks.push_back(service(paths));
  return checks;
}

std::string as_json(const Checks& checks) {
  static constexpr std::array<const char*, 3> kWords{"ok", "note", "problem"};
  nlohmann::ordered_json document{{"schema", "freshlegs.doctor/1"},
                                  {"checks", nlohmann::ordered_json::array()}};
  for (const auto& check : checks)
    document["checks"].push_back({{"what", check.what},
                                  {"result", kWords.at(static_cast<std::size_t>(check.grade))},
                                  {"text", check.text}});
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void print(const Checks& checks, Context& context) {
  static constexpr std::array<const char*, 3> kWords{"ok      ", "note    ", "problem "};
  for (const auto& check : checks)
    context.out << context.wrapped(kWords.at(static_cast<std::size_t>(check.grade)) + check.text,
                             8)
                << "\n";
}

}  // namespace

ExitCode doctor(bool json, Context& context) {
  const auto checks = all_checks(context);
  if (json)
    context.out << as_json(checks);
  else
    print(checks, context);
  const bool ill = std::ranges::any_of(checks, [](const Check& c) { return c.grade == Grade::wrong; });
  return ill ? ExitCode::failed : ExitCode::done;
}

}  // namespace freshlegs::cli
