// What the commands say of days that no recording is from, and how lists date what is long ago.
#include "daemon/words/numbers.h"
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

TEST_F(CliDays, AnswersFitANarrowTerminal) {
  EXPECT_EQ(run({"note", "pain", "7", "--where", "shin", "--on", "2025-12-05"}), ExitCode::done) << err();
  const auto list = file("in/Activities.csv", kActivities).string(),
             unread = file("in/no.fit", "none").string();
  columns_ = 40;
  const std::vector<std::vector<std::string>> commands{
      {"runs"},   {"sessions"}, {"alerts"}, {"inspect", list}, {"ingest", list, unread},
      {"status"}, {"label", "2025-12-04", "legs"}, {"today", "--at", "2025-12-04 20:00"}};
  for (const auto& command : commands) {
    std::istringstream lines(says(command));
    for (std::string line; std::getline(lines, line);) {
      const bool whole = line.starts_with("freshlegs ");  // a command is copied, so no line of it is broken
      EXPECT_TRUE(whole || app::width(line) <= columns_) << command.front() << ": " << line;
    }
  }
}

TEST_F(CliDays, ANarrowTodayGivesUpItsDotsFirst) {
  says({"label", "2025-12-04", "legs"});
  const std::vector<std::string> today{"today", "--at", "2025-12-04 20:00"};
  EXPECT_NE(says(today).find("CHANCE LEGS ARE BACK"), std::string::npos) << out();
  columns_ = 60;
  EXPECT_NE(says(today).find("START            LEGS BACK"), std::string::npos) << out();
  columns_ = 40;
  EXPECT_NE(says(today).find("; LEGS BACK "), std::string::npos) << out();
}

TEST_F(CliDays, TheLastWordOfIngestFitsTheTerminal) {
  columns_ = 40;
  out_is_terminal_ = true;
  EXPECT_NE(says({"ingest", (home_ / "in").string()})
                .find("The newest day is Monday 12 October\n2026. Read it: freshlegs summary\n"),
            std::string::npos)
      << out();
}

TEST_F(CliDays, WhatStatusCountsGoesOnBeneathItself) {
  columns_ = 40;
  EXPECT_NE(says({"status"}).find("FILES    1 taken in, 0 duplicates,\n         0 not taken, 0 waiting,\n         0 ignored\n"),
            std::string::npos)
      << out();
  columns_ = 80;
  EXPECT_NE(says({"status"}).find("FILES    1 taken in, 0 duplicates, 0 not taken, 0 waiting, 0 ignored\n"),
            std::string::npos)
      << out();
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
