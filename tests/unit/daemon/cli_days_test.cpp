// What the commands say of days that no recording is from, and how lists date what is long ago.
#include "tests/unit/daemon/cli_home.h"

namespace freshlegs::cli {
namespace {

constexpr const char* kActivities =
    "Activity Type,Date,Title,Distance,Calories,Time,Avg HR\n"
    "Running,2025-12-05 07:30:00,Morning run,8.00,500,00:45:00,145\n"
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
  EXPECT_EQ(says({"summary", "2025-12-04"}),
            "Nothing was recorded yet on Thursday 4 December 2025. The first day is Friday 5\n"
            "December 2025:\n  freshlegs summary 2025-12-05\n");
  EXPECT_EQ(says({"summary", "2026-10-13"}),
            "Nothing is recorded on Tuesday 13 October 2026. The last day is Monday 12\n"
            "October 2026:\n  freshlegs summary 2026-10-12\n");
  EXPECT_NE(says({"summary", "2026-01-01"}).find("**Rest day.**"), std::string::npos) << "between them it was one";
}

TEST_F(CliDays, WhatWasNotedOfADayIsShownWhereverItLies) {
  EXPECT_EQ(run({"note", "pain", "7", "--where", "shin", "--on", "2026-10-14"}), ExitCode::done) << err();
  EXPECT_NE(says({"summary", "2026-10-14"}).find("**Pain:** 7 of 10 (shin)"), std::string::npos) << out();
}

}  // namespace
}  // namespace freshlegs::cli
