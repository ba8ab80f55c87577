// The exercise catalogue: names in seven languages, muscles, guesses of watches, titles.
#include "ingest/exercise/exercise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "csv_content.h"
#include "ingest/exercise/title.h"

namespace freshlegs {
namespace {

struct Named {
  const char* name;
  Movement movement;
};

Movement movement_of(std::string_view name) {
  const auto found = find_exercise(name);
  return found ? found->movement : Movement::unknown;
}

TEST(Exercise, EnglishNamesOfTheAppsFindTheirMovement) {
  const Named names[] = {{"Squat (Barbell)", Movement::squat},
                         {"Goblet Squat", Movement::squat},
                         {"Leg Press Horizontal (Machine)", Movement::squat},
                         {"Bulgarian Split Squat", Movement::lunge},
                         {"Walking Lunges", Movement::lunge},
                         {"Romanian Deadlift (Barbell)", Movement::hinge},
                         {"Clean and Jerk", Movement::olympic},
                         {"Hip Thrust", Movement::hip_thrust},
                         {"Lever Leg Extension", Movement::knee_extension},
                         {"Lying Leg Curl (Machine)", Movement::knee_flexion},
                         {"Calf Press on Seated Leg Press", Movement::calf},
                         {"Box Jump", Movement::plyometric},
                         {"Jump Rope", Movement::cardio},
                         {"Kettlebell Swing", Movement::swing},
                         {"Back Extension", Movement::back_extension},
                         {"Knee Raise Parallel Bars", Movement::leg_raise},
                         {"Bicycle Crunches", Movement::core},
                         {"Sit Ups", Movement::core},
                         {"Bench Press (Smith Machine)", Movement::upper},
                         {"Triceps Extension (Cable)", Movement::upper},
                         {"Bent Over One Arm Row (Dumbbell)", Movement::upper},
                         {"Rowing (Machine)", Movement::cardio},
                         {"Running (Treadmill)", Movement::run},
                         {"Glute Kickback (Machine)", Movement::hip},
                         {"Hamstring Stretch", Movement::warm_up}};
  for (const auto& [name, movement] : names) EXPECT_EQ(movement_of(name), movement) << name;
}

TEST(Exercise, OtherLanguagesFindTheirMovement) {
  const Named names[] = {{"Kniebeugen mit Langhantel", Movement::squat},
                         {"Beinbeuger liegend", Movement::knee_flexion},
                         {"Rumänisches Kreuzheben", Movement::hinge},
                         {"Bankdrücken", Movement::upper},
                         {"Presse à cuisses", Movement::squat},
                         {"Fentes bulgares", Movement::lunge},
                         {"Soulevé de terre", Movement::hinge},
                         {"Affondi con Manubri", Movement::lunge},
                         {"Estensioni delle Gambe", Movement::knee_extension},
                         {"Flessioni delle Gambe da Seduti", Movement::knee_flexion},
                         {"Trazioni alla Sbarra", Movement::upper},
                         {"Sentadilla búlgara", Movement::lunge},
                         {"Peso muerto rumano", Movement::hinge},
                         {"Elevación de talones", Movement::calf},
                         {"Knäböj", Movement::squat},
                         {"Utfallsgång", Movement::lunge},
                         {"Lårcurl", Movement::knee_flexion},
                         {"Dødløft", Movement::hinge},
                         {"Benpres", Movement::squat},
                         {"Udfald", Movement::lunge}};
  for (const auto& [name, movement] : names) EXPECT_EQ(movement_of(name), movement) << name;
}

TEST(Exercise, PlyometricAndEccentricWorkWeighsMore) {
  EXPECT_EQ(find_exercise("Box Jump")->eccentric, 1.5);
  EXPECT_EQ(find_exercise("Nordic Hamstring Curls")->eccentric, 1.5);
  EXPECT_EQ(find_exercise("Leg Curl")->eccentric, 1);
}

TEST(Exercise, UnknownNamesStayUnknown) {
  EXPECT_EQ(find_exercise("kettlebell"), std::nullopt);
  EXPECT_EQ(find_exercise(""), std::nullopt);
  EXPECT_EQ(find_exercise("()[] ..."), std::nullopt);
}

TEST(Exercise, MusclesSpeakWhereTheNameIsUnknown) {
  StrengthSet set;
  set.exercise = "Mystery 3000";
  EXPECT_FALSE(exercise_of(set).known);
  set.muscles = {"Gambe", "Quadricipite"};
  EXPECT_TRUE(exercise_of(set).known);
  EXPECT_EQ(exercise_of(set).leg_share, 0.8);
  set.muscles = {"Chest"};
  EXPECT_EQ(exercise_of(set).leg_share, 0);
  set.exercise = "Deadlift";  // FitNotes files it under Back
  set.muscles = {"Back"};
  EXPECT_EQ(exercise_of(set).leg_share, 0.8);
}

TEST(Exercise, FitCategoriesAndTheNamesThatLeaveThem) {
  EXPECT_EQ(fit_exercise(28, 0).leg_share, 1);
  EXPECT_EQ(fit_exercise(15, 0).leg_share, 0.7);
  EXPECT_EQ(fit_exercise(6, 33).movement, Movement::knee_extension);
  EXPECT_EQ(fit_exercise(15, 2).movement, Movement::hinge);
  EXPECT_EQ(fit_exercise(49, 31).movement, Movement::squat);
  EXPECT_FALSE(fit_exercise(65534, 65535).known);
  EXPECT_FALSE(fit_exercise(999, 0).known);
}

TEST(Exercise, GuessesAreWeighedAndNeverAdded) {
  StrengthSet set;
  set.guesses = {{28, 0xFFFF}, {17, 0xFFFF}, {8, 0xFFFF}};
  const auto legs = exercise_of(set);
  EXPECT_NEAR(legs.leg_share, (3 * 1 + 2 * 1 + 0.8) / 6, 1e-12);
  EXPECT_EQ(legs.movement, Movement::squat);
  EXPECT_EQ(legs.certainty, 1);
  set.guesses = {{65534, 0xFFFF}, {7, 0xFFFF}, {0, 0xFFFF}};
  EXPECT_EQ(exercise_of(set).leg_share, 0);
  EXPECT_EQ(exercise_of(set).certainty, 0.5);
  set.guesses = {{65534, 0xFFFF}};
  EXPECT_FALSE(exercise_of(set).known);
}

TEST(Exercise, CorpusNamesAreRecognised) {
  const char* corpus = std::getenv("FRESHLEGS_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "FRESHLEGS_CORPUS names no folder of real exports.";
  std::set<std::string> names, unknown;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(corpus) / "csv"))
    for (const auto& recording : csv_test::read_sample(entry.path()).recordings)
      for (const auto& set : recording.sets) {
        if (!set.exercise.empty()) names.insert(set.exercise);
        if (!set.exercise.empty() && !find_exercise(set.exercise)) unknown.insert(set.exercise);
      }
  ASSERT_GT(names.size(), 200U);
  EXPECT_LE(unknown.size() * 100, names.size()) << testing::PrintToString(unknown);
}

TEST(Title, SaysLegsUpperFullOrNothing) {
  const std::pair<const char*, LegHint> titles[] = {{"Legs", LegHint::legs},
                                                    {"Leg day, heavy", LegHint::legs},
                                                    {"Beintraining", LegHint::legs},
                                                    {"Jambes", LegHint::legs},
                                                    {"Gambe", LegHint::legs},
                                                    {"Piernas", LegHint::legs},
                                                    {"Ben", LegHint::legs},
                                                    {"Lower Body A", LegHint::legs},
                                                    {"Back squat", LegHint::legs},
                                                    {"Legs · Day 2 · Week 4 · Push-Pull-Legs", LegHint::legs},
                                                    {"PUSH", LegHint::upper},
                                                    {"Pull", LegHint::upper},
                                                    {"Back, Biceps & Core", LegHint::upper},
                                                    {"Oberkörper A", LegHint::upper},
                                                    {"Ganzkörper", LegHint::full},
                                                    {"Full Body Circuit", LegHint::full},
                                                    {"Shoulders + Legs 💀", LegHint::full},
                                                    {"Push-Pull-Legs", LegHint::none},
                                                    {"Upper/Lower", LegHint::none},
                                                    {"Morning Workout", LegHint::none},
                                                    {"Run with Ben", LegHint::none},
                                                    {"No legs today", LegHint::none},
                                                    {"", LegHint::none}};
  for (const auto& [title, hint] : titles) EXPECT_EQ(legs_of_title(title), hint) << title;
}

TEST(Title, WordsInsideOtherWordsDoNotCount) {
  for (const auto* title : {"Legsy", "Allegs", "Legolas", "Benjamin", "Pushkin Park", "Armada"})
    EXPECT_EQ(legs_of_title(title), LegHint::none) << title;
}

}  // namespace
}  // namespace freshlegs
