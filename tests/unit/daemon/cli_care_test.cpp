#include <nlohmann/json.hpp>

#include "daemon/files/lock_file.h"
#include "tests/unit/daemon/cli_home.h"

namespace freshlegs::cli {
namespace {

using nlohmann::json;

constexpr const char* kHeader =
    "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\","
    "\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\","
    "\"duration_seconds\",\"rpe\"\n";

std::string squats_on(const std::string& day) {
  return "\"Legs\",\"" + day + ", 18:00\",\"" + day +
         ", 19:10\",\"\",\"Squat (Barbell)\",,\"\",0,\"normal\",62.5,8,,,8\n";
}

class CliCare : public Cli {
 protected:
  void take_in(const std::string& name, const std::string& rows) {
    ASSERT_EQ(run({"ingest", file(name, kHeader + rows).string()}), ExitCode::done) << err();
  }
  json sessions() {
    EXPECT_EQ(run({"sessions", "--json"}), ExitCode::done) << err();
    return json::parse(out())["sessions"];
  }
  std::string export_() {
    EXPECT_EQ(run({"export", "--json"}), ExitCode::done) << err();
    return out();
  }
  fs::path summary(const std::string& day) { return home_ / "FreshLegs/summaries" / (day + ".md"); }
};

TEST_F(CliCare, ForgettingIsUndoneByIdByDayAndByLast) {
  take_in("in/a.csv", squats_on("13 Oct 2026") + squats_on("14 Oct 2026"));
  const std::string before = export_();
  const std::string id = sessions()[0]["id"];
  ASSERT_TRUE(fs::exists(summary("2026-10-13")));

  EXPECT_EQ(run({"forget", id}), ExitCode::done) << err();
  EXPECT_EQ(sessions().size(), 1U);
  EXPECT_FALSE(fs::exists(summary("2026-10-13"))) << "nothing is left of that day";
  EXPECT_EQ(export_().find(id), std::string::npos);
  EXPECT_EQ(run({"forget", id, "--undo"}), ExitCode::done) << err();
  EXPECT_EQ(export_(), before);
  EXPECT_TRUE(fs::exists(summary("2026-10-13")));

  EXPECT_EQ(run({"forget", "--before", "2026-10-14"}), ExitCode::done) << err();
  EXPECT_EQ(sessions().size(), 1U);
  EXPECT_EQ(run({"forget", "--undo", "--before", "2026-10-14"}), ExitCode::done) << err();
  EXPECT_EQ(run({"forget", "--before", "2027-01-01"}), ExitCode::done) << err();
  EXPECT_EQ(sessions().size(), 0U);
  EXPECT_EQ(run({"forget", "--undo"}), ExitCode::done) << err();
  EXPECT_EQ(export_(), before);
  EXPECT_EQ(run({"forget", "--undo"}), ExitCode::failed);
  EXPECT_EQ(run({"forget"}), ExitCode::usage);
}

TEST_F(CliCare, WhatIsPurgedStaysAwayThoughItsFileStillLiesThere) {
  take_in("in/a.csv", squats_on("13 Oct 2026"));
  take_in("in/b.csv", squats_on("14 Oct 2026"));
  const std::string id = sessions()[0]["id"];
  EXPECT_EQ(run({"forget", id, "--purge"}), ExitCode::done) << err();
  EXPECT_EQ(run({"forget", "--undo"}), ExitCode::failed) << "nothing can undo that";
  EXPECT_EQ(run({"ingest", (home_ / "in").string()}), ExitCode::done) << err();
  EXPECT_EQ(sessions().size(), 1U);
  EXPECT_EQ(export_().find("a.csv"), std::string::npos);
}

TEST_F(CliCare, ABackUpIsADatabaseOfItsOwn) {
  EXPECT_EQ(run({"backup"}), ExitCode::failed);
  take_in("in/a.csv", squats_on("13 Oct 2026"));
  const auto copy = home_ / "copy.db";
  EXPECT_EQ(run({"backup", copy.string()}), ExitCode::done) << err();
  EXPECT_GT(fs::file_size(copy), 0U);
  const auto database = home_ / ".local/share/freshlegs/freshlegs.db";
  EXPECT_EQ(run({"backup", database.string()}), ExitCode::usage);
  const std::string before = export_();
  fs::remove(database.string() + "-wal");
  fs::copy_file(copy, database, fs::copy_options::overwrite_existing);
  EXPECT_EQ(export_(), before);
}

TEST_F(CliCare, RebuildChangesNothingThatWasRight) {
  EXPECT_EQ(run({"rebuild"}), ExitCode::failed);
  take_in("in/a.csv", squats_on("13 Oct 2026") + squats_on("14 Oct 2026"));
  const std::string before = export_();
  fs::remove(summary("2026-10-13"));
  EXPECT_EQ(run({"rebuild"}), ExitCode::done) << err();
  EXPECT_EQ(out(), "Rebuilt from 2 recordings.\n");
  EXPECT_EQ(export_(), before);
  EXPECT_TRUE(fs::exists(summary("2026-10-13")));
}

TEST_F(CliCare, RejectedFilesAreListedUntilTheyAreReplaced) {
  EXPECT_EQ(run({"rejected"}), ExitCode::done);
  EXPECT_TRUE(out().starts_with("Every file was taken whole")) << out();
  const auto bad = file("in/bad.fit", "nothing of the kind");
  EXPECT_EQ(run({"ingest", bad.string()}), ExitCode::done);
  EXPECT_EQ(run({"rejected"}), ExitCode::done);
  EXPECT_TRUE(out().starts_with("bad.fit (rejected)\n")) << out();
  EXPECT_EQ(run({"rejected", "--json"}), ExitCode::done);
  const auto list = json::parse(out());
  EXPECT_EQ(list["schema"], "freshlegs.rejected/1");
  EXPECT_EQ(list["files"][0]["outcome"], "rejected");
  EXPECT_FALSE(fs::is_empty(home_ / ".local/state/freshlegs/rejected"));
  take_in("in/bad.fit", squats_on("13 Oct 2026"));
  EXPECT_EQ(run({"rejected", "--json"}), ExitCode::done);
  EXPECT_TRUE(json::parse(out())["files"].empty());
  EXPECT_TRUE(fs::is_empty(home_ / ".local/state/freshlegs/rejected"));
}

TEST_F(CliCare, DoctorNamesWhatIsWrongAndWhatToDo) {
  EXPECT_EQ(run({"doctor"}), ExitCode::failed) << "there is no inbox yet";
  EXPECT_NE(out().find("freshlegs init"), std::string::npos) << out();
  EXPECT_EQ(run({"init"}), ExitCode::done);
  EXPECT_EQ(run({"doctor"}), ExitCode::done) << out();
  fs::permissions(home_ / ".local/share/freshlegs", fs::perms::all);
  EXPECT_EQ(run({"doctor", "--json"}), ExitCode::failed);
  bool named = false;
  const auto report = json::parse(out());
  for (const auto& check : report["checks"])
    named = named || (check["what"] == "privacy" && check["result"] == "problem");
  EXPECT_TRUE(named) << out();
  file(".config/freshlegs/config.toml", "shwo = 1\n");
  EXPECT_EQ(run({"doctor"}), ExitCode::failed);
  EXPECT_NE(out().find("line 1"), std::string::npos) << out();
}

TEST_F(CliCare, InitOpensOtherFoldersForTheUnitAndDoctorComparesThem) {
  EXPECT_EQ(run({"init"}), ExitCode::done);
  const auto drop_in = home_ / ".config/systemd/user/freshlegsd.service.d/folders.conf";
  EXPECT_FALSE(fs::exists(drop_in));
  file(".config/freshlegs/config.toml", "summaries = \"~/Sport/days\"\n");
  EXPECT_EQ(run({"doctor"}), ExitCode::failed) << out();
  EXPECT_EQ(run({"init"}), ExitCode::done);
  EXPECT_TRUE(fs::exists(drop_in));
  EXPECT_EQ(run({"doctor"}), ExitCode::done) << out();
  file(".config/freshlegs/config.toml", "");
  EXPECT_EQ(run({"init"}), ExitCode::done);
  EXPECT_FALSE(fs::exists(drop_in)) << "no longer needed";
}

TEST_F(CliCare, InitSaysHowARunningServiceFollowsTheSettings) {
  EXPECT_EQ(run({"init"}), ExitCode::done);
  const auto lock = app::LockFile::take(home_ / ".local/share/freshlegs/freshlegsd.lock");
  ASSERT_TRUE(lock);
  EXPECT_EQ(run({"init"}), ExitCode::done);
  EXPECT_NE(out().find("systemctl --user reload freshlegsd"), std::string::npos) << out();
  file(".config/freshlegs/config.toml", "summaries = \"~/Sport/days\"\n");
  EXPECT_EQ(run({"init"}), ExitCode::done);
  EXPECT_NE(out().find("systemctl --user restart freshlegsd"), std::string::npos) << "a wider unit: " << out();
}

TEST_F(CliCare, TwoSessionsAreMergedAndTakenApartAgain) {
  take_in("in/a.csv", squats_on("13 Oct 2026"));
  take_in("in/b.csv", squats_on("14 Oct 2026"));
  const std::string before = export_();
  const std::string first = sessions()[0]["id"], second = sessions()[1]["id"];
  EXPECT_EQ(run({"merge", first, second}), ExitCode::done) << err();
  ASSERT_EQ(sessions().size(), 1U);
  const auto parts = sessions()[0]["recordings"];
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(run({"merge", first, second}), ExitCode::usage) << "they are one already";

  const std::string id = sessions()[0]["id"];
  EXPECT_EQ(run({"split", id, "b.csv"}), ExitCode::done) << err();
  EXPECT_EQ(sessions().size(), 2U);
  EXPECT_EQ(run({"split", second, "b.csv", "--undo"}), ExitCode::done) << err();
  EXPECT_EQ(sessions().size(), 1U);
  EXPECT_EQ(run({"split", id, "c.csv"}), ExitCode::usage);
  EXPECT_EQ(run({"merge", first, second, "--undo"}), ExitCode::done) << err();
  EXPECT_EQ(export_(), before);
}

}  // namespace
}  // namespace freshlegs::cli
