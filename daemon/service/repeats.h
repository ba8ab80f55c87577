// Keeps one complaint from filling a disk: the first is said, then one every ten minutes with a count.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace freshlegs::service {

class Repeats {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// The text to log, if any. Identical texts count as one.
  std::optional<std::string> pass(const std::string& text, Moment now);

 private:
  struct Said {
    Moment last;
    std::size_t held_back = 0;
  };
  std::map<std::string, Said> said_;
};

}  // namespace freshlegs::service
