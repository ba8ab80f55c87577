// Which files in the inboxes are worth reading, and when. Events and scans only touch this table; it decides
// from the state of the files alone. Pure: time is an argument, the file system a function.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "daemon/files/folder.h"

namespace freshlegs::service {

using Moment = std::chrono::steady_clock::time_point;
using Period = std::chrono::steady_clock::duration;
using app::Signature;

/// What became of a file that was handed out.
enum class Fate : std::uint8_t {
  done,      ///< nothing more to do until it changes
  refused,   ///< read, but not taken: nothing more to do until it changes, or the settings do
  again,     ///< could not be read or stored for now: try later, less and less often
  changing,  ///< it changed while it was read
  gone,      ///< it went before it was read: news when it comes back, even as it was
};

class Candidates {
 public:
  /// Looks at a file again, just before it is handed out.
  using Look = std::function<std::optional<Signature>(const std::string& path)>;

  explicit Candidates(Period settle) : settle_(settle) {}

  /// It was read before we were, in this state.
  void remember(const std::string& path, const Signature& was) { read_.insert_or_assign(path, Read{was, false}); }
  /// What was read and taken, to be remembered by another.
  [[nodiscard]] std::vector<std::pair<std::string, Signature>> taken() const;

  /// An event named this path: its quiet time starts anew. Nothing happens if the file is as it was when last
  /// read.
  void hint(const std::string& path, const Signature& now_is, Moment now);
  /// A scan met it. Only a new or changed file matters; `at_rest` is ready without waiting (it lay there
  /// before us).
  void seen(const std::string& path, const Signature& now_is, Moment now, bool at_rest = false);

  /// Files whose quiet time is over and which are as they were when it began; each is handed out once. One
  /// that has changed waits again, one that is gone is dropped.
  [[nodiscard]] std::vector<std::string> take_ready(Moment now, const Look& look);
  /// Answers for a file that was handed out.
  void finished(const std::string& path, Fate fate, Moment now);

  /// Drops what a complete scan has not met. Only this table forgets: what was read from the files stays.
  void keep_only(const std::set<std::string>& present);
  /// What was refused is worth another look.
  void forget_refused();

  /// When take_ready() may next have something; nothing while no file waits.
  [[nodiscard]] std::optional<Moment> next_due() const;
  /// Files on their way: waiting for quiet or handed out. Leaves out those put off and those that never come
  /// to rest.
  [[nodiscard]] std::size_t on_their_way() const;
  [[nodiscard]] std::size_t put_off() const;

 private:
  struct Waiting {
    Signature signature;
    Moment due;
    int tries = 0;     ///< times put off
    int restarts = 0;  ///< times it had changed when its quiet time was over
  };
  struct Handed {
    Signature signature;
    int tries = 0;
    bool touched = false;  ///< something happened to it meanwhile
  };

  struct Read {
    Signature signature;
    bool refused = false;
  };

  void wait(const std::string& path, const Waiting& waiting);
  std::map<std::string, Waiting>::iterator stop_waiting(std::map<std::string, Waiting>::iterator it);
  [[nodiscard]] Period put_off_for(int tries) const;

  Period settle_;
  std::map<std::string, Waiting> waiting_;
  std::set<std::pair<Moment, std::string_view>> due_;  // the same, by time; the names are those of waiting_
  std::map<std::string, Handed> handed_;
  std::unordered_map<std::string, Read> read_;
};

}  // namespace freshlegs::service
