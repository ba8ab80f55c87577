#include <nlohmann/json.hpp>

#include "tests/unit/daemon/cli_home.h"

namespace freshlegs::cli {
namespace {

using nlohmann::json;

constexpr const char* kHeader =
    "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\","
    "\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\","
    "\"duration_seconds\",\"rpe\"\n";

/// An exercise that no catalogue knows, so nothing but the athlete can say what it was.
std::string set_at(const std::string& from, const std::string& to) {
  return "\"Evening\",\"" + from + "\",\"" + to + "\",\"\",\"Zorbo\",,\"\",0,\"normal\",62.5,8,,,8\n";
}

class CliLabel : public Cli {
 protected:
  void take_in(const std::string& rows) {
    const auto log = file("in/log.csv", kHeader + rows);
    ASSERT_EQ(run({"ingest", log.string()}), ExitCode::done) << err();
  }
  json sessions() {
    EXPECT_EQ(run({"sessions", "--json"}), ExitCode::done);
    return json::parse(out())["sessions"];
  }
};

TEST_F(CliLabel, SaysWhatASessionWasUntilItIsTakenBack) {
  take_in(set_at("14 Oct 2026, 18:00", "14 Oct 2026, 19:10"));
  EXPECT_EQ(sessions()[0]["legs"], "unknown");
  const std::string id = sessions()[0]["id"];

  EXPECT_EQ(run({"label", id, "legs"}), ExitCode::done) << err();
  EXPECT_NE(out().find(": a leg\nsession."), std::string::npos) << out();
  EXPECT_EQ(sessions()[0]["legs"], "legs");
  EXPECT_EQ(sessions()[0]["legs_source"], "label");
  EXPECT_EQ(run({"label", id, "upper"}), ExitCode::done) << err();
  EXPECT_EQ(sessions()[0]["legs"], "upper");

  EXPECT_EQ(run({"label", id, "--undo"}), ExitCode::done) << err();
  EXPECT_EQ(sessions()[0]["legs"], "legs") << "the word before counts again";
  EXPECT_EQ(run({"label", id, "--undo"}), ExitCode::done) << err();
  EXPECT_EQ(sessions()[0]["legs"], "unknown");
  EXPECT_EQ(run({"label", id, "--undo"}), ExitCode::failed);
  EXPECT_NE(err().find("Nothing was said"), std::string::npos) << err();
}

TEST_F(CliLabel, ADayIsEnoughWhereOnlyOneSessionIsMeant) {
  take_in(set_at("14 Oct 2026, 18:00", "14 Oct 2026, 19:10"));
  EXPECT_EQ(run({"label", "2026-10-14", "full"}), ExitCode::done) << err();
  EXPECT_EQ(sessions()[0]["legs"], "full");
  EXPECT_EQ(run({"label", "2026-10-15", "full"}), ExitCode::usage);
  EXPECT_EQ(
      err(),
      "freshlegs: Nothing is recorded on 2026-10-15. freshlegs sessions and freshlegs runs list the days.\n");
  EXPECT_EQ(run({"label", "2026-10-14", "planned"}), ExitCode::usage);
  EXPECT_NE(err().find("On 2026-10-14 there is only " + std::string(sessions()[0]["id"])), std::string::npos)
      << err();
}

TEST_F(CliLabel, DatesAreReadInTheAthletesOwnForm) {
  take_in(set_at("14 Oct 2026, 18:00", "14 Oct 2026, 19:10"));
  file(".config/freshlegs/config.toml", "dates = \"month-first\"\n");
  EXPECT_EQ(run({"label", "2026-10-14", "legs"}), ExitCode::done) << err();
  EXPECT_NE(out().find("\"Evening\" of Wednesday, October 14, 2026 ("), std::string::npos) << out();
  EXPECT_EQ(run({"note", "soreness", "3", "--on", "2026-10-14"}), ExitCode::done) << err();
  EXPECT_NE(out().find("Soreness 3 of 10, Wednesday, October 14, 2026."), std::string::npos) << out();
}

TEST_F(CliLabel, AnAmbiguousDayNamesTheChoices) {
  take_in(set_at("14 Oct 2026, 18:00", "14 Oct 2026, 19:10") +
          set_at("14 Oct 2026, 07:00", "14 Oct 2026, 08:10"));
  EXPECT_EQ(run({"label", "2026-10-14", "full"}), ExitCode::usage);
  for (const auto& session : sessions())
    EXPECT_EQ(run({"label", session["id"], "other"}), ExitCode::done) << err();
  EXPECT_EQ(run({"label", "2026-10-14", "full"}), ExitCode::usage);
  const auto complaint = err();
  for (const auto& session : sessions())
    EXPECT_NE(complaint.find(std::string(session["id"])), std::string::npos) << complaint;
  for (const char* told : {"(07:00, \"Evening\")", "(18:00, \"Evening\")", "Say which by its id."})
    EXPECT_NE(complaint.find(told), std::string::npos) << complaint;
}

TEST_F(CliLabel, WhatIsNeitherDayNorIdIsToldHowToWriteOne) {
  take_in(set_at("14 Oct 2026, 18:00", "14 Oct 2026, 19:10"));
  for (const char* name : {"yesterday", "14.10.2026", "2026-10-32"}) {
    EXPECT_EQ(run({"label", name, "legs"}), ExitCode::usage);
    EXPECT_EQ(err(),
              "freshlegs: There is no activity \"" + std::string(name) +
                  "\". Write a day as 2026-10-15, or an id from freshlegs sessions --json or freshlegs "
                  "runs --json.\n");
  }
  const std::string id = sessions()[0]["id"];
  EXPECT_EQ(run({"label", id.substr(0, id.size() - 1), "legs"}), ExitCode::usage);
  EXPECT_NE(err().find("Did you mean \"" + id + "\"?"), std::string::npos) << err();
}

TEST_F(CliLabel, AnEarlierIdStillResolvesByItsLetters) {
  take_in(set_at("14 Oct 2026, 18:00", "14 Oct 2026, 19:10"));
  const std::string id = sessions()[0]["id"];
  const std::string letters = id.substr(id.size() - 6);
  EXPECT_EQ(run({"label", "other-20261014-0500-" + letters, "legs"}), ExitCode::done) << err();
  EXPECT_EQ(sessions()[0]["legs"], "legs");
  EXPECT_EQ(run({"label", letters, "upper"}), ExitCode::done) << err();
  EXPECT_EQ(sessions()[0]["legs"], "upper");
}

TEST_F(CliLabel, RefusesWhatMakesNoSense) {
  EXPECT_EQ(run({"label", "2026-10-14", "legs"}), ExitCode::failed);
  EXPECT_TRUE(err().starts_with("freshlegs: Nothing is recorded yet.")) << err();
  take_in(set_at("14 Oct 2026, 18:00", "14 Oct 2026, 19:10"));
  const std::string id = sessions()[0]["id"];
  EXPECT_EQ(run({"label", id, "planned"}), ExitCode::usage) << "only a run can be planned";
  EXPECT_EQ(run({"label", id, "arms"}), ExitCode::usage);
  EXPECT_EQ(run({"label", id}), ExitCode::usage);
  EXPECT_EQ(run({"label", "run-20261014-0500-000000", "legs"}), ExitCode::usage);
}

TEST_F(CliLabel, ExportHoldsWhatCountsAndNotWhenItWasSaid) {
  take_in(set_at("14 Oct 2026, 18:00", "14 Oct 2026, 19:10"));
  EXPECT_EQ(run({"label", "2026-10-14", "legs"}), ExitCode::done);
  EXPECT_EQ(run({"export", "--json"}), ExitCode::done);
  const auto labels = json::parse(out())["labels"];
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_EQ(labels[0]["kind"], "label");
  EXPECT_EQ(labels[0]["label"], "legs");
  EXPECT_FALSE(labels[0].contains("said"));
  EXPECT_EQ(run({"label", "2026-10-14", "--undo"}), ExitCode::done);
  EXPECT_EQ(run({"export", "--json"}), ExitCode::done);
  EXPECT_TRUE(json::parse(out())["labels"].empty());
}

}  // namespace
}  // namespace freshlegs::cli
