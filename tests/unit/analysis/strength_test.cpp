#include <gtest/gtest.h>

#include "analysis/strength/dose.h"
#include "analysis/strength/eccentric_run.h"
#include "analysis/strength/extract_strength.h"
#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

StrengthFeatures session_of(int legs, int upper, bool from_log = true) {
  StrengthFeatures s;
  s.from_log = from_log;
  for (int i = 0; i < legs; ++i) s.sets.push_back(leg_set());
  for (int i = 0; i < upper; ++i) s.sets.push_back(upper_set());
  return s;
}

TEST(OneRepMax, IsTheMeanOfEpleyAndBrzycki) {
  EXPECT_NEAR(*one_rep_max_kg(100, 10), 133.333, 0.001);  // both formulas agree at ten
  EXPECT_NEAR(*one_rep_max_kg(100, 5), (116.667 + 112.5) / 2, 0.001);
  EXPECT_FALSE(one_rep_max_kg(100, 11));
  EXPECT_FALSE(one_rep_max_kg(0, 5));
}

TEST(OneRepMax, ForgetsWhatIsSixWeeksOld) {
  OneRepMaxHistory history;
  history.add("squat", at("2026-01-01T10:00:00Z"), 120, 5);
  history.add("squat", at("2026-01-20T10:00:00Z"), 100, 5);
  EXPECT_NEAR(*history.best_kg("squat"), *one_rep_max_kg(120, 5), 1e-9);
  history.add("squat", at("2026-03-01T10:00:00Z"), 90, 5);
  EXPECT_NEAR(*history.best_kg("squat"), *one_rep_max_kg(100, 5), 1e-9);
  EXPECT_FALSE(history.best_kg("bench"));
}

TEST(LegDecision, LegWeightedSetsDecide) {
  EXPECT_EQ(decide_legs(session_of(12, 4), {}, {}).legs, Legs::legs);
  EXPECT_EQ(decide_legs(session_of(3, 12), {}, {}).legs, Legs::full);
  EXPECT_EQ(decide_legs(session_of(1, 12), {}, {}).legs, Legs::upper);
  EXPECT_EQ(decide_legs(session_of(12, 4), {}, {}).source, LegsSource::csv);
  EXPECT_EQ(decide_legs(session_of(12, 4, false), {}, {}).source, LegsSource::sets);
}

TEST(LegDecision, UnknownSetsCountForNothing) {
  StrengthFeatures session;
  for (int i = 0; i < 20; ++i)
    session.sets.push_back({.exercise = "?",
                            .movement = {},
                            .known = false,
                            .certainty = 0,
                            .leg_share = 0.3,
                            .eccentric = 1,
                            .warm_up = false,
                            .reps = 8,
                            .weight_kg = {}});
  const auto decision = decide_legs(session, "Morning workout", {});
  EXPECT_EQ(decision.legs, Legs::unknown);
  EXPECT_EQ(decision.probability, 0.5);
}

TEST(LegDecision, ATitleOutweighsAWatchButNotALog) {
  EXPECT_EQ(decide_legs(session_of(0, 12, false), "Leg day", {}).legs, Legs::legs);
  EXPECT_EQ(decide_legs(session_of(0, 12, false), "Leg day", {}).source, LegsSource::title);
  EXPECT_EQ(decide_legs(session_of(0, 12, true), "Leg day", {}).legs, Legs::upper);
}

TEST(LegDecision, TheAthletesLabelWinsOverEverything) {
  const auto decision = decide_legs(session_of(12, 0), "Leg day", LegsLabel::upper);
  EXPECT_EQ(decision.legs, Legs::upper);
  EXPECT_EQ(decision.source, LegsSource::label);
  EXPECT_EQ(decision.probability, 0);
}

TEST(LegDecision, AnExerciseTheAthleteExplainedIsKnown) {
  StrengthFeatures session;
  session.from_log = true;
  for (int i = 0; i < 4; ++i)
    session.sets.push_back({.exercise = "Zercher thing",
                            .movement = {},
                            .known = false,
                            .certainty = 0,
                            .leg_share = 0,
                            .eccentric = 1,
                            .warm_up = false,
                            .reps = 8,
                            .weight_kg = {}});
  apply_exercise_shares(session, {{"Zercher thing", 0.9}});
  EXPECT_EQ(decide_legs(session, {}, {}).legs, Legs::legs);
}

TEST(ExtractStrength, SetsOfTheLogReplaceTheWatchsGuesses) {
  Activity activity;
  activity.plan = plan(Sport::strength, "2026-05-04T17:00:00Z", 60);
  activity.plan.parts = {{0, Role::watch, Millis(0)}, {1, Role::strength_log, Millis(0)}};
  activity.parts.resize(2);
  StrengthSet guess, logged;
  guess.guesses = {{7, 0}};
  logged.exercise = "Squat (Barbell)";
  logged.reps = 5;
  activity.parts[0].sets.assign(30, guess);
  activity.parts[1].sets.assign(9, logged);
  for (auto& part : activity.parts) count_body(part);
  const auto features = extract_strength(activity);
  EXPECT_TRUE(features.from_log);
  ASSERT_EQ(features.sets.size(), 9U);
  EXPECT_EQ(features.sets[0].movement, Movement::squat);
  EXPECT_EQ(features.minutes, 60);
}

TEST(ExtractStrength, PausesAboveFiveMinutesAreIdle) {
  Activity activity;
  activity.plan = plan(Sport::strength, "2026-05-04T17:00:00Z", 60);
  activity.parts.resize(1);
  for (const int minute : {0, 2, 40}) {
    StrengthSet set;
    set.offset_ms = minute * 60000;
    set.duration_ms = 60000;
    activity.parts[0].sets.push_back(set);
  }
  count_body(activity.parts[0]);
  EXPECT_DOUBLE_EQ(extract_strength(activity).active_minutes, 3 + 1 + 5);
}

TEST(Dose, AUsualSessionIsOneAndDoubleIsTwo) {
  DoseScale scale;
  const HeartRateRange range{50, 190};
  const auto usual = session_of(12, 0), twice = session_of(24, 0);
  const auto decision = decide_legs(usual, {}, {});
  std::optional<LegDose> dose;
  for (int week = 0; week < 8; ++week)
    dose = scale.session(usual, decision, at("2026-01-05T18:00:00Z") + date::days(7 * week), range);
  EXPECT_NEAR(dose->dose, 1, 1e-9);
  EXPECT_EQ(dose->source, DoseSource::volume);
  EXPECT_NEAR(dose->novelty, 0, 1e-9);
  dose = scale.session(twice, decide_legs(twice, {}, {}), at("2026-03-09T18:00:00Z"), range);
  EXPECT_NEAR(dose->dose, 2, 1e-9);
  EXPECT_NEAR(dose->novelty, 0.5, 1e-9);
  EXPECT_GT(dose->dose_sd, 0.2);
}

TEST(Dose, EffortOfTheSetsTellsIntensityWhereNoLoadIsKnown) {
  const HeartRateRange range{50, 190};
  const auto dose = [&](std::optional<double> rpe) {
    auto session = session_of(12, 0);
    for (auto& set : session.sets) {
      set.weight_kg.reset();
      set.rpe = rpe;
    }
    return DoseScale().session(session, decide_legs(session, {}, {}), at("2026-01-05T18:00:00Z"), range)->dose;
  };
  EXPECT_GT(dose(9), dose(6));
  EXPECT_DOUBLE_EQ(dose(2), dose({})) << "so far from the last repetition nobody can tell";
}

TEST(Dose, FallsBackToRpeThenHeartRateThenTitle) {
  const HeartRateRange range{50, 190};
  StrengthFeatures session;
  session.minutes = session.active_minutes = 60;
  const auto decision = decide_legs(session, "Legs", {});
  const auto source = [&] {
    return DoseScale().session(session, decision, at("2026-01-05T18:00:00Z"), range)->source;
  };
  EXPECT_EQ(source(), DoseSource::title);
  session.avg_heart_rate_bpm = 105;
  EXPECT_EQ(source(), DoseSource::heart_rate);
  session.rpe = 7;
  EXPECT_EQ(source(), DoseSource::rpe);
}

TEST(Dose, AnUnknownSessionIsACoinTossAndUpperBodyNone) {
  StrengthFeatures session;
  const auto unknown =
      DoseScale().session(session, decide_legs(session, {}, {}), at("2026-01-05T18:00:00Z"), {});
  EXPECT_EQ(unknown->dose, 0.5);
  // Half a coin's spread, and that of a leg day of unknown size: sqrt(1/4 + 1/2 * 1/4).
  EXPECT_NEAR(unknown->dose_sd, 0.612, 0.001);
  EXPECT_FALSE(DoseScale().session(session, decide_legs(session, {}, LegsLabel::upper),
                                   at("2026-01-05T18:00:00Z"), {}));
}

TEST(EccentricRun, OnlyMuchDescentOrARaceLoadsTheLegs) {
  auto run = steady_run(50);
  run.descent_m = 250;
  EXPECT_EQ(eccentric_dose(run, RunKind::easy), 0);
  run.descent_m = 1000;
  EXPECT_DOUBLE_EQ(eccentric_dose(run, RunKind::hilly), 1);
  run.descent_m = 0;
  EXPECT_GT(eccentric_dose(run, RunKind::race), 0.3);
}

}  // namespace
}  // namespace freshlegs::analysis
