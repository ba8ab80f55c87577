// What the commands say of days that no recording is from, and how lists date what is long ago.
#include "tests/unit/daemon/cli_home.h"

namespace freshlegs::cli {
namespace {

constexpr const char* kActivities =
    "Activity Type,Date,Title,Distance,Calories,Time,Avg HR\n"
    "Running,2025-12-05 07:30:00,Morning run,8.00,500,00:45:00,145\n"
    "Strength Training,2025-12-04 18:30:00,Gym,0.00,300,00:45:00,110\n"
    "Running,2026-10-12 07:30:00,Morning run,8.00,500,00:45:00,145\n";

class CliDays : public Cli {
 protected:
  void SetUp() override {
    ASSERT_EQ(run({"ingest", file("in/Activities.csv", kActivities).string()}), ExitCode::done) << err();
  }
  std::string says(const std::vector<std::string>& command) {
    EXPECT_EQ(run(command), ExitCode::done) << err();
    return out();
  }
};

TEST_F(CliDays, BeforeTheFirstAndAfterTheLastRecordingNothingIsCalledRest) {
  EXPECT_EQ(says({"summary", "2025-12-03"}),
            "Nothing was recorded yet on Wednesday 3 December 2025. The first day is Thursday\n"
            "4 December 2025:\n  freshlegs summary 2025-12-04\n");
  EXPECT_EQ(says({"summary", "2026-10-13"}),
            "Nothing is recorded on Tuesday 13 October 2026. The last day is Monday 12\n"
            "October 2026:\n  freshlegs summary 2026-10-12\n");
  EXPECT_NE(says({"summary", "2026-01-01"}).find("**Rest day.**"), std::string::npos) << "between them it was one";
}

TEST_F(CliDays, TheSentenceOfSuchADayIsTheSameAsJsonAndOnThePage) {
  EXPECT_NE(says({"summary", "2025-12-03", "--json"}).find("\"sentence\": \"Nothing was recorded yet.\""),
            std::string::npos)
      << out();
  EXPECT_NE(says({"summary", "2026-10-13", "--json"}).find("\"sentence\": \"Nothing is recorded of this day.\""),
            std::string::npos)
      << out();
  EXPECT_NE(says({"summary", "2026-01-01", "--json"}).find("\"sentence\": \"Rest day.\""), std::string::npos) << out();
  EXPECT_EQ(run({"note", "soreness", "3", "--on", "2026-10-14"}), ExitCode::done) << err();
  EXPECT_NE(says({"summary", "2026-10-14"}).find("**Nothing is recorded of this day.**\n"), std::string::npos) << out();
}

TEST_F(CliDays, ListsFitANarrowTerminal) {
  EXPECT_EQ(run({"note", "pain", "7", "--where", "shin", "--on", "2025-12-05"}), ExitCode::done) << err();
  columns_ = 40;
  for (const char* list : {"runs", "sessions", "alerts"}) {
    std::istringstream lines(says({list}));
    for (std::string line; std::getline(lines, line);)
      EXPECT_LE(line.size(), columns_) << list << ": " << line;
  }
}

TEST_F(CliDays, WhatWasNotedOfADayIsShownWhereverItLies) {
  EXPECT_EQ(run({"note", "pain", "7", "--where", "shin", "--on", "2026-10-14"}), ExitCode::done) << err();
  EXPECT_NE(says({"summary", "2026-10-14"}).find("**Pain:** 7 of 10 (shin)"), std::string::npos) << out();
}

TEST_F(CliDays, ListsShowTheYearOfWhatIsNotOfTheNewestYear) {
  EXPECT_EQ(run({"note", "pain", "7", "--where", "shin", "--on", "2025-12-05"}), ExitCode::done) << err();
  EXPECT_NE(says({"runs"}).find("\nMon 12 Oct "), std::string::npos) << out();
  EXPECT_NE(says({"runs", "--until", "2025-12-31"}).find("\n 5 Dec 2025  "), std::string::npos) << out();
  EXPECT_NE(says({"sessions"}).find("\n 4 Dec 2025  "), std::string::npos) << out();
  EXPECT_TRUE(says({"alerts"}).starts_with(" 5 Dec 2025  ")) << out();
  file(".config/freshlegs/config.toml", "dates = \"month-first\"\n");
  EXPECT_NE(says({"runs", "--until", "2025-12-31"}).find("\nDec 5, 2025   "), std::string::npos) << out();
  EXPECT_TRUE(says({"alerts"}).starts_with("Dec 5, 2025   ")) << out();
}

}  // namespace
}  // namespace freshlegs::cli
