// Why a file was not taken, or not whole, as a small text file each: NAME.HASH8.reason.txt in the state
// folder. Derived from the facts; one that no longer holds goes by itself.
#pragma once

#include <filesystem>

namespace freshlegs::storage {
class Database;
}

namespace freshlegs::app {

/// Brings the folder up to date. A folder that cannot be written is no reason to stop: the database and
/// `freshlegs rejected` say the same.
void write_reasons(storage::Database& database, const std::filesystem::path& folder);

}  // namespace freshlegs::app
