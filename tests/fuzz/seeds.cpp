#include "tests/fuzz/seeds.h"

#include <algorithm>
#include <fstream>

#include "storage/series.h"
#include "tests/support/archive_writer.h"
#include "tests/support/fit_writer.h"

namespace freshlegs::fuzz {
namespace {

namespace fs = std::filesystem;
using test::BaseType;
using test::ints;

Seed seed_of(std::string_view text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return {first, first + text.size()};
}

std::string text_of_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Files below a folder that are no expectations, by name.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() != ".json") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// A strength session and a run with a pod, beats, stored heart rate and a night: every reader has work.
Seed fit_of_everything() {
  constexpr std::uint32_t kStart = 1'100'000'000;
  test::FitWriter w;
  w.define(0, 0, {{0, BaseType::enum8}, {1, BaseType::uint16}, {2, BaseType::uint16}, {4, BaseType::uint32}});
  w.message(0, {4, 1, 4024, kStart});
  w.define(1, 206, {{0, BaseType::uint8}, {1, BaseType::uint8}, {2, BaseType::uint8}, {3, BaseType::string, 12},
                    {8, BaseType::string, 8}});
  w.message(1, {0, 1, 0x84, "Form Power", "Watts"}).message(1, {0, 2, 0x88, "RS_Power_AVG", "W"});
  w.define(2, 20, {{253, BaseType::uint32}, {3, BaseType::uint8}, {73, BaseType::uint32}, {4, BaseType::uint8}},
           {{1, 0, BaseType::uint16}, {2, 0, BaseType::float32}});
  w.define(3, 20, {{8, BaseType::byte, 3}, {3, BaseType::uint8}}, {}, std::endian::big);
  w.define(4, 78, {{0, BaseType::uint16, 10}});
  for (std::uint32_t i = 0; i < 12; ++i) {
    w.message(2, {kStart + i, 120 + i, 3000, 85, 60, 210.5});
    if (i % 3 == 0) w.compressed(3, static_cast<std::uint8_t>(i), {ints({1, 0x20, 3}), 121});
    if (i % 4 == 0) w.message(4, {ints({812, 805, 65535})});
  }
  w.define(5, 132, {{253, BaseType::uint32}, {6, BaseType::uint8}, {9, BaseType::uint32}}).message(5, {kStart, 120, 4000});
  w.define(5, 132, {{6, BaseType::uint8, 4}, {10, BaseType::byte, 6}})
      .message(5, {ints({121, 122, 123, 124}), ints({1, 2, 3, 4, 5, 6})});
  w.define(6, 225, {{254, BaseType::uint32}, {6, BaseType::uint32}, {5, BaseType::uint8}, {3, BaseType::uint16},
                    {7, BaseType::uint16, 6}, {11, BaseType::uint16}})
      .message(6, {kStart, kStart, 1, 8, ints({28, 0, 65534}), 0});
  w.define(7, 27, {{254, BaseType::uint16}, {0, BaseType::string, 8}, {10, BaseType::uint16}}).message(7, {0, "Squat", 28});
  w.define(8, 371, {{253, BaseType::uint32}, {0, BaseType::uint16}}).message(8, {kStart, 5000});
  w.define(9, 19, {{253, BaseType::uint32}, {2, BaseType::uint32}, {7, BaseType::uint32}}).message(9, {kStart + 9, kStart, 9000});
  w.define(10, 18, {{253, BaseType::uint32}, {2, BaseType::uint32}, {5, BaseType::enum8}, {7, BaseType::uint32}});
  w.message(10, {kStart + 6, kStart, 1, 6000}).message(10, {kStart + 12, kStart + 6, 10, 6000});
  w.define(11, 34, {{253, BaseType::uint32}, {5, BaseType::uint32}}).message(11, {kStart + 12, kStart + 3612});
  auto file = w.finish();
  const auto copy = file;
  file.insert(file.end(), copy.begin(), copy.end());  // chained
  return file;
}

std::vector<Seed> series_seeds() {
  std::vector<Seed> seeds;
  for (int kind = 0; kind < 4; ++kind) {
    std::vector<std::int32_t> values;
    for (int i = 0; i < 50; ++i)
      values.push_back(kind == 0 ? 140 : kind == 1 ? 3 * i : i % 7 == 0 ? INT32_MIN : i * i * 1000);
    if (kind == 3) values.clear();
    const auto bytes = storage::encode_series(values);
    seeds.emplace_back(bytes.begin(), bytes.end());
  }
  return seeds;
}

std::vector<Seed> made(std::string_view target) {
  if (target == "fit") return {fit_of_everything()};
  if (target == "series") return series_seeds();
  if (target == "config")
    return {seed_of("inbox = [\"~/a\"]\nunits = \"miles\"\n[exercises]\n\"Sled\" = 0.7\n"),
            seed_of("[notifications]\nenabled = false\nquiet = \"22:00-07:00\"\n")};
  if (target != "archives") return {};
  const auto fit = fit_of_everything();
  const std::string run(reinterpret_cast<const char*>(fit.data()), fit.size());
  const auto zip = test::make_zip({{"a/1.fit", run}, {"2.fit.gz", test::make_gzip(run)}, {"empty", ""}});
  return {seed_of(zip), seed_of(test::make_gzip(run)), seed_of(test::make_zip({{"in.zip", zip}}))};
}

}  // namespace

std::vector<Seed> seeds_of(std::string_view target, const fs::path& tests) {
  auto seeds = made(target);
  if (target == "csv" || target == "dialects") {
    std::size_t n = 0;
    for (const auto& file : files_below(tests / "cases" / "csv")) {
      const std::string first(target == "dialects" ? 1 : 0, static_cast<char>(n++));
      seeds.push_back(seed_of(first + text_of_file(file)));
    }
  }
  for (const auto& file : files_below(tests / "fuzz" / "found" / target)) seeds.push_back(seed_of(text_of_file(file)));
  return seeds;
}

}  // namespace freshlegs::fuzz
