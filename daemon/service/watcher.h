// What the kernel says about folders (inotify). Only hints: events may be lost, doubled or late, so nobody
// may conclude from silence, and every doubt is answered by a rescan.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <system_error>

namespace freshlegs::service {

class Watcher {
 public:
  /// All are called on the loop.
  struct Handlers {
    std::function<void(const std::filesystem::path&)> file;  ///< appeared, or was closed after writing
    std::function<void(const std::filesystem::path&)>
        folder;                     ///< appeared; nothing is said about what lies in it
    std::function<void()> doubt;    ///< events were lost, or a watched folder is no longer where it was
    std::function<void()> drained;  ///< all events so far have been told
  };

  Watcher(boost::asio::io_context& loop, Handlers handlers);
  ~Watcher();

  /// Watches one folder, not those below; watching again is free. Errors that matter: no_space_on_device (the
  /// user's limit of watches) and too_many_files_open (the limit of watchers): only polling helps then.
  std::error_code watch(const std::filesystem::path& folder);
  void unwatch(const std::filesystem::path& folder);
  /// Number of folders watched.
  [[nodiscard]] std::size_t size() const;

 private:
  struct State;
  std::shared_ptr<State>
      state_;  // shared with the pending wait, which may outlive us by one turn of the loop
};

}  // namespace freshlegs::service
