// freshlegs-demo DIR: a season of the simulated athlete as files, to try the product on.
#include <CLI/CLI.hpp>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/sim/demo_season.h"

namespace freshlegs::sim {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string folder, until, truth;
  std::uint64_t seed = 1;
  int weeks = 16;
};

void write(const fs::path& path, std::span<const std::byte> bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": " + std::strerror(errno));
}

/// A file is as old as the export would be, so that "all but the last two days" can be told by mtime.
void age(const fs::path& path, Instant available_at) {
  const auto since_epoch = available_at.time_since_epoch();
  fs::last_write_time(path, std::chrono::file_clock::from_sys(std::chrono::sys_time<Millis>(since_epoch)));
}

date::local_days last_day(const Options& options) {
  if (options.until.empty()) {
    const auto today = std::chrono::floor<date::days>(std::chrono::system_clock::now().time_since_epoch());
    return date::local_days(today - date::days(1));
  }
  const auto day = parse_day(options.until);
  if (!day) throw CLI::ValidationError("--until", "not a date like 2026-10-15: " + options.until);
  return *day;
}

void run(const Options& options) {
  const Season season = make_season(demo_season(options.seed, last_day(options), options.weeks));
  const fs::path folder = options.folder;
  fs::create_directories(folder);
  std::size_t bytes = 0;
  for (const auto& file : season.files) {
    write(folder / file.name, file.bytes);
    age(folder / file.name, file.available_at);
    bytes += file.bytes.size();
  }
  if (!options.truth.empty()) {
    const std::string truth = to_json(season.truth);
    write(options.truth, std::as_bytes(std::span(truth)));
  }
  std::printf("%zu files, %.1f MB, %zu runs, %zu strength sessions, %d weeks until %s\n", season.files.size(),
              static_cast<double>(bytes) / 1e6, season.truth.runs.size(), season.truth.sessions.size(),
              options.weeks, iso_day(last_day(options) + Millis(0)).c_str());
}

}  // namespace
}  // namespace freshlegs::sim

int main(int argc, char** argv) {
  freshlegs::sim::Options options;
  CLI::App app(
      "Writes a season of a simulated athlete: FIT files of a watch, a strap and a phone, and a Strong CSV");
  app.add_option("DIR", options.folder, "Folder for the files, made if missing")->required();
  app.add_option("--seed", options.seed, "Another athlete; the same seed and date give the same bytes")
      ->capture_default_str();
  app.add_option("--until", options.until, "Last day, YYYY-MM-DD (default: yesterday)");
  app.add_option("--weeks", options.weeks, "Length")->check(CLI::Range(5, 260))->capture_default_str();
  app.add_option("--truth", options.truth, "Also write what is true of the athlete, as JSON");
  try {
    app.parse(argc, argv);
    freshlegs::sim::run(options);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "freshlegs-demo: %s\n", error.what());
    return 1;
  }
  return 0;
}
