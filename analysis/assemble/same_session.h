// Which UTC recording tells of the same session as a wall-clock recording, and by how much the clocks differ.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/assemble/source.h"

namespace freshlegs::analysis {

class SessionMatcher {
 public:
  struct Match {
    std::size_t source = 0;  ///< index into the list of sources
    UtcOffset offset{0};
  };
  explicit SessionMatcher(const std::vector<Source>& sources);

  /// The best fit under any offset in use on Earth; an offset that is not the `expected` one needs a closer
  /// fit.
  [[nodiscard]] std::optional<Match> find(const Source& wall, UtcOffset expected,
                                          OffsetSource expected_by) const;

 private:
  const std::vector<Source>& sources_;
  std::vector<std::pair<Instant, std::size_t>> by_start_;  ///< placed recordings only
};

}  // namespace freshlegs::analysis
