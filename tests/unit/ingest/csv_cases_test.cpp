// Every sample of tests/cases/csv is read and compared with the .expected.json beside it: a new dialect needs
// a sample and its expectation, no test code. What is compared is written out on failure, ready to be copied.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "csv_content.h"

namespace freshlegs {
namespace {

namespace fs = std::filesystem;
using csv_test::describe, csv_test::read_sample, csv_test::totals;
using nlohmann::ordered_json;

std::vector<fs::path> samples_in(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() != ".json") found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

ordered_json load(const fs::path& path) {
  std::ifstream file(path);
  return ordered_json::parse(file, nullptr, false);
}

TEST(CsvCases, EachSampleReadsAsExpected) {
  const auto samples = samples_in(fs::path(FRESHLEGS_TESTS_DIR) / "cases" / "csv");
  ASSERT_FALSE(samples.empty());
  for (const auto& sample : samples) {
    const auto actual = describe(read_sample(sample));
    const fs::path expected = sample.string() + ".expected.json";
    if (std::getenv("FRESHLEGS_WRITE_EXPECTED") != nullptr)
      std::ofstream(expected) << actual.dump(1) << "\n";  // for a person to read and to keep
    EXPECT_EQ(load(expected), actual) << sample << "\n" << actual.dump(1);
  }
}

TEST(CsvCases, EachCorpusFileHasTheTotalsWrittenDownForIt) {
  const char* corpus = std::getenv("FRESHLEGS_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "FRESHLEGS_CORPUS names no folder of real exports.";
  const auto expected = load(fs::path(FRESHLEGS_TESTS_DIR) / "cases" / "csv" / "corpus.json");
  ASSERT_FALSE(expected.empty());
  for (const auto& [file, value] : expected.items()) {
    const fs::path path = fs::path(corpus) / "csv" / file;
    ASSERT_TRUE(fs::exists(path)) << path;
    EXPECT_EQ(value.dump(), totals(read_sample(path)).dump()) << file;
  }
}

}  // namespace
}  // namespace freshlegs
