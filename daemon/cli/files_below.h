// Which files a path stands for.
#pragma once

#include <filesystem>
#include <vector>

namespace freshlegs::cli {

/// The file itself, or every file in the folder and below, by path. Names that are never a recording (half
/// written, hidden, sync programs' own) are left out, as in an inbox; symbolic links to folders are not
/// followed. Throws std::filesystem::filesystem_error if the path is not there.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& path);

}  // namespace freshlegs::cli
