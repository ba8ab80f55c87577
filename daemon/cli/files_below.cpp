#include "daemon/cli/files_below.h"

#include <algorithm>

#include "daemon/cli/context.h"
#include "daemon/files/ignore_rules.h"
#include "daemon/words/numbers.h"

namespace freshlegs::cli {
namespace {

namespace fs = std::filesystem;

void collect(const fs::path& folder, std::vector<fs::path>& files) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (app::ignored_name(entry.path().filename().string())) continue;
    std::error_code gone;
    if (entry.is_directory(gone) && !entry.is_symlink(gone))
      folders.push_back(entry.path());
    else if (!entry.is_directory(gone))
      files.push_back(entry.path());
  }
  for (const auto& below : folders) collect(below, files);
}

}  // namespace

std::vector<fs::path> files_below(const fs::path& path) {
  if (!fs::exists(path))
    throw Failure(ExitCode::io, "There is no file or folder " + app::held(path.string()) + ".");
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  collect(path, files);
  std::ranges::sort(files);
  return files;
}

}  // namespace freshlegs::cli
