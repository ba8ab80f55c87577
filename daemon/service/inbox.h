// The watched folders: joins events, scans and the table of candidates, and hands out files that have come to
// rest. The folders are the truth; events only make it fast.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/files/folder.h"
#include "daemon/service/candidates.h"

namespace freshlegs::service {

using app::Folder;

class Inbox {
 public:
  enum class Mode : std::uint8_t { watching, polling, missing };

  struct Place {
    std::filesystem::path folder;
    Mode mode = Mode::missing;
    std::string why;  ///< one sentence unless watching
  };

  struct Pace {
    Period settle = std::chrono::seconds(2);
    Period poll = std::chrono::seconds(30);              ///< how often folders without events are looked at
    int depth = 3;                                       ///< levels of folders below an inbox
    std::map<std::filesystem::path, int> depth_of = {};  ///< where it is another
    std::string leave = {};  ///< folder of that name in an inbox is not looked into
  };

  /// All are called on the loop.
  struct Handlers {
    std::function<void(std::vector<std::string>)> ready;  ///< every one is answered with finished()
    std::function<void(const Place&)> changed;            ///< the mode of a place is another than before
    /// For tests: an error the kernel could answer to the wish to watch a folder.
    std::function<std::error_code(const std::filesystem::path&)> refuses = {};
  };

  Inbox(boost::asio::io_context& loop, const Folder& disk, std::vector<std::filesystem::path> folders,
        Pace pace, Handlers handlers);
  ~Inbox();

  /// Files that were read before, before start().
  void remember(const std::vector<std::pair<std::string, app::Signature>>& seen);
  /// Watches first, then scans. Files that have not changed for five settle times are ready at once.
  void start();
  /// Looks at everything again; for every doubt, every few minutes and after the machine has slept.
  void rescan();
  void finished(const std::string& path, Fate fate);
  /// After new settings: what was refused is looked at again.
  void retry_refused();
  /// Files that were read and taken, for remember() of another inbox.
  [[nodiscard]] std::vector<std::pair<std::string, app::Signature>> taken() const;

  [[nodiscard]] const std::vector<Place>& places() const;
  /// Files that wait for quiet or have been handed out.
  [[nodiscard]] std::size_t on_their_way() const;
  /// Files that could not be read for now and are tried again.
  [[nodiscard]] std::size_t put_off() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

[[nodiscard]] std::string_view word(Inbox::Mode mode);

}  // namespace freshlegs::service
