// Damaged recordings, read again from the files they came from, where those still lie unchanged.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "daemon/config/settings.h"

namespace freshlegs::storage {
class Database;
}

namespace freshlegs::app {

struct Mended {
  std::size_t recordings = 0;
  std::vector<std::string> lost;  ///< one sentence each
};

/// Reads every blob (slow) and mends what it can.
Mended mend_damaged(storage::Database& database, const Settings& settings);

}  // namespace freshlegs::app
