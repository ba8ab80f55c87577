// The names of tests/cases/exercise: as the apps and their users write them, one a line with the movement it
// is.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "ingest/exercise/exercise.h"

namespace freshlegs {
namespace {

constexpr std::array<std::string_view, 22> kMovements{
    "unknown",        "squat",        "lunge",   "hinge",      "olympic", "hip_thrust",
    "knee_extension", "knee_flexion", "calf",    "plyometric", "swing",   "hip",
    "back_extension", "leg_raise",    "carry",   "whole_body", "core",    "upper",
    "cardio",         "run",          "warm_up", "legs"};

TEST(ExerciseNames, AreTheMovementThatTheListSays) {
  std::size_t names = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(FRESHLEGS_TESTS_DIR) /
                                                               "cases" / "exercise")) {
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      const auto tab = line.find('\t');
      ASSERT_NE(tab, std::string::npos) << entry.path() << ": " << line;
      const auto found = find_exercise(line.substr(0, tab));
      EXPECT_EQ(kMovements[static_cast<std::size_t>(found ? found->movement : Movement::unknown)],
                line.substr(tab + 1))
          << line.substr(0, tab);
      ++names;
    }
  }
  EXPECT_GT(names, 500U);
}

}  // namespace
}  // namespace freshlegs
