// freshlegs.rejected/1: the files that were not taken, or not whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/file_content.h"

namespace freshlegs::storage {
class Database;
}

namespace freshlegs::app::views {

struct NotTaken {
  /// damaged: what could be read was kept. refused: nothing was read (a folder, a pipe, too big).
  enum class Outcome : std::uint8_t { rejected, damaged, refused, deferred } outcome{};
  std::string name;
  std::vector<std::string> names;  ///< sorted
  std::optional<Hash> sha256;
  Rejection reason;
};

std::string_view word(NotTaken::Outcome outcome);
/// By name, then outcome.
std::vector<NotTaken> not_taken(storage::Database& database);
std::string rejected_json(const std::vector<NotTaken>& files);

}  // namespace freshlegs::app::views
