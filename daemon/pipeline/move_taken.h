// For those who ask for it: files that were taken move to a folder "processed" of their inbox. Never over another
// file, never one that is not, to the byte, what was taken, and across file systems only once the copy is proven.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "daemon/files/folder.h"

namespace freshlegs::app {

inline constexpr const char* kProcessed = "processed";

/// Where it lies now; else one sentence why it stayed, empty when it is another file by now and will be read again.
struct Moved {
  std::optional<std::filesystem::path> to;
  std::string why;
};
/// `taken`: the file as it was when it was read. A link is left alone: it may point from where it is.
Moved move_taken(const std::filesystem::path& file, const std::filesystem::path& inbox, const Signature& taken);

}  // namespace freshlegs::app
