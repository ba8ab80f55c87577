// What the athlete notes reaches the runs, the alerts and the export, by command and by table.
#include <nlohmann/json.hpp>

#include "daemon/cli/note_words.h"
#include "tests/unit/daemon/cli_home.h"

namespace freshlegs::cli {
namespace {

using nlohmann::json;

constexpr const char* kActivities =
    "Activity Type,Date,Title,Distance,Calories,Time,Avg HR\n"
    "Running,2026-10-15 07:30:00,Morning run,8.00,500,00:45:00,145\n"
    "Running,2026-10-12 07:30:00,Morning run,8.00,500,00:45:00,145\n";

class CliNote : public Cli {
 protected:
  void take_in(const std::string& name, const std::string& text) {
    ASSERT_EQ(run({"ingest", file("in/" + name, text).string()}), ExitCode::done) << err();
  }
  json runs() {
    EXPECT_EQ(run({"runs", "--json"}), ExitCode::done);
    return json::parse(out())["runs"];
  }
  json alerts() {
    EXPECT_EQ(run({"alerts", "--json"}), ExitCode::done);
    return json::parse(out())["alerts"];
  }
};

TEST_F(CliNote, GoesWithTheRunOfItsDayUntilItIsTakenBack) {
  take_in("Activities.csv", kActivities);
  EXPECT_EQ(run({"note", "rpe", "7", "pain", "3", "--where", "left knee", "--on", "2026-10-15"}),
            ExitCode::done)
      << err();
  EXPECT_NE(out().find("Rpe 7 of 10, the run of Thursday 15 October 2026"), std::string::npos) << out();
  EXPECT_NE(out().find("Ease off, or stop if it grows."), std::string::npos) << out();
  const auto found = runs();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1]["rpe"], 7.0);
  EXPECT_EQ(found[1]["load"]["session_rpe"], 7 * 45.0);
  EXPECT_EQ(found[1]["pain"]["where"], "left knee");
  EXPECT_TRUE(found[0]["rpe"].is_null());
  EXPECT_EQ(run({"note"}), ExitCode::done);
  EXPECT_NE(out().find("2026-10-15  pain 3 of 10  left knee"), std::string::npos) << out();
  EXPECT_EQ(run({"note", "--undo"}), ExitCode::done);
  EXPECT_TRUE(runs()[1]["pain"].is_null());
  EXPECT_EQ(runs()[1]["rpe"], 7.0);
}

TEST_F(CliNote, ADaysWordNeedsNoRun) {
  take_in("Activities.csv", kActivities);
  EXPECT_EQ(run({"note", "sleep", "6:30", "mood", "4", "--on", "2026-10-13"}), ExitCode::done) << err();
  EXPECT_NE(out().find("Sleep 6.5 h, Tuesday 13 October 2026"), std::string::npos) << out();
  EXPECT_EQ(run({"note", "rpe", "6", "--on", "2026-10-13"}), ExitCode::usage);
  EXPECT_NE(err().find("no run"), std::string::npos) << err();
  EXPECT_EQ(run({"export", "--json"}), ExitCode::done);
  const auto labels = json::parse(out())["labels"];
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels[0]["what"], "mood");
  EXPECT_EQ(labels[1]["value"], 6.5);
}

TEST_F(CliNote, TheSameComesAsATable) {
  take_in("Activities.csv", kActivities);
  take_in("notes.csv", "date,rpe,pain,where,mood\n2026-10-15,6,2,calf,7\n2026-10-12,4,,,8\n");
  const auto found = runs();
  EXPECT_EQ(found[0]["rpe"], 4.0);
  EXPECT_EQ(found[1]["rpe"], 6.0);
  EXPECT_EQ(found[1]["pain"]["where"], "calf");
}

TEST_F(CliNote, RefusesWhatCannotBeNoted) {
  take_in("Activities.csv", kActivities);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"rpe", "11"}, {"rpe"}, {"sorenes", "3"}, {"mood", "good"}, {"sleep", "25"}}) {
    std::vector<std::string> typed{"note"};
    typed.insert(typed.end(), words.begin(), words.end());
    EXPECT_EQ(run(typed), ExitCode::usage) << words.front();
  }
  EXPECT_EQ(read_notes({"sorenes", "3"}).error(), "\"sorenes\" cannot be noted; did you mean \"soreness\"?");
  EXPECT_EQ(read_notes({"illness", "yes"})->at(0).value, 5);
}

}  // namespace
}  // namespace freshlegs::cli
