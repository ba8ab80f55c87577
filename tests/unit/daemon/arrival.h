// A real inbox in a folder of its own, with the kernel's own events.
#pragma once

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "daemon/service/inbox.h"
#include "tests/unit/daemon/loop_until.h"

namespace freshlegs::service {

namespace fs = std::filesystem;
using app::DiskFolder;
using std::chrono::milliseconds;

/// The disk, on a file system that may claim to be another.
class Disk final : public Folder {
 public:
  [[nodiscard]] std::expected<std::vector<app::Entry>, std::error_code> list(const fs::path& folder) const override {
    ++lists;
    if (unreadable) return std::unexpected(unreadable);
    return disk_.list(folder);
  }
  [[nodiscard]] std::optional<Signature> look(const fs::path& file) const override { return disk_.look(file); }
  [[nodiscard]] bool silent(const fs::path&) const override { return is_silent; }
  bool is_silent = false;
  mutable int lists = 0;
  std::error_code unreadable;

 private:
  DiskFolder disk_;
};

class Arrival : public testing::Test {
 protected:
  Arrival() {
    std::string pattern = (fs::temp_directory_path() / "freshlegs-inbox-XXXXXX").string();
    base = ::mkdtemp(pattern.data());
    inbox_path = base / "inbox";
    outside = base / "outside";
    fs::create_directories(inbox_path);
    fs::create_directories(outside);
  }
  ~Arrival() override {
    inbox.reset();
    fs::remove_all(base);
  }

  /// `answer`: files are reported as read, as a worker would do.
  void start(milliseconds poll = std::chrono::hours(1), int depth = 3) {
    inbox.emplace(
        loop, disk, std::vector{inbox_path}, Inbox::Pace{milliseconds(20), poll, depth, {}, leave},
        Inbox::Handlers{.ready =
                            [this](const std::vector<std::string>& files) {
                              for (const auto& file : files) {
                                ++handed[fs::path(file).lexically_relative(inbox_path)];
                                inbox->finished(file, Fate::done);
                              }
                            },
                        .changed =
                            [this](const Inbox::Place& place) {
                              modes.push_back(place.mode);
                              why = place.why;
                            },
                        .refuses =
                            [this](const fs::path& folder) {
                              wished.insert(folder);
                              return refusal;
                            }});
    inbox->start();
  }

  static void write(const fs::path& path, const std::string& content = "content") {
    std::ofstream(path) << content;
  }
  bool arrives(const std::string& name, int times = 1) {
    return loop_until(loop, [&] { return handed[name] == times; });
  }
  /// Lets everything that is under way happen.
  void settle() {
    write(inbox_path / "last.fit", std::to_string(++sentinels));
    const int before = handed["last.fit"];
    ASSERT_TRUE(loop_until(loop, [&] { return handed["last.fit"] > before && inbox->on_their_way() == 0; }));
  }

  boost::asio::io_context loop;
  Disk disk;
  fs::path base, inbox_path, outside;
  std::optional<Inbox> inbox;
  std::map<std::string, int> handed;
  std::vector<Inbox::Mode> modes;
  std::string leave;           ///< see Inbox::Pace
  std::set<fs::path> wished;  ///< folders that were to be watched
  std::string why;          ///< of the last change
  std::error_code refusal;  ///< the kernel's answer to every wish to watch
  int sentinels = 0;
};

}  // namespace freshlegs::service
