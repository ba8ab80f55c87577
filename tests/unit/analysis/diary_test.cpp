// The athlete's word: what goes with a run, what with a day, and what may come of it.
#include "analysis/diary/diary.h"

#include <gtest/gtest.h>

#include "analysis/fold.h"
#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

constexpr date::local_days kDay{date::days{20'000}};

RunFinding run_on(std::string_view start, double minutes = 45) {
  RunFinding run;
  run.plan = plan(Sport::run, start, minutes);
  run.timer_s = minutes * 60;
  return run;
}

TEST(FeltEffort, ExpectsWhatFreshRunsOfThatHeartRateAndLengthFeltLike) {
  FeltEffort effort;
  for (int i = 0; i < 12; ++i) {
    EXPECT_EQ(effort.expected(.7, 45).has_value(), i >= 6) << i;
    effort.learn(i % 2 == 0 ? .65 : .85, 45, i % 2 == 0 ? 3 : 7);
  }
  EXPECT_NEAR(effort.expected(.65, 45)->value, 3, .5);
  EXPECT_NEAR(effort.expected(.85, 45)->value, 7, .5);
  EXPECT_GT(effort.expected(.65, 120)->value, effort.expected(.65, 45)->value);
  const auto usual = *effort.expected(.75, 45);
  EXPECT_GT(usual.hi - usual.lo, 2) << "ratings differ by a step from day to day";
  EXPECT_LT(usual.hi - usual.lo, 6);
}

TEST(Wellbeing, ComparesWithTheOwnUse) {
  Wellbeing grumbler, cheerful;
  for (int i = 0; i < 40; ++i) {
    grumbler.note(NoteKind::soreness, kDay + date::days(i), 6 + i % 2);
    cheerful.note(NoteKind::soreness, kDay + date::days(i), i % 2);
  }
  EXPECT_LT(*grumbler.note(NoteKind::soreness, kDay + date::days(41), 6), .8);
  EXPECT_GT(*cheerful.note(NoteKind::soreness, kDay + date::days(41), 6), 2);
  EXPECT_GT(*cheerful.note(NoteKind::sleep, kDay, 4), 1) << "little sleep is worse";
  EXPECT_LT(*cheerful.note(NoteKind::mood, kDay, 9), 0) << "a good mood is better";
  EXPECT_FALSE(cheerful.note(NoteKind::rpe, kDay, 9)) << "an effort says nothing of a day";
}

TEST(PainLog, LastsWhenTheSamePlaceHurtsForAWeek) {
  PainLog pains;
  EXPECT_FALSE(pains.note(kDay, 3, "Left knee").lasts());
  EXPECT_FALSE(pains.note(kDay + date::days(3), 3, "calf").lasts());
  EXPECT_FALSE(pains.note(kDay + date::days(4), 2, " left knee").lasts());
  EXPECT_TRUE(pains.note(kDay + date::days(8), 4, "left knee").lasts());
  EXPECT_FALSE(pains.note(kDay + date::days(9), 2, "calf").lasts()) << "on two days so far";
  pains.note(kDay + date::days(10), 0, "left knee");
  EXPECT_FALSE(pains.note(kDay + date::days(11), 4, "left knee").lasts()) << "it was over in between";
}

TEST(Diary, ARowOfADayFindsTheRunBeforeOrAfterIt) {
  Diary diary({});
  auto morning_run = run_on("2026-05-03T06:00:00Z"), evening_run = run_on("2026-05-04T18:00:00Z");
  diary.run(morning_run, {}, std::nullopt, .7);
  EXPECT_FALSE(morning_run.felt);
  diary.row(plan(Sport::wellness, "2026-05-03T12:00:00Z", 0),
            {{Measurement::Kind::session_rpe, 0, 6, "notes"}});
  const auto late = diary.late();
  ASSERT_TRUE(late.felt);
  EXPECT_EQ(late.felt->rating, 6);
  EXPECT_EQ(late.session_rpe, 6 * 45);
  EXPECT_EQ(late.run_end, morning_run.plan.end);
  diary.row(plan(Sport::wellness, "2026-05-04T12:00:00Z", 0), {{Measurement::Kind::pain, 0, 4, "notes"}});
  diary.run(evening_run, {}, 5.0, .7);
  ASSERT_TRUE(evening_run.pain);
  EXPECT_EQ(evening_run.pain->value, 4);
  EXPECT_EQ(evening_run.felt->rating, 5) << "typed into the watch";
}

TEST(Diary, HandsOutADaysWordsOnceAndInTime) {
  const auto day = at("2026-05-03T07:00:00Z");
  Diary diary({{NoteKind::soreness, day, std::nullopt, 8, ""},
               {NoteKind::illness, day + std::chrono::hours(1), std::nullopt, 5, ""},
               {NoteKind::rpe, day, std::nullopt, 5, ""}});
  EXPECT_TRUE(diary.until(day - std::chrono::hours(1)).empty());
  const auto words = diary.until(day + std::chrono::hours(2));
  ASSERT_EQ(words.size(), 2U);
  EXPECT_GT(words[0].worse, 1);
  EXPECT_TRUE(words[1].ill);
  EXPECT_TRUE(diary.until(day + std::chrono::hours(9)).empty());
}

Features run_features() {
  Features f;
  f.run = steady_run(45, 3, 145);
  f.heart_rate = constant_heart_rate(145, 45);
  return f;
}

/// A run 13 h after legs, or without legs, about which a pain was noted.
std::vector<Alert> alerts_after(bool legs, double pain) {
  const std::vector recordings{watch_run(1, "2026-05-05T07:00:00Z")};
  Labels labels;
  labels.notes = {
      {NoteKind::pain, at("2026-05-05T07:45:00Z"), recordings[0].head.hash, pain, "left knee"}};
  Fold fold({}, labels, recordings);
  Features session;
  session.strength = StrengthFeatures{};
  session.strength->minutes = session.strength->active_minutes = 60;
  session.strength->sets.assign(14, leg_set());
  if (legs) fold.step(plan(Sport::strength, "2026-05-04T17:00:00Z", 60, 7), session);
  fold.step(plan(Sport::run, "2026-05-05T07:00:00Z", 45, 0), run_features());
  return fold.findings().alerts;
}

TEST(Fold, PainOnARunAfterLegsIsAlwaysAnswered) {
  const auto alerts = alerts_after(true, 1);
  ASSERT_EQ(alerts.size(), 1U);
  EXPECT_EQ(alerts[0].kind, AlertKind::pain);
  EXPECT_EQ(std::get<PainFacts>(alerts[0].facts).where, "left knee");
  EXPECT_EQ(alerts[0].evidence.size(), 2U) << "the session and the run";
  EXPECT_FALSE(alerts[0].basis.rule.empty());
  EXPECT_EQ(alerts[0].severity, Severity::info);
  EXPECT_EQ(alerts_after(true, 5).at(0).severity, Severity::warning);
  EXPECT_TRUE(alerts_after(true, 0).empty());
  EXPECT_TRUE(alerts_after(false, 3).empty());
}

TEST(Fold, PainOnADayWithoutARunIsAnsweredWhenItIsMoreThanSlightOrLasts) {
  const auto alerts = [](double pain, int days, bool run_after) {
    Labels labels;
    for (int day = 0; day < days; ++day)
      labels.notes.push_back(
          {NoteKind::pain, at("2026-05-06T12:00:00Z") + date::days(day), std::nullopt, pain, "left shin"});
    Fold fold({}, labels, {});
    fold.step(plan(Sport::run, "2026-05-05T07:00:00Z", 45, 0), run_features());
    if (run_after) fold.step(plan(Sport::run, "2026-05-30T07:00:00Z", 45, 1), run_features());
    return fold.findings();
  };
  EXPECT_TRUE(alerts(2, 1, false).alerts.empty());
  EXPECT_EQ(alerts(2, 1, false).notes.size(), 1U);
  const auto moderate = alerts(5, 2, false).alerts;
  ASSERT_EQ(moderate.size(), 2U) << "one a day";
  EXPECT_EQ(moderate[0].id, "pain-20260506");
  EXPECT_FALSE(moderate[0].run_start);
  const auto lasting = alerts(2, 9, false).alerts;
  ASSERT_FALSE(lasting.empty());
  EXPECT_TRUE(std::get<PainFacts>(lasting.back().facts).lasts);
  const auto later = alerts(5, 2, true).alerts;
  ASSERT_EQ(later.size(), 2U) << "the same whether a run follows or not";
  EXPECT_EQ(later[1].id, moderate[1].id);
}

TEST(Fold, WordsAloneRaiseNothing) {
  Labels labels;
  for (int day = 0; day < 90; ++day)
    for (const auto kind : {NoteKind::soreness, NoteKind::stress})
      labels.notes.push_back({kind, at("2026-03-01T05:00:00Z") + date::days(day), std::nullopt,
                              day < 60 ? 2.0 : 10.0, ""});
  Fold fold({}, labels, {});
  for (int day = 0; day < 90; ++day)
    fold.step(plan(Sport::run, iso_utc(at("2026-03-01T06:00:00Z") + date::days(day)), 45), run_features());
  EXPECT_TRUE(fold.findings().alerts.empty());
}

}  // namespace
}  // namespace freshlegs::analysis
