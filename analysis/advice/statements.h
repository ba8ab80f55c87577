// What is said of weeks and habits beside alerts and advice: each sentence with its rule and the studies behind it.
#pragma once

#include <span>
#include <string_view>

#include "analysis/advice/basis.h"

namespace freshlegs::analysis {

struct Statement {
  std::string_view about;  ///< "What tired legs cost a run"
  Basis basis;
};

/// In the order in which a reader meets them.
std::span<const Statement> statements();

}  // namespace freshlegs::analysis
