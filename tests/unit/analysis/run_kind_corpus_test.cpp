// Kinds of real runs against labels given by hand, from pace and heart rate minute by minute, climbing and what came
// before. They were not given blind: what the program said stood beside them. Runs that could be called two things
// have both; three of which a person could not tell are not in the list. Files are named by the beginning of their
// SHA-256.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/assemble.h"
#include "analysis/assemble/align.h"
#include "analysis/fold.h"
#include "ingest/file_content.h"

namespace freshlegs::analysis {
namespace {

namespace fs = std::filesystem;
using Accepted = std::array<RunKind, 2>;

/// Of the folders that MANIFEST lists as histories, by the athlete: kinds are judged against own usual runs.
const std::map<std::string, Accepted> kFirstAthlete{
    {"f66246adb58a", {RunKind::easy, RunKind::easy}},
    {"95291bc14e14", {RunKind::long_run, RunKind::hilly}},
    {"9d4e0f745738", {RunKind::easy, RunKind::easy}},
    {"ce8e44140893", {RunKind::tempo, RunKind::tempo}},
    {"efc5b2d0e83a", {RunKind::easy, RunKind::easy}},
    {"dca40e85505f", {RunKind::tempo, RunKind::tempo}},
    {"167e8b03b379", {RunKind::tempo, RunKind::tempo}},
    {"803ff42e8f91", {RunKind::easy, RunKind::easy}},
    {"b4b75ab00694", {RunKind::easy, RunKind::easy}},
    {"7ba27ea31f08", {RunKind::easy, RunKind::easy}},
    {"a6f392caf777", {RunKind::cool_down, RunKind::cool_down}},
    {"2b58eafdbcf9", {RunKind::easy, RunKind::easy}},
    {"81853e5d4328", {RunKind::easy, RunKind::easy}},
    {"7d1977a1032e", {RunKind::easy, RunKind::easy}},
    {"0b5a58c6a7d4", {RunKind::long_run, RunKind::tempo}},
    {"830e5e198baa", {RunKind::long_run, RunKind::hilly}},
    {"ee9bdb68d151", {RunKind::easy, RunKind::easy}},
    {"fff5b6fba6e1", {RunKind::long_run, RunKind::hilly}},
    {"211730a53e7e", {RunKind::easy, RunKind::easy}},
    {"7322e2e0a8e5", {RunKind::cool_down, RunKind::cool_down}},
    {"8603c5d0eb0f", {RunKind::long_run, RunKind::hilly}},
    {"ed49d739d90f", {RunKind::easy, RunKind::easy}},
    {"040375b71640", {RunKind::cool_down, RunKind::cool_down}},
    {"fff2c18b5d47", {RunKind::hilly, RunKind::hilly}},
    {"b0e1f808ce6d", {RunKind::easy, RunKind::easy}},
    {"fdae20fb0506", {RunKind::cool_down, RunKind::cool_down}},
    {"8942837a1f96", {RunKind::easy, RunKind::long_run}},
    {"1af2fd1269a5", {RunKind::easy, RunKind::easy}},
    {"871803a4bfe2", {RunKind::easy, RunKind::easy}},
    {"56e296feb9fc", {RunKind::long_run, RunKind::long_run}},
    {"17eff2d3342f", {RunKind::easy, RunKind::easy}},
    {"9e9f87d0081f", {RunKind::easy, RunKind::easy}},
    {"bea95c548f8d", {RunKind::easy, RunKind::easy}},
    {"3ccfb4989570", {RunKind::long_run, RunKind::hilly}},
    {"20b92173a546", {RunKind::hilly, RunKind::easy}},
    {"3d8d31577305", {RunKind::easy, RunKind::long_run}},
    {"a9d2b3e09cf4", {RunKind::easy, RunKind::easy}},
    {"ac129f9dcafd", {RunKind::cool_down, RunKind::cool_down}},
    {"84da3917f35e", {RunKind::intervals, RunKind::intervals}},
    {"c2c5a7c58e1b", {RunKind::cool_down, RunKind::cool_down}},
    {"898e495b067f", {RunKind::easy, RunKind::easy}},
    {"905f5f43fbf4", {RunKind::cool_down, RunKind::cool_down}},
    {"911a22a74e26", {RunKind::long_run, RunKind::long_run}},
    {"a154117d4517", {RunKind::easy, RunKind::easy}},
    {"435fe91ecb82", {RunKind::long_run, RunKind::hilly}},
    {"25b918f38a4e", {RunKind::hilly, RunKind::easy}},
    {"e17d598a6f51", {RunKind::easy, RunKind::easy}},
    {"f3dbf7be30b0", {RunKind::easy, RunKind::easy}},
    {"4ce47c84a955", {RunKind::cool_down, RunKind::cool_down}},
    {"cbf784795aa2", {RunKind::easy, RunKind::easy}},
};
const std::map<std::string, Accepted> kSecondAthlete{
    {"38e42766ea59", {RunKind::easy, RunKind::easy}},
    {"56fc949953fe", {RunKind::long_run, RunKind::tempo}},
    {"616a4a901ed9", {RunKind::easy, RunKind::long_run}},
    {"aaeea579b29e", {RunKind::easy, RunKind::easy}},
    {"e28f90a73b8b", {RunKind::long_run, RunKind::tempo}},
    {"0a9291572cd5", {RunKind::easy, RunKind::easy}},
    {"27ff467d1401", {RunKind::long_run, RunKind::tempo}},
};

struct History {
  std::vector<KnownRecording> known;
  std::vector<Recording> bodies;
};

History read_folder(const fs::path& folder) {
  History history;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto name = entry.path().filename().string();
    auto content = read_file(std::as_bytes(std::span(bytes)), name);
    for (auto& recording : content.recordings) {
      history.known.push_back({recording.head, {{name}, sha256(std::as_bytes(std::span(bytes)))}});
      history.bodies.push_back(std::move(recording));
    }
  }
  return history;
}

/// How many of the labelled runs are in the history, and how many were recognised.
std::pair<int, int> recognised(const History& history, const std::map<std::string, Accepted>& labels) {
  Fold fold({}, {}, history.known);
  for (const auto& plan : assemble(history.known, {}, {})) {
    Activity activity{plan, {}};
    for (const auto& part : plan.parts) activity.parts.push_back(history.bodies[part.recording]);
    align(activity);
    fold.step(plan, extract(activity));
  }
  int found = 0, right = 0;
  for (const auto& run : fold.findings().runs) {
    const auto& file = history.known[run.plan.parts.front().recording].file;
    const auto label = labels.find(hex(file.sha256, 12));
    if (label == labels.end()) continue;
    ++found;
    const bool same = std::ranges::find(label->second, run.kind) != label->second.end();
    right += same;
    if (!same)
      std::printf("%s of %s: %d for %d\n", label->first.c_str(), iso_utc(run.plan.start).c_str(),
                  static_cast<int>(run.kind), static_cast<int>(label->second.front()));
  }
  return {found, right};
}

TEST(RunKindCorpus, NineOfTenRealRunsAreWhatAPersonCallsThem) {
  const char* corpus = std::getenv("FRESHLEGS_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "FRESHLEGS_CORPUS names no folder of real exports.";
  int found = 0, right = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(corpus) / "fit")) {
    if (!entry.is_directory()) continue;
    const auto history = read_folder(entry.path());
    for (const auto* labels : {&kFirstAthlete, &kSecondAthlete}) {
      const auto [f, r] = recognised(history, *labels);
      found += f;
      right += r;
    }
  }
  std::printf("kinds: %d of %d labelled runs\n", right, found);
  EXPECT_EQ(found, static_cast<int>(kFirstAthlete.size() + kSecondAthlete.size()));
  EXPECT_GE(right, .9 * found);
}

}  // namespace
}  // namespace freshlegs::analysis
