// A home of its own for one test: folders, configuration, the service in it, and the manager's end of
// sd_notify.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/e2e/process.h"

namespace freshlegs::e2e {

namespace fs = std::filesystem;

/// A folder that is gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  fs::path path;
};

/// Receives what the service tells its manager.
class ManagerSocket {
 public:
  explicit ManagerSocket(const fs::path& path);
  ~ManagerSocket();
  ManagerSocket(const ManagerSocket&) = delete;
  ManagerSocket& operator=(const ManagerSocket&) = delete;

  /// True once a message with this line has come; all messages stay in `heard`.
  bool hears(const std::string& line, std::chrono::milliseconds patience = std::chrono::seconds(60));
  std::vector<std::string> heard;

 private:
  void receive();
  int socket_;
};

class Room {
 public:
  Room();

  /// config.toml; a fast settle time and no quiet hours unless it says otherwise.
  void configure(const std::string& more = "");
  /// Starts the service and waits until it is ready.
  Process& start(const std::vector<std::string>& options = {});
  /// Ends it violently.
  void kill();
  /// What a command prints, with the room's folders.
  std::string run(const std::vector<std::string>& command);
  /// `freshlegs COMMAND --json`.
  std::string json(const std::string& command);

  void drop(const fs::path& file);
  void drop(const std::vector<fs::path>& files);
  /// Waits until status --json counts this many files and the latest summary is the one the facts give.
  bool settles(std::size_t files);

 private:
  TemporaryFolder folder_;

 public:
  fs::path home = folder_.path / "home", inbox = home / "FreshLegs/inbox",
           summaries = home / "FreshLegs/summaries";
  Environment environment;
  ManagerSocket manager;
  std::unique_ptr<Process> service;
};

/// The files of the simulated season, by name; `late` are those of its last two days.
struct SeasonFiles {
  std::vector<fs::path> early, late;
  [[nodiscard]] std::vector<fs::path> all() const;
};
/// FRESHLEGS_SEASON_DIR names another season, a longer one for the long versions of tests.
fs::path season_folder();
SeasonFiles season_files();

}  // namespace freshlegs::e2e
