#include "tests/e2e/room.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace freshlegs::e2e {

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "freshlegs-e2e-XXXXXX").string();
  path = ::mkdtemp(pattern.data());
}
TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

ManagerSocket::ManagerSocket(const fs::path& path)
    : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.string().copy(address.sun_path, sizeof address.sun_path - 1);
  if (::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("no manager socket at " + path.string());
}
ManagerSocket::~ManagerSocket() { ::close(socket_); }

void ManagerSocket::receive() {
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::recv(socket_, buffer.data(), buffer.size(), 0)) > 0;)
    heard.emplace_back(buffer.data(), static_cast<std::size_t>(got));
}

bool ManagerSocket::hears(const std::string& line, std::chrono::milliseconds patience) {
  const auto has_line = [&](const std::string& message) {
    return ("\n" + message + "\n").find("\n" + line + "\n") != std::string::npos;
  };
  return wait_until(
      [&] {
        receive();
        return std::ranges::any_of(heard, has_line);
      },
      patience);
}

Room::Room() : manager(folder_.path / "manager") {
  fs::create_directories(inbox);
  fs::create_directories(summaries);
  environment = {{"HOME", home.string()},
                 {"PATH", "/usr/bin:/bin"},
                 {"TZ", "UTC"},
                 {"XDG_CONFIG_HOME", home / ".config"},
                 {"XDG_DATA_HOME", home / ".local/share"},
                 {"XDG_STATE_HOME", home / ".local/state"},
                 {"DBUS_SESSION_BUS_ADDRESS", "unix:path=" + (folder_.path / "no-bus").string()},
                 {"NOTIFY_SOCKET", folder_.path / "manager"}};
  configure();
}

void Room::configure(const std::string& more) {
  fs::create_directories(home / ".config/freshlegs");
  std::ofstream(home / ".config/freshlegs/config.toml")
      << "[watch]\nsettle_ms = 50\npoll_s = 1\n[notifications]\nquiet_hours = \"00:00-00:00\"\n"
      << more;
}

Process& Room::start(const std::vector<std::string>& options) {
  manager.heard.clear();
  std::vector<std::string> command{FRESHLEGSD};
  command.insert(command.end(), options.begin(), options.end());
  service = std::make_unique<Process>(command, environment, folder_.path / "service.log");
  if (!manager.hears("READY=1")) throw std::runtime_error("the service is not ready: " + service->said());
  return *service;
}

void Room::kill() {
  service->signal(SIGKILL);
  (void)service->wait();
}

std::string Room::run(const std::vector<std::string>& command) {
  const fs::path output = folder_.path / "output";
  fs::remove(output);
  Process process(command, environment, output);
  (void)process.wait();
  return process.said();
}

std::string Room::json(const std::string& command) { return run({FRESHLEGS, command, "--json"}); }

void Room::drop(const fs::path& file) { fs::copy_file(file, inbox / file.filename()); }
void Room::drop(const std::vector<fs::path>& files) {
  for (const auto& file : files) drop(file);
}

bool Room::settles(std::size_t files) {
  return wait_until([&] {
    const auto status = nlohmann::json::parse(json("status"), nullptr, false);
    if (!status.is_object() || !status.contains("files")) return false;
    std::size_t seen = 0;
    for (const auto& count : status["files"]) seen += count.get<std::size_t>();
    return seen >= files && run({FRESHLEGS, "summary"}) == read_file(summaries / "latest.md");
  });
}

std::vector<fs::path> SeasonFiles::all() const {
  auto files = early;
  files.insert(files.end(), late.begin(), late.end());
  return files;
}

fs::path season_folder() {
  const char* other = std::getenv("FRESHLEGS_SEASON_DIR");
  return other ? other : FRESHLEGS_SEASON;
}

SeasonFiles season_files() {
  // The files carry the moment at which the athlete would have had them; the season ends yesterday.
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::sys_seconds first_late = today - std::chrono::days(2);
  const auto cut = std::chrono::file_clock::from_sys(first_late);
  SeasonFiles season;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(season_folder(), none))
    (entry.last_write_time() < cut ? season.early : season.late).push_back(entry.path());
  std::ranges::sort(season.early);
  std::ranges::sort(season.late);
  return season;
}

}  // namespace freshlegs::e2e
