// What the catalogue does not know, the athlete says once.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/daemon/cli_home.h"

namespace freshlegs::cli {
namespace {

class CliExercise : public Cli {
 protected:
  void take_in() {
    const auto log = file("in/log.csv",
                          "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps\n"
                          "2026-10-14 18:00:00,Evening,1h,Zorbo Máquina,1,60,8\n"
                          "2026-10-14 18:00:00,Evening,1h,Zorbo Máquina,2,60,8\n"
                          "2026-10-14 18:00:00,Evening,1h,Zorbo Máquina,3,60,8\n");
    ASSERT_EQ(run({"ingest", log.string()}), ExitCode::done) << err();
  }
  std::string legs() {
    EXPECT_EQ(run({"sessions", "--json"}), ExitCode::done);
    return nlohmann::json::parse(out())["sessions"][0]["legs"];
  }
};

TEST_F(CliExercise, AnUnknownNameIsAskedAboutUntilItIsSettled) {
  take_in();
  EXPECT_EQ(legs(), "unknown");
  EXPECT_EQ(run({"status"}), ExitCode::done);
  EXPECT_NE(out().find("Zorbo"), std::string::npos) << out();
  EXPECT_NE(out().find("freshlegs exercise"), std::string::npos) << out();
  EXPECT_EQ(run({"exercise"}), ExitCode::done);
  EXPECT_NE(out().find("Zorbo"), std::string::npos) << out();

  EXPECT_EQ(run({"exercise", "zorbo maquina", "80%"}), ExitCode::done) << err();
  EXPECT_EQ(legs(), "legs");
  EXPECT_EQ(run({"status"}), ExitCode::done);
  EXPECT_EQ(out().find("Zorbo"), std::string::npos) << out();
  EXPECT_EQ(run({"exercise"}), ExitCode::done);
  EXPECT_NE(out().find("Every exercise"), std::string::npos) << out();

  EXPECT_EQ(run({"exercise", "Zorbo Máquina", "--undo"}), ExitCode::done) << err();
  EXPECT_EQ(legs(), "unknown");
  EXPECT_EQ(run({"exercise", "Zorbo Máquina", "--undo"}), ExitCode::failed);
}

TEST_F(CliExercise, AShareIsFromNoneToAll) {
  take_in();
  for (const char* share : {"2", "-0.1", "130%", "much"})
    EXPECT_EQ(run({"exercise", "Zorbo Máquina", share}), ExitCode::usage) << share;
  EXPECT_EQ(run({"exercise", "Zorbo Máquina"}), ExitCode::usage);
  EXPECT_EQ(run({"exercise", "Zorbo Máquina", "0"}), ExitCode::done) << err();
  EXPECT_NE(legs(), "unknown");
}

}  // namespace
}  // namespace freshlegs::cli
