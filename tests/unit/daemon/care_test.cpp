// What is done around the facts: reason files, mending, forgetting for good, moving away.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "daemon/config/config_file.h"
#include "daemon/config/unit_folders.h"
#include "daemon/pipeline/intake.h"
#include "daemon/pipeline/mend.h"
#include "daemon/pipeline/move_taken.h"
#include "daemon/pipeline/reasons.h"
#include "storage/care.h"
#include "storage/connection.h"
#include "storage/database.h"
#include "tests/unit/daemon/intake_fixture.h"

namespace freshlegs::app {
namespace {

class CareOfFiles : public IntakeTest {
 protected:
  std::vector<std::string> reasons() {
    write_reasons(*database_, folder_ / "rejected");
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder_ / "rejected", none))
      names.push_back(entry.path().filename().string());
    return names;
  }
  static std::string read(const fs::path& path) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }
};

TEST_F(CareOfFiles, AReasonFileComesWithABadFileAndGoesWhenItIsReplaced) {
  const std::string junk = "not a recording";
  const auto path = write("in/bad.fit", std::as_bytes(std::span(junk)));
  ASSERT_EQ(take(path).outcome, Outcome::rejected);
  auto names = reasons();
  ASSERT_EQ(names.size(), 1U);
  EXPECT_TRUE(names[0].starts_with("bad.fit.") && names[0].ends_with(".reason.txt")) << names[0];
  const std::string text = read(folder_ / "rejected" / names[0]);
  EXPECT_TRUE(text.starts_with("bad.fit\nNot taken.\n")) << text;
  EXPECT_EQ(reasons().size(), 1U) << "again and again the same";
  write("in/bad.fit", run_file(kStart));
  ASSERT_EQ(take(path).outcome, Outcome::ingested);
  EXPECT_TRUE(reasons().empty());
}

TEST_F(CareOfFiles, AReasonFileHasAHarmlessName) {
  const std::string junk = "not a recording";
  ASSERT_EQ(take(write("in/line\nbreak.fit", std::as_bytes(std::span(junk)))).outcome, Outcome::rejected);
  const auto names = reasons();
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].find('\n'), std::string::npos);
}

TEST_F(CareOfFiles, WhatWasDeletedForGoodStaysOut) {
  const auto path = write("in/a.fit", run_file(kStart));
  ASSERT_EQ(take(path).outcome, Outcome::ingested);
  const auto head = storage::Facts(*database_).heads().heads.at(0).head;
  {
    storage::Transaction transaction(*database_);
    storage::Care(*database_).delete_for_good({head.hash});
    transaction.commit();
  }
  const auto again = take(path);
  EXPECT_EQ(again.outcome, Outcome::ignored);
  ASSERT_TRUE(again.reason);
  EXPECT_EQ(again.reason->code, "file.forgotten");
  EXPECT_TRUE(storage::Facts(*database_).heads().heads.empty());
}

TEST_F(CareOfFiles, ADamagedRecordingIsMendedFromItsFileWhereverThatWasSeen) {
  const auto path = write("in/a.fit", run_file(kStart));
  take(path);
  const auto damage = [&] {
    database_->connection().run("UPDATE fact_part SET blob = zeroblob(30) WHERE id % 1024 = 1");
  };
  damage();
  EXPECT_EQ(mend_damaged(*database_, {}).recordings, 1U);
  EXPECT_TRUE(storage::Care(*database_).broken().empty());
  damage();
  write("in/a.fit", run_file(kStart + 9000));  // another content under that name is no source
  const auto result = mend_damaged(*database_, {});
  EXPECT_EQ(result.recordings, 0U);
  EXPECT_EQ(result.lost.size(), 1U);
}

Environment home() {
  return [](const std::string& name) -> std::optional<std::string> {
    return name == "HOME" ? std::optional<std::string>("/home/me") : std::nullopt;
  };
}

TEST_F(CareOfFiles, MovingAwayNeverReplacesAnything) {
  const auto a = write("in/a.fit", run_file(kStart));
  const auto moved = move_taken(a, folder_ / "in", *DiskFolder().look(a));
  ASSERT_TRUE(moved.to) << moved.why;
  EXPECT_EQ(*moved.to, folder_ / "in/processed/a.fit");
  EXPECT_FALSE(fs::exists(a));
  const auto b = write("in/a.fit", run_file(kStart + 9000));
  const auto second = move_taken(b, folder_ / "in", *DiskFolder().look(b));
  ASSERT_TRUE(second.to) << second.why;
  EXPECT_EQ(second.to->filename(), "a (1).fit");
  EXPECT_EQ(read(*moved.to).size(), run_file(kStart).size());
  const auto deep = write("in/x/y/a.fit", run_file(kStart));
  EXPECT_EQ(move_taken(deep, folder_ / "in", *DiskFolder().look(deep)).to, folder_ / "in/processed/x/y/a.fit");
}

TEST_F(CareOfFiles, WhatCannotBeMovedStays) {
  const auto a = write("in/a.fit", run_file(kStart));
  write("in/processed", std::string_view());  // a file where the folder should be
  const auto moved = move_taken(a, folder_ / "in", *DiskFolder().look(a));
  EXPECT_FALSE(moved.to);
  EXPECT_FALSE(moved.why.empty());
  EXPECT_TRUE(fs::exists(a));
}

TEST_F(CareOfFiles, OnlyWhatWasTakenMoves) {
  const auto a = write("in/a.fit", run_file(kStart));
  const auto was = *DiskFolder().look(a);
  write("in/a.fit", run_file(kStart + 9000));
  EXPECT_FALSE(move_taken(a, folder_ / "in", was).to) << "another file by now";
  EXPECT_TRUE(fs::exists(a));
  fs::create_symlink(a, folder_ / "in/link.fit");
  EXPECT_FALSE(move_taken(folder_ / "in/link.fit", folder_ / "in", *DiskFolder().look(a)).to);
}

TEST_F(CareOfFiles, MovingToAnotherFileSystemProvesTheCopyFirst) {
  std::string other = "/dev/shm/care_XXXXXX";
  if (!::mkdtemp(other.data())) GTEST_SKIP() << "There is no second file system here.";
  const auto a = write("in/a.fit", run_file(kStart));
  const std::string bytes = read(a);
  fs::create_directory_symlink(other, folder_ / "in/processed");
  const auto moved = move_taken(a, folder_ / "in", *DiskFolder().look(a));
  ASSERT_TRUE(moved.to) << moved.why;
  EXPECT_FALSE(fs::exists(a));
  EXPECT_EQ(read(fs::path(other) / "a.fit"), bytes);
  fs::remove_all(other);
}

std::expected<Settings, ConfigError> settings_of(const std::string& text) {
  return parse_config(text, default_settings(home()), home());
}

TEST(ConfigWatch, SeveralFoldersEachWithItsOwnDepth) {
  const auto settings = settings_of(
      "[[watch]]\nfolder = \"~/Sync\"\ndepth = 1\nsettle_ms = 700\n"
      "[[watch]]\nfolder = \"/media/me/GARMIN/GARMIN/Activity\"\ncomes_and_goes = true\n");
  ASSERT_TRUE(settings) << settings.error().text;
  ASSERT_EQ(settings->watches.size(), 2U);
  EXPECT_EQ(settings->watches[0], (WatchFolder{"/home/me/Sync", 1, false}));
  EXPECT_TRUE(settings->watches[1].comes_and_goes);
  EXPECT_EQ(watched_folders(*settings).size(), 3U);
  EXPECT_EQ(lasting_folders(*settings).size(), 2U);
  EXPECT_EQ(settings->settle, std::chrono::milliseconds(700));
}

TEST(ConfigWatch, MistakesAreNamedWithTheirPlace) {
  const auto wrong = [](const std::string& text) {
    const auto settings = settings_of(text);
    EXPECT_FALSE(settings) << text;
    return settings ? ConfigError{} : settings.error();
  };
  EXPECT_EQ(wrong("[[watch]]\nfoldr = \"/a\"\n").line, 2);
  EXPECT_NE(wrong("[[watch]]\nfoldr = \"/a\"\n").text.find("did you mean \"folder\""), std::string::npos);
  EXPECT_NE(wrong("[[watch]]\nfolder = \"a\"\n").text.find("absolute"), std::string::npos);
  EXPECT_NE(wrong("[[watch]]\nfolder = \"/a\"\ndepth = 99\n").text.find("0 to 16"), std::string::npos);
  EXPECT_NE(wrong("[[watch]]\ndepth = 2\n").text.find("needs a folder"), std::string::npos);
}

TEST(UnitFolders, OnlyOtherFoldersThanTheUnitsOwnNeedADropIn) {
  auto settings = default_settings(home());
  const auto paths = default_paths(home());
  EXPECT_FALSE(unit_drop_in(settings, paths, home()));
  settings.summaries = "/home/me/My Sport/100%";
  const auto text = unit_drop_in(settings, paths, home());
  ASSERT_TRUE(text);
  EXPECT_NE(text->find("ReadWritePaths=\"-/home/me/My Sport/100%%\"\n"), std::string::npos) << *text;
  settings = default_settings(home());
  settings.move_taken = true;
  settings.watches = {{"/media/me/GARMIN", {}, true}};
  const auto moving = unit_drop_in(settings, paths, home());
  ASSERT_TRUE(moving);
  EXPECT_NE(moving->find("/home/me/FreshLegs/inbox\"\n"), std::string::npos) << *moving;
  EXPECT_EQ(moving->find("GARMIN"), std::string::npos) << "a watch is never written to";
}

}  // namespace
}  // namespace freshlegs::app
