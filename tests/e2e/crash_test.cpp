// Killed in the middle of work and started again: nothing is lost, nothing doubled.
#include <gtest/gtest.h>
#include <signal.h>

#include <cstdlib>
#include <random>

#include "tests/e2e/room.h"

namespace freshlegs::e2e {
namespace {

TEST(Crash, killed_during_ingest_and_started_again_it_ends_as_if_nothing_had_been) {
  const auto season = season_files();
  ASSERT_FALSE(season.early.empty()) << "run through ctest, which makes the season";
  Room calm;
  calm.run({FRESHLEGS, "ingest", season_folder().string()});

  Room room;
  const auto files = season.all();
  // FRESHLEGS_KILL_CYCLES=200 for the long version.
  const char* asked = std::getenv("FRESHLEGS_KILL_CYCLES");
  const int cycles = asked ? std::atoi(asked) : 50;
  const std::size_t step = files.size() / static_cast<std::size_t>(cycles) + 1;
  std::size_t dropped = 0;
  std::mt19937 random(20261015);
  for (int cycle = 0; cycle < cycles; ++cycle) {
    room.start();
    for (const std::size_t end = std::min(files.size(), dropped + step); dropped < end; ++dropped)
      room.drop(files[dropped]);
    // Not at the same stage each time: before settling, while reading, while analysing, after.
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 250));
    room.kill();
  }
  room.start();
  ASSERT_TRUE(room.settles(files.size())) << room.service->said();
  for (const char* command : {"runs", "sessions", "alerts", "export"})
    EXPECT_EQ(room.json(command), calm.json(command)) << command;
}

}  // namespace
}  // namespace freshlegs::e2e
