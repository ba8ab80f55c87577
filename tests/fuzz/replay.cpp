// All targets without libFuzzer, the same inputs every time: seeds, every found crash, prefixes, and mutations by a
// generator of fixed seed. Part of ./check; under the sanitizer presets it searches what a short fuzz run would.
//   fuzz_replay TESTS [MUTATIONS]      fuzz_replay TESTS --write DIR   seeds as files, to begin a libFuzzer run with
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <random>
#include <string>

#include "tests/fuzz/seeds.h"
#include "tests/fuzz/targets.h"
#include "tests/support/fit_writer.h"

namespace {

using namespace freshlegs::fuzz;
namespace fs = std::filesystem;
using Random = std::minstd_rand;

std::size_t pick(Random& random, std::size_t below) { return below == 0 ? 0 : random() % below; }

void change_once(Seed& bytes, const std::vector<Seed>& seeds, Random& random) {
  const std::size_t at = pick(random, bytes.size());
  const auto here = bytes.begin() + static_cast<std::ptrdiff_t>(at);
  const std::size_t length = 1 + pick(random, 24);
  switch (pick(random, 7)) {
    case 0:
      if (!bytes.empty()) bytes[at] ^= static_cast<std::byte>(1U << pick(random, 8));
      break;
    case 1:
      if (!bytes.empty()) bytes[at] = static_cast<std::byte>(random());
      break;
    case 2:
      if (!bytes.empty()) bytes[at] = pick(random, 2) == 0 ? std::byte{0xFF} : std::byte{0};
      break;
    case 3:
      bytes.erase(here, here + static_cast<std::ptrdiff_t>(std::min(length, bytes.size() - at)));
      break;
    case 4: {
      const Seed piece(here, here + static_cast<std::ptrdiff_t>(std::min(length, bytes.size() - at)));
      bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(pick(random, bytes.size() + 1)), piece.begin(),
                   piece.end());
      break;
    }
    case 5:
      bytes.resize(at);
      break;
    default: {  // goes on as another seed does
      const Seed& other = seeds[pick(random, seeds.size())];
      const auto from = other.begin() + static_cast<std::ptrdiff_t>(pick(random, other.size()));
      bytes.resize(at);
      bytes.insert(bytes.end(), from, other.end());
    }
  }
}

Seed mutated(const std::vector<Seed>& seeds, std::string_view target, Random& random) {
  Seed bytes = seeds[pick(random, seeds.size())];
  for (std::size_t i = 1 + pick(random, 4); i > 0; --i) change_once(bytes, seeds, random);
  const bool whole = bytes.size() > 16 && std::memcmp(bytes.data() + 8, ".FIT", 4) == 0;
  if (target == "fit" && whole && pick(random, 8) != 0) freshlegs::test::repair_fit(bytes);
  return bytes;
}

std::size_t replay(const Target& target, const fs::path& tests, std::size_t mutations) {
  const auto seeds = seeds_of(target.name, tests);
  std::size_t runs = 0;
  for (const auto& seed : seeds) {
    const std::size_t step = 1 + seed.size() / 64;
    for (std::size_t length = 0; length <= seed.size(); length += step, ++runs)
      target.run(std::span(seed).first(length));
    target.run(seed);
  }
  Random random(20260401);
  for (; mutations > 0; --mutations, ++runs) target.run(mutated(seeds, target.name, random));
  return runs;
}

void write_seeds(const fs::path& tests, const fs::path& folder) {
  for (const auto& target : kTargets) {
    fs::create_directories(folder / target.name);
    std::size_t n = 0;
    for (const auto& seed : seeds_of(target.name, tests)) {
      std::ofstream out(folder / target.name / ("seed" + std::to_string(n++)), std::ios::binary);
      out.write(reinterpret_cast<const char*>(seed.data()), static_cast<std::streamsize>(seed.size()));
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const fs::path tests = argv[1];
  if (argc == 4 && std::string_view(argv[2]) == "--write") {
    write_seeds(tests, argv[3]);
    return 0;
  }
  std::size_t mutations = 4000;
  if (argc > 2) std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), mutations);
  for (const auto& target : kTargets)
    std::printf("%-10s %zu inputs\n", std::string(target.name).c_str(), replay(target, tests, mutations));
  return 0;
}
