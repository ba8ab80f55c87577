// Writes the twelve-hour FIT file of the benchmarks: fit_season_file PATH [developer]
#include <cstdlib>
#include <fstream>

#include "tests/bench/fit_season.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const auto file = freshlegs::bench::twelve_hours(argc > 2);
  std::ofstream out(argv[1], std::ios::binary);
  out.write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
  return out.flush() ? EXIT_SUCCESS : EXIT_FAILURE;
}
