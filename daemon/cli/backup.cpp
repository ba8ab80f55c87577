#include "daemon/cli/care.h"

#include <chrono>

#include "storage/care.h"

namespace freshlegs::cli {

ExitCode backup(const std::string& path, Context& context) {
  auto database = context.database();
  if (!database) throw Failure(ExitCode::failed, "Nothing is recorded yet, so there is nothing to copy.");
  const auto today = date::floor<date::days>(std::chrono::system_clock::now());
  const std::filesystem::path to =
      path.empty()
          ? context.paths().data_dir / ("freshlegs-" + iso_day(WallTime(today.time_since_epoch())) + ".db")
          : std::filesystem::path(path);
  std::error_code none;
  if (std::filesystem::equivalent(to, context.paths().database, none))
    throw Failure(ExitCode::usage, "The copy cannot take the place of the database itself.");
  storage::back_up(*database, to);
  context.out << "Copied and checked: " << context.show(std::filesystem::absolute(to)) << "\n"
              << "To go back to it, stop freshlegsd and copy it over "
              << context.show(context.paths().database) << ".\n";
  return ExitCode::done;
}

}  // namespace freshlegs::cli
