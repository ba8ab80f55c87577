#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/kind/run_kind.h"
#include "analysis/risk/risky_combination.h"
#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

constexpr HeartRateRange kRange{50, 190};

/// Judged after ten easy runs of 45 minutes.
RunKind kind_of(const RunFeatures& run, std::optional<std::string_view> title = {},
                std::optional<double> since_strength = {}) {
  RunKinds kinds;
  const auto easy = steady_run(45);
  for (int i = 0; i < 10; ++i) kinds.step({&easy, {}, {}, kRange});
  return kinds.step({&run, title, since_strength, kRange});
}

RunFeatures with_speed(int minutes, auto speed_of_minute) {
  auto run = steady_run(minutes);
  for (std::size_t i = 0; i < run.windows.size(); ++i)
    run.windows[i].graded_mps = run.windows[i].speed_mps = speed_of_minute(static_cast<int>(i));
  return run;
}

TEST(RunKind, EasyLongAndHilly) {
  EXPECT_EQ(kind_of(steady_run(45)), RunKind::easy);
  EXPECT_EQ(kind_of(steady_run(80)), RunKind::long_run);
  auto hilly = steady_run(45);
  hilly.ascent_m = 200;
  EXPECT_EQ(kind_of(hilly), RunKind::hilly);
}

TEST(RunKind, ASustainedFastBlockIsATempo) {
  EXPECT_EQ(kind_of(with_speed(45, [](int m) { return m >= 12 && m < 38 ? 3.5F : 3.0F; })), RunKind::tempo);
}

TEST(RunKind, FastWithACalmHeartIsNoTempo) {
  const auto fast = [](int m) { return m >= 12 && m < 38 ? 3.5F : 3.0F; };
  auto calm = with_speed(45, fast), unknown = with_speed(45, fast);
  for (auto& w : calm.windows) w.heart_rate_bpm = 122;
  for (auto& w : unknown.windows) w.heart_rate_bpm = std::nanf("");
  EXPECT_EQ(kind_of(calm), RunKind::easy);
  EXPECT_EQ(kind_of(unknown), RunKind::tempo);
}

TEST(RunKind, RepeatsAreIntervalsWithAndWithoutLaps) {
  const auto three_two = [](int m) { return m >= 12 && m < 37 ? ((m - 12) % 5 < 3 ? 3.9F : 2.5F) : 3.0F; };
  EXPECT_EQ(kind_of(with_speed(44, three_two)), RunKind::intervals);
  auto lapped = steady_run(40);
  for (int i = 0; i < 12; ++i)
    lapped.laps.push_back({.offset_ms = i * 90000,
                           .elapsed_ms = 90000,
                           .timer_s = 90,
                           .distance_m = i % 2 ? 200 : 380,
                           .avg_heart_rate_bpm = {},
                           .intensity = i % 2 ? Lap::Intensity::rest : Lap::Intensity::active,
                           .manual = true});
  EXPECT_EQ(kind_of(lapped), RunKind::intervals);
}

TEST(RunKind, TrafficLightsAndWalkingAreNoRepeats) {
  EXPECT_EQ(kind_of(with_speed(45, [](int m) { return m % 6 == 3 ? 1.8F : 3.05F; })), RunKind::easy);
}

TEST(RunKind, AutomaticKilometresOnHillsAreNoRepeats) {
  auto run = steady_run(45);
  for (int i = 0; i < 8; ++i)
    run.laps.push_back({.offset_ms = i * 330000,
                        .elapsed_ms = 330000,
                        .timer_s = i % 2 ? 280 : 380,
                        .distance_m = 1000,
                        .avg_heart_rate_bpm = {},
                        .intensity = {},
                        .manual = false});
  EXPECT_EQ(kind_of(run), RunKind::easy);
}

TEST(RunKind, AShortEasyJogRightAfterLiftingIsACoolDown) {
  EXPECT_EQ(kind_of(steady_run(15, 2.7F, 125), {}, 0.2), RunKind::cool_down);
  EXPECT_EQ(kind_of(steady_run(15, 2.7F, 125), {}, 5), RunKind::easy);
  EXPECT_EQ(kind_of(steady_run(45), {}, 0.2), RunKind::easy);
}

TEST(RunKind, ARaceIsHardFromEndToEndOrCalledOne) {
  EXPECT_EQ(kind_of(steady_run(42, 3.8F, 176)), RunKind::race);
  EXPECT_EQ(kind_of(steady_run(42), "City 10k race"), RunKind::race);
  EXPECT_EQ(kind_of(steady_run(42), "Easy, no race pace"), RunKind::easy);
  for (const char* just_a_run : {"Lyon Course \u00e0 pied", "Madrid Carrera", "L\u00f8b", "Marathon block week 3"})
    EXPECT_EQ(kind_of(steady_run(42), just_a_run), RunKind::easy) << just_a_run;
  EXPECT_EQ(kind_of(steady_run(42), "Marathon shoes"), RunKind::easy) << "8 km are none";
}

RiskyCombinations::Run risky_run(RunKind kind, const char* start, double after_h, double dose) {
  return {kind, at(start), false, after_h, dose};
}

TEST(Risky, HardOrLongSoonAfterHeavyLegsIsToldOnceIn14Days) {
  RiskyCombinations risks;
  const auto first = risks.step(risky_run(RunKind::intervals, "2026-05-01T06:00:00Z", 5, 1.1));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->severity, Severity::info);
  EXPECT_EQ(first->facts.hours, 5);
  EXPECT_FALSE(risks.step(risky_run(RunKind::intervals, "2026-05-08T06:00:00Z", 5, 1.1)));
  EXPECT_FALSE(risks.step(risky_run(RunKind::long_run, "2026-05-09T06:00:00Z", 5, 1.1))) << "it is the same combination";
  EXPECT_TRUE(risks.step(risky_run(RunKind::intervals, "2026-05-11T06:00:00Z", 2, 1.4))) << "it is graver";
  EXPECT_FALSE(risks.step(risky_run(RunKind::intervals, "2026-05-20T06:00:00Z", 5, 1.1)));
  EXPECT_TRUE(risks.step(risky_run(RunKind::intervals, "2026-05-26T06:00:00Z", 5, 1.1)));
}

TEST(Risky, SteepDownhillAndASecondHardDayOnTiredLegs) {
  RiskyCombinations risks;
  auto trail = risky_run(RunKind::hilly, "2026-05-01T06:00:00Z", 14, 1.1);
  trail.descent_m = 450;
  EXPECT_EQ(risks.step(trail)->facts.combination, Combination::steep_after_legs);
  auto rested = trail;
  rested.start += std::chrono::hours(24 * 20);
  rested.hours_since_leg = 40;
  EXPECT_FALSE(risks.step(rested));
  rested.own_back_h = [] { return std::optional(60.); };  // this athlete's legs take longer
  EXPECT_TRUE(risks.step(rested));

  EXPECT_FALSE(risks.step(risky_run(RunKind::tempo, "2026-07-01T18:00:00Z", 30, 1.1)));
  const auto second = risks.step(risky_run(RunKind::intervals, "2026-07-02T18:00:00Z", 20, 1.1));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->facts.combination, Combination::hard_days_on_end);
  EXPECT_FALSE(second->basis.reference.empty());
}

TEST(Risky, ATrailOnTiredLegsIsToldByItsOwnWord) {
  auto run = risky_run(RunKind::easy, "2026-05-01T06:00:00Z", 14, 1.1);
  EXPECT_FALSE(RiskyCombinations().step(run));
  run.trail = true;
  const auto risk = RiskyCombinations().step(run);
  ASSERT_TRUE(risk);
  EXPECT_EQ(risk->facts.combination, Combination::steep_after_legs);
  EXPECT_TRUE(risk->facts.trail);
  run.hours_since_leg = 40;
  EXPECT_FALSE(RiskyCombinations().step(run));
}

TEST(Risky, WhatWasToldLatelyDoesNotHideThreeWeeksWithoutRecovery) {
  RiskyCombinations risks;
  std::vector<Combination> told;
  for (int day = 0; day < 30; day += 2) {
    auto run = risky_run(day >= 20 ? RunKind::tempo : RunKind::easy, "2026-05-01T06:00:00Z", 47 - 2.0 * day / 2, 1);
    run.start += date::days(day);
    if (const auto risk = risks.step(run)) told.push_back(risk->facts.combination);
  }
  EXPECT_TRUE(std::ranges::count(told, Combination::no_recovery));
}

TEST(Risky, AHardDayOnFreshLegsIsNoneOfTheTwo) {
  RiskyCombinations risks;
  risks.step(risky_run(RunKind::race, "2026-07-04T08:00:00Z", 24 * 15, 1.1));
  const auto second = risks.step(risky_run(RunKind::race, "2026-07-05T08:00:00Z", 15, 1.1));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->facts.combination, Combination::hard_after_legs);
}

TEST(Risky, ASecondRaceADayAndAHalfAfterLegsIsTold) {
  RiskyCombinations risks;
  EXPECT_TRUE(risks.step(risky_run(RunKind::race, "2026-07-04T08:00:00Z", 14, 1.4)));
  const auto second = risks.step(risky_run(RunKind::race, "2026-07-05T08:00:00Z", 38, 1.4));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->facts.combination, Combination::hard_days_on_end);
}

TEST(Risky, NothingButTiredLegsForThreeWeeksIsToldOnceInTwo) {
  RiskyCombinations risks;
  int told = 0;
  for (int day = 0; day < 40; day += 2) {
    auto run = risky_run(RunKind::easy, "2026-05-01T06:00:00Z", 20, 1);
    run.start += date::days(day);
    const auto risk = risks.step(run);
    if (!risk) continue;
    ++told;
    EXPECT_EQ(risk->facts.combination, Combination::no_recovery);
    EXPECT_EQ(risk->facts.runs, risk->facts.of_runs);
  }
  EXPECT_EQ(told, 2);
}

TEST(Risky, TheProfileMovesTheLine) {
  Profile beginner, hybrid;
  beginner.lifting = Experience::beginner;
  hybrid.goal = Goal::hybrid;
  const auto run = risky_run(RunKind::intervals, "2026-05-01T06:00:00Z", 30, 1.1);
  EXPECT_FALSE(RiskyCombinations(Profile{}).step(run));
  EXPECT_TRUE(RiskyCombinations(beginner).step(run));
  const auto brick = risky_run(RunKind::tempo, "2026-05-01T06:00:00Z", .2, 1.1);
  EXPECT_TRUE(RiskyCombinations(Profile{}).step(brick));
  EXPECT_FALSE(RiskyCombinations(hybrid).step(brick));
}

TEST(Risky, EasyLateLightCoolDownOrMeantIsNoReproach) {
  RiskyCombinations risks;
  const auto* start = "2026-05-01T06:00:00Z";
  EXPECT_FALSE(risks.step(risky_run(RunKind::easy, start, 2, 2)));
  EXPECT_FALSE(risks.step(risky_run(RunKind::cool_down, start, 0, 2)));
  EXPECT_FALSE(risks.step(risky_run(RunKind::intervals, start, 25, 2)));
  EXPECT_FALSE(risks.step(risky_run(RunKind::long_run, start, 9, 2)));
  EXPECT_FALSE(risks.step(risky_run(RunKind::intervals, start, 2, 0.5)));
  auto meant = risky_run(RunKind::intervals, start, 2, 2);
  meant.planned = true;
  EXPECT_FALSE(risks.step(meant));
}

}  // namespace
}  // namespace freshlegs::analysis
