// One walk through an inbox: every folder worth watching and every file worth knowing.
#pragma once

#include <functional>
#include <string>
#include <system_error>

#include "daemon/files/folder.h"

namespace freshlegs::service {

using app::Entry;
using app::Folder;
using app::Signature;

struct ScanVisitor {
  /// Called before the folder is listed: a watch set here misses nothing that comes during the listing.
  std::function<void(const std::filesystem::path& folder)> enter;
  std::function<void(const std::string& path, const Signature& signature)> file;
  /// Whether a folder below `root` is looked into at all; none: every one.
  std::function<bool(const std::filesystem::path& folder)> wanted = {};
};

/// Walks `root` and up to `depth` levels of folders below it. Returns the error of the first folder that
/// could not be listed: the walk was then not complete. A subfolder that vanishes meanwhile is no error.
std::error_code scan(const Folder& disk, const std::filesystem::path& root, int depth,
                     const ScanVisitor& visitor);

}  // namespace freshlegs::service
