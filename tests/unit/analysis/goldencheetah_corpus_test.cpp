// Load and heart-rate variability of real files against GoldenCheetah 3.5. Its figures were read from the
// cache that it keeps of its rides; files are named by the beginning of their SHA-256.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "analysis/assemble.h"
#include "analysis/features.h"
#include "analysis/hrv/artefacts.h"
#include "analysis/hrv/variability.h"
#include "ingest/file_content.h"

namespace freshlegs::analysis {
namespace {

namespace fs = std::filesystem;
using Table = std::map<std::string, std::array<double, 3>>;  ///< three figures of each file

Table table(const char* name) {
  std::ifstream in(fs::path(FRESHLEGS_TESTS_DIR) / "cases/goldencheetah" / name);
  Table rides;
  std::string line, sha256;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    fields >> sha256;
    for (double& figure : rides[sha256]) fields >> figure;
  }
  return rides;
}

/// Calls for each recording that is in the table; returns how many there were.
int each(const char* corpus, const Table& rides,
         const std::function<void(Recording, const Table::value_type&)>& with) {
  int found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(corpus) / "fit")) {
    if (entry.path().extension() != ".fit") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto content = std::as_bytes(std::span(bytes));
    const auto ride = rides.find(hex(sha256(content), 12));
    if (ride == rides.end()) continue;
    auto read = read_file(content, entry.path().filename().string());
    EXPECT_EQ(read.recordings.size(), 1U) << ride->first;
    with(std::move(read.recordings.front()), *ride);
    ++found;
  }
  return found;
}

Features features_of(Recording recording) {
  const std::vector<KnownRecording> known{{recording.head, {}}};
  Activity activity{assemble(known, {}, {}).front(), {}};
  activity.parts.push_back(std::move(recording));
  return extract(activity);
}

/// By its conventions: the mean heart rate, the men's .64, the seconds in which it saw movement, rest 55,
/// maximum 190.
double trimp(double mean_bpm, double seconds) {
  const double reserve = (mean_bpm - 55) / (190 - 55);
  return seconds / 60 * reserve * .64 * std::exp(1.92 * reserve);
}

TEST(GoldenCheetahCorpus, LoadAgreesWithinTwoPerCentByItsConventions) {
  const char* corpus = std::getenv("FRESHLEGS_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "FRESHLEGS_CORPUS names no folder of real exports.";
  const auto rides = table("trimp.tsv");
  int agree = 0;
  const int found = each(corpus, rides, [&](Recording recording, const auto& ride) {
    const auto [moving_s, mean_bpm, theirs] = ride.second;
    const double mean = features_of(std::move(recording)).avg_heart_rate_bpm.value_or(0),
                 ours = trimp(mean, moving_s);
    if (std::abs(ours / theirs - 1) <= .02)
      ++agree;
    else
      std::printf("%s: %.1f, GoldenCheetah %.1f (mean %.1f and %.1f bpm)\n", ride.first.c_str(), ours, theirs,
                  mean, mean_bpm);
  });
  std::printf("TRIMP within 2 %% of GoldenCheetah: %d of %d\n", agree, found);
  EXPECT_EQ(found, static_cast<int>(rides.size()));
  EXPECT_GE(agree, .95 * found);
}

// It leaves out what it takes for artefacts, we put it right: so RMSSD may differ where many were found.
TEST(GoldenCheetahCorpus, VariabilityAgreesWhereBeatsAreCleanEnoughToBeUsed) {
  const char* corpus = std::getenv("FRESHLEGS_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "FRESHLEGS_CORPUS names no folder of real exports.";
  const auto rides = table("hrv.tsv");
  int clean = 0, close = 0;
  const int found = each(corpus, rides, [&](const Recording& recording, const auto& ride) {
    std::vector<double> rr;
    for (const auto ms : recording.rr.interval_ms) rr.push_back(ms / 1000.0);
    const auto beats = correct_beats(std::move(rr));
    const auto [mean_ms, sdnn_ms, rmssd_ms] = ride.second;
    const double mean = 1000 * *mean_rr(beats.rr), spread = 1000 * *sdnn(beats.rr),
                 steps = 1000 * *rmssd(beats.rr);
    std::printf("%s, %.3f artefacts: mean %.1f and %.1f ms, SDNN %.1f and %.1f, RMSSD %.1f and %.1f\n",
                ride.first.c_str(), beats.share(), mean, mean_ms, spread, sdnn_ms, steps, rmssd_ms);
    if (beats.share() >= .05) return;  // the gate of resting_heart()
    ++clean;
    EXPECT_NEAR(mean, mean_ms, .005 * mean_ms) << ride.first;
    EXPECT_NEAR(spread, sdnn_ms, .04 * sdnn_ms) << ride.first;
    close += std::abs(steps - rmssd_ms) <= 3;
  });
  EXPECT_EQ(found, static_cast<int>(rides.size()));
  EXPECT_GE(clean, 6);
  EXPECT_GE(close, clean - 1);
}

}  // namespace
}  // namespace freshlegs::analysis
