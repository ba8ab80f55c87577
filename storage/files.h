// The two things about files that SQLite leaves to us. Internal to this room.
#pragma once

#include <filesystem>

namespace freshlegs::storage {

/// Makes an empty file that only its owner can read (health data), unless it is there already. SQLite gives
/// the files it puts beside a database the same mode. Throws Error.
void create_private_file(const std::filesystem::path& path);

/// NFS, CIFS or SMB: WAL needs shared memory, which these do not give (corruption was reported even with one
/// host).
[[nodiscard]] bool on_network_file_system(const std::filesystem::path& folder);

}  // namespace freshlegs::storage
