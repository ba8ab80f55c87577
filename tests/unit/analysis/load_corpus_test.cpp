// TRIMP of real files against GoldenCheetah 3.5, with its conventions: the mean heart rate, the men's .64,
// the seconds in which it saw movement, rest 55, maximum 190. Its figures were read from the cache it keeps
// of its rides.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "analysis/assemble.h"
#include "analysis/features.h"
#include "ingest/file_content.h"

namespace freshlegs::analysis {
namespace {

namespace fs = std::filesystem;

struct Theirs {
  double moving_s = 0, mean_bpm = 0, trimp = 0;
};

std::map<std::string, Theirs> theirs() {
  std::ifstream in(fs::path(FRESHLEGS_TESTS_DIR) / "cases/load/goldencheetah.tsv");
  std::map<std::string, Theirs> rides;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string sha256;
    Theirs ride;
    fields >> sha256 >> ride.moving_s >> ride.mean_bpm >> ride.trimp;
    rides[sha256] = ride;
  }
  return rides;
}

Features features_of(Recording recording) {
  const std::vector<KnownRecording> known{{recording.head, {}}};
  Activity activity{assemble(known, {}, {}).front(), {}};
  activity.parts.push_back(std::move(recording));
  return extract(activity);
}

double trimp(double mean_bpm, double seconds) {
  const double reserve = (mean_bpm - 55) / (190 - 55);
  return seconds / 60 * reserve * .64 * std::exp(1.92 * reserve);
}

TEST(LoadCorpus, AgreesWithGoldenCheetahByItsConventions) {
  const char* corpus = std::getenv("FRESHLEGS_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "FRESHLEGS_CORPUS names no folder of real exports.";
  const auto rides = theirs();
  int found = 0, agree = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(corpus) / "fit")) {
    if (entry.path().extension() != ".fit") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto content = std::as_bytes(std::span(bytes));
    const auto ride = rides.find(hex(sha256(content), 12));
    if (ride == rides.end()) continue;
    auto read = read_file(content, entry.path().filename().string());
    ASSERT_EQ(read.recordings.size(), 1U) << ride->first;
    const auto mean_bpm = features_of(std::move(read.recordings.front())).avg_heart_rate_bpm;
    ASSERT_TRUE(mean_bpm) << ride->first;
    ++found;
    const double ours = trimp(*mean_bpm, ride->second.moving_s);
    if (std::abs(ours / ride->second.trimp - 1) <= .02)
      ++agree;
    else
      std::printf("%s: %.1f, GoldenCheetah %.1f (mean %.1f bpm, GoldenCheetah %.1f)\n", ride->first.c_str(),
                  ours, ride->second.trimp, *mean_bpm, ride->second.mean_bpm);
  }
  std::printf("TRIMP within 2 %% of GoldenCheetah: %d of %d\n", agree, found);
  EXPECT_EQ(found, static_cast<int>(rides.size()));
  EXPECT_GE(agree, .95 * found);
}

}  // namespace
}  // namespace freshlegs::analysis
