// What is done around the facts: reason files, mending, forgetting for good, moving away.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "daemon/config/unit_folders.h"
#include "daemon/pipeline/intake.h"
#include "daemon/pipeline/mend.h"
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

TEST(UnitFolders, OnlyOtherFoldersThanTheUnitsOwnNeedADropIn) {
  auto settings = default_settings(home());
  const auto paths = default_paths(home());
  EXPECT_FALSE(unit_drop_in(settings, paths, home()));
  settings.summaries = "/home/me/My Sport/100%";
  const auto text = unit_drop_in(settings, paths, home());
  ASSERT_TRUE(text);
  EXPECT_NE(text->find("ReadWritePaths=\"-/home/me/My Sport/100%%\"\n"), std::string::npos) << *text;
}

}  // namespace
}  // namespace freshlegs::app
