#include "daemon/views/summary_files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "words_findings.h"

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;

class SummaryFiles : public testing::Test {
 protected:
  SummaryFiles() {
    std::string name = (fs::temp_directory_path() / "freshlegs-summaries-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    settings_.summaries = folder_ / "deep/summaries";
    knowledge_.recordings.resize(2);
    knowledge_.findings = history();
  }
  ~SummaryFiles() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(settings_.summaries / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path folder_;
  Settings settings_;
  Knowledge knowledge_;
};

TEST_F(SummaryFiles, WritesTheLastFourteenDaysAndTheLinks) {
  const auto changed = write_summaries(knowledge_, settings_);
  EXPECT_EQ(changed.size(), 3u * 14 + 3 + 1);
  EXPECT_EQ(fs::read_symlink(settings_.summaries / "latest.md"), "2026-09-28.md");
  EXPECT_TRUE(read("latest.md").starts_with("# Monday 28 September 2026"));
  for (const auto& entry : fs::directory_iterator(settings_.summaries))
    EXPECT_NE(entry.path().extension(), ".tmp") << entry.path();
}

TEST_F(SummaryFiles, TouchesOnlyWhatDiffers) {
  write_summaries(knowledge_, settings_);
  EXPECT_TRUE(write_summaries(knowledge_, settings_).empty());
  std::ofstream(settings_.summaries / "2026-09-24.md") << "scribble";
  EXPECT_EQ(write_summaries(knowledge_, settings_),
            std::vector<fs::path>{settings_.summaries / "2026-09-24.md"});
}

TEST_F(SummaryFiles, SurvivesWhatACrashLeftBehind) {
  fs::create_directories(settings_.summaries);
  std::ofstream(settings_.summaries / ".2026-09-24.md.tmp") << "half";
  fs::create_symlink("nowhere", settings_.summaries / ".latest.md.tmp");
  EXPECT_NO_THROW(write_summaries(knowledge_, settings_));
  EXPECT_TRUE(read("2026-09-24.md").starts_with("# Thursday 24 September 2026"));
}

TEST_F(SummaryFiles, KeepsEarlierDaysTrue) {
  write_summaries(knowledge_, settings_);
  std::ofstream(settings_.summaries / "2026-09-01.md") << "of an older day, from when less was known";
  EXPECT_EQ(write_summaries(knowledge_, settings_).size(), 3u) << "its .md, .json and .html";
  EXPECT_TRUE(read("2026-09-01.md").starts_with("# Tuesday 1 September 2026"));
}

TEST_F(SummaryFiles, NothingRecordedMakesNoFolder) {
  EXPECT_TRUE(write_summaries({}, settings_).empty());
  EXPECT_FALSE(fs::exists(settings_.summaries));
}

}  // namespace
}  // namespace freshlegs::app
