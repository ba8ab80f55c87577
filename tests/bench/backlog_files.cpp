// backlog_files DIR COUNT [SECONDS] [PER_DAY] [FROM]: as many runs at one sample a second, as FIT files of a watch with running
// dynamics; an hour each and one a day unless it says otherwise. No two are alike.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "tests/support/fit_writer.h"

namespace {

using freshlegs::test::BaseType;
using freshlegs::test::FitWriter;

std::vector<std::byte> run(std::uint32_t start, int seconds, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> noise;
  FitWriter w;
  w.define(0, 0, {{0, BaseType::enum8}, {1, BaseType::uint16}, {2, BaseType::uint16}, {3, BaseType::uint32}, {4, BaseType::uint32}});
  w.message(0, {4, 1, 4024, 77, start});
  w.define(2, 20,
           {{253, BaseType::uint32}, {0, BaseType::sint32}, {1, BaseType::sint32}, {5, BaseType::uint32},
            {73, BaseType::uint32}, {78, BaseType::uint32}, {39, BaseType::uint16}, {41, BaseType::uint16},
            {85, BaseType::uint16}, {3, BaseType::uint8}, {4, BaseType::uint8}, {13, BaseType::sint8}});
  double metres = 0, hr = 90;
  const double pace = 2.7 + .2 * noise(random);
  for (int i = 0; i < seconds; ++i) {
    const double hill = std::sin(i / 240.0 + seed), speed = pace - .25 * hill + .03 * noise(random);
    metres += speed;
    hr += (118 + 14 * speed + 8 * hill - hr) / 60 + .3 * noise(random);
    w.message(2, {start + static_cast<unsigned>(i), 500000000 + 40 * i, 100000000 + static_cast<int>(30 * metres),
                  static_cast<int>(100 * metres), static_cast<int>(1000 * speed),
                  static_cast<int>(5 * (500 + 200 - 40 * std::cos(i / 240.0 + seed))),
                  static_cast<int>(800 + 20 * noise(random)), static_cast<int>(2480 + 30 * noise(random)),
                  static_cast<int>(10500 + 60 * noise(random)), static_cast<int>(hr),
                  static_cast<int>(84 + noise(random)), 18});
  }
  w.define(3, 18, {{253, BaseType::uint32}, {2, BaseType::uint32}, {5, BaseType::enum8}, {7, BaseType::uint32}});
  w.message(3, {start + static_cast<unsigned>(seconds), start, 1, seconds * 1000});
  return w.finish();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::filesystem::path folder = argv[1];
  const int count = std::atoi(argv[2]), seconds = argc > 3 ? std::atoi(argv[3]) : 3600;
  const double per_day = argc > 4 ? std::atof(argv[4]) : 1;
  std::filesystem::create_directories(folder);
  const int from = argc > 5 ? std::atoi(argv[5]) : 0;  // leaves out those before
  constexpr std::uint32_t kBegin = 1450000000;
  for (int i = from; i < count; ++i) {
    const auto start = kBegin + static_cast<std::uint32_t>(i * 86400.0 / per_day);
    const auto bytes = run(freshlegs::test::fit_time(start), seconds, static_cast<std::uint32_t>(i));
    char name[32];
    std::snprintf(name, sizeof name, "run-%06d.fit", i);
    std::ofstream out(folder / name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) return 1;
  }
  return 0;
}
