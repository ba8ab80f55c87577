#include "daemon/service/scan.h"

#include "daemon/files/ignore_rules.h"

namespace freshlegs::service {
namespace {

std::error_code walk(const Folder& disk, const std::filesystem::path& folder, int depth,
                     const ScanVisitor& visitor) {
  visitor.enter(folder);
  const auto entries = disk.list(folder);
  if (!entries) return entries.error();
  std::error_code first;
  for (const Entry& entry : *entries) {
    if (app::ignored_name(entry.name)) continue;
    const auto path = folder / entry.name;
    if (!entry.folder) {
      visitor.file(path.string(), entry.signature);
      continue;
    }
    if (depth == 0 || (visitor.wanted && !visitor.wanted(path))) continue;
    const auto error = walk(disk, path, depth - 1, visitor);
    if (error && error != std::errc::no_such_file_or_directory && !first) first = error;
  }
  return first;
}

}  // namespace

std::error_code scan(const Folder& disk, const std::filesystem::path& root, int depth,
                     const ScanVisitor& visitor) {
  return walk(disk, root, depth, visitor);
}

}  // namespace freshlegs::service
