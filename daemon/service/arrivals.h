// Tells news from history. Files that come close together are one arrival; a first history or a large import
// is not announced piece by piece (engineering rule: a backlog is history, not news).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace freshlegs::service {

class Arrivals {
 public:
  enum class Verdict : std::uint8_t {
    news,
    history,
    too_early,  ///< many files are still to come; they may be known ones, or an import
  };

  /// Files came to rest and are handed to the worker; `history` is what had been analysed until then.
  void handed_out(std::chrono::hours history);
  /// So many of them were new.
  void ingested(std::size_t files) { ingested_ += files; }
  /// How to take what was found out now, with so many files still on their way.
  [[nodiscard]] Verdict judge(std::size_t on_their_way) const;
  /// Everything has arrived and was analysed: what comes next is another arrival.
  void over();

 private:
  bool open_ = false, short_history_ = false;
  std::size_t ingested_ = 0;
};

}  // namespace freshlegs::service
