// The newest part of a history says what the whole would say, whatever arrives late.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "daemon/pipeline/analyser.h"
#include "daemon/pipeline/intake.h"
#include "daemon/views/lists.h"
#include "daemon/views/summary_files.h"
#include "storage/cache.h"
#include "storage/database.h"
#include "storage/facts.h"
#include "storage/statements.h"
#include "tests/sim/demo_season.h"

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;

constexpr int kWeeks = 44, kLate = 14, kInPart = 5;
constexpr std::size_t kSessionsBack[] = {3, 30, 45};

class NewestPart : public testing::Test {
 protected:
  NewestPart() {
    std::string pattern = (fs::temp_directory_path() / "newest_XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const auto config = sim::demo_season(7, date::local_days(date::year(2026) / 6 / 14), kWeeks);
    for (const auto& file : sim::make_season(config).files) {
      std::ofstream out(folder_ / file.name, std::ios::binary);
      out.write(reinterpret_cast<const char*>(file.bytes.data()),
                static_cast<std::streamsize>(file.bytes.size()));
      files_.push_back(folder_ / file.name);
    }
    database_.emplace(folder_ / "db", storage::Database::Options{.access = storage::Access::create});
  }
  ~NewestPart() override {
    database_.reset();
    fs::remove_all(folder_);
  }

  void take(const std::vector<fs::path>& files) {
    Intake intake(*database_, settings_);
    for (const auto& file : files) {
      intake.take(file);
      if (intake.full()) intake.commit();
    }
    intake.commit();
  }

  std::map<std::string, std::string> summaries(const Knowledge& knowledge, const std::string& name) {
    Settings settings = settings_;
    settings.summaries = folder_ / name;
    write_summaries(knowledge, settings);
    std::map<std::string, std::string> texts;
    for (const auto& entry : fs::directory_iterator(settings.summaries)) {
      if (entry.path().filename() == "report.html") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      texts[entry.path().filename().string()] = std::string(std::istreambuf_iterator<char>(in), {});
    }
    fs::remove_all(settings.summaries);
    return texts;
  }

  /// True when it was said from a part.
  bool expect_as_from_the_whole(const std::string& what) {
    const Knowledge newest = analyse_newest(*database_, settings_, {}, {}, kDaysKept, 1);
    const Knowledge whole = analyse(*database_, settings_, {}, {});
    EXPECT_EQ(summaries(newest, "newest"), summaries(whole, "whole")) << what;
    if (!newest.part) return false;
    views::Filter since;
    since.since = newest.part->days_from;
    EXPECT_EQ(views::runs_json(newest, since), views::runs_json(whole, since)) << what;
    EXPECT_EQ(views::sessions_json(newest, since), views::sessions_json(whole, since)) << what;
    std::vector<std::string> told, should;
    for (const auto& a : newest.findings.alerts)
      if (a.time >= newest.part->since) told.push_back(a.id);
    for (const auto& a : whole.findings.alerts)
      if (a.time >= newest.part->since) should.push_back(a.id);
    EXPECT_EQ(told, should) << what;
    EXPECT_LT(newest.findings.runs.size(), whole.findings.runs.size()) << what;
    return true;
  }

  fs::path folder_;
  std::vector<fs::path> files_;
  Settings settings_;
  std::optional<storage::Database> database_;
};

TEST_F(NewestPart, FeaturesMadeAtReadingAreThoseOfTheStoredRecordings) {
  take(files_);
  storage::Database reader(folder_ / "db", {.access = storage::Access::read});
  const auto runs = analyse(reader, settings_, {}, {}).findings.runs;
  const auto features_of_runs = [&] {
    std::vector<std::optional<storage::Bytes>> found;
    for (const auto& run : runs)
      found.push_back(storage::Cache(*database_).features(run.plan.key, analysis::kFeatureVersion));
    return found;
  };
  const auto at_reading = features_of_runs();
  {
    storage::Transaction transaction(*database_);
    storage::Cache(*database_).clear();
    transaction.commit();
  }
  analyse(*database_, settings_, {}, {});
  const auto of_stored = features_of_runs();
  ASSERT_GT(runs.size(), 40U);
  std::size_t alone = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].plan.parts.size() > 1) continue;
    ++alone;
    EXPECT_EQ(at_reading[i], of_stored[i]) << runs[i].plan.id;
  }
  EXPECT_GT(alone, runs.size() / 2) << "else nothing was tested";
}

TEST_F(NewestPart, SaysWhatTheWholeSaysWhicheverFileIsLate) {
  // Names begin with the day: the two newest recordings come last, as they do in life; the others in any order.
  std::ranges::sort(files_);
  std::ranges::stable_partition(files_, [](const fs::path& file) { return file.extension() != ".fit"; });
  std::shuffle(files_.begin(), files_.end() - 2, std::mt19937(20261127));
  take({files_.begin(), files_.end() - kLate});
  analyse(*database_, settings_, {}, {});  // takes the checkpoints
  int in_part = 0;
  for (auto file = files_.end() - kLate; file != files_.end(); ++file) {
    take({*file});
    in_part += expect_as_from_the_whole(file->filename().string());
  }
  EXPECT_GE(in_part, kInPart) << "else nothing was tested";
}

TEST_F(NewestPart, WhatIsSaidOfASessionReachesForwardOnly) {
  take(files_);
  const auto whole = analyse(*database_, settings_, {}, {});
  ASSERT_GT(whole.findings.sessions.size(), 20U);
  int in_part = 0;
  for (const std::size_t back : kSessionsBack) {
    const auto& session = whole.findings.sessions[whole.findings.sessions.size() - back];
    const auto recording = whole.recordings[session.plan.parts.front().recording].head.hash;
    storage::Statements said(*database_);
    std::int64_t number = 0;
    {
      storage::Transaction transaction(*database_);
      number = said.say({.kind = storage::Statement::Kind::label,
                         .recording = recording,
                         .label = storage::SessionLabel::upper,
                         .said = {}});
      transaction.commit();
    }
    in_part += expect_as_from_the_whole("said");
    {
      storage::Transaction transaction(*database_);
      said.take_back(number);
      transaction.commit();
    }
    in_part += expect_as_from_the_whole("taken back");
  }
  EXPECT_GE(in_part, 2);
}

TEST_F(NewestPart, OtherSettingsBeginAnew) {
  take(files_);
  analyse(*database_, settings_, {}, {});
  EXPECT_TRUE(analyse_newest(*database_, settings_, {}, {}, kDaysKept, 1).part);
  EXPECT_FALSE(analyse_newest(*database_, settings_, {}, {}, kDaysKept, 100'000).part) << "small histories whole";
  settings_.profile.hr_max_bpm = 171;
  EXPECT_FALSE(analyse_newest(*database_, settings_, {}, {}, kDaysKept, 1).part);
  EXPECT_TRUE(expect_as_from_the_whole("with another maximum"));
}

TEST_F(NewestPart, ADatabaseThatAnotherProgramWritesToKeepsNoStateOfBefore) {
  take({files_.begin(), files_.end() - 1});
  analyse(*database_, settings_, {}, {});
  {
    storage::Database other(folder_ / "db", {.access = storage::Access::write});
    Intake intake(other, settings_);
    intake.take(files_.back());
    intake.commit();
  }
  expect_as_from_the_whole("written elsewhere");
}

}  // namespace
}  // namespace freshlegs::app
