#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/advice/advise.h"
#include "analysis/advice/usual_week.h"
#include "analysis/model/leg_response.h"

namespace freshlegs::analysis {
namespace {

using std::chrono::hours;
const Instant kMonday = *parse_iso("2026-05-04T00:00:00Z");  // a Monday
Instant moment(int day, int hour) { return kMonday + hours(24 * day + hour); }

RunFinding run(Instant start, RunKind kind = RunKind::easy) {
  RunFinding r;
  r.plan.id = "run-" + iso_utc(start);
  r.plan.sport = Sport::run;
  r.plan.start = start;
  r.plan.end = start + std::chrono::minutes(45);
  r.plan.utc_offset = UtcOffset{0};
  r.kind = kind;
  r.fresh_speed_mps = 3;
  return r;
}

/// Runs on Monday, Wednesday and Saturday at 7:00, legs on Tuesday at 18:00, for six weeks; one curve.
Findings habits(double fading = .04, double tau_h = 14) {
  Findings f;
  f.leg_response.curves = {{1, fading, 0, tau_h}};
  f.leg_response.own = true;
  f.leg_response.runs = 12;
  for (int week = 0; week < 6; ++week) {
    for (const int day : {0, 2, 5}) f.runs.push_back(run(moment(7 * week + day, 7)));
    SessionFinding s;
    s.plan.id = "legs-" + std::to_string(week);
    s.plan.sport = Sport::strength;
    s.plan.start = moment(7 * week + 1, 18);
    s.plan.end = s.plan.start + hours(1);
    s.plan.utc_offset = UtcOffset{0};
    s.legs = Legs::legs;
    s.leg_dose = 1;
    f.sessions.push_back(s);
    f.leg_work.push_back({s.plan.id, s.plan.end, 1, 0, true});
  }
  return f;
}

TEST(Forecast, ReadsTheCurveAndFades) {
  const auto f = habits();
  const auto now = forecast(f, {}, moment(36, 19));
  ASSERT_TRUE(now.last);
  EXPECT_EQ(now.last->id, "legs-5");
  EXPECT_NEAR(now.now.cost_pct.value, 100 * std::expm1(-.04), .01);
  EXPECT_LT(now.now.cost_pct.lo, now.now.cost_pct.value);
  ASSERT_EQ(now.hours.size(), 97U);
  EXPECT_NEAR(now.hours[14].cost_pct.value, 100 * std::expm1(-.04 / std::exp(1)), .01);
  EXPECT_NEAR(now.now.back, 0, 1e-9);
  EXPECT_NEAR(now.hours[96].back, 1, 1e-9);
  for (std::size_t h = 1; h < now.hours.size(); ++h)
    EXPECT_GE(now.hours[h].back, now.hours[h - 1].back - 1e-9);
  // 4 % fade below 1 % after 14 h x ln 4 = 19.4 h on a usual day; nine in ten waits for a heavy one, and a slow course.
  ASSERT_TRUE(now.back_at);
  EXPECT_GT(*now.back_at, now.at + hours(19));
  EXPECT_LT(*now.back_at, now.at + hours(30));
}

TEST(Forecast, PainIllnessAndASpellStandAgainstAHardRun) {
  auto f = habits();
  const Instant now = moment(39, 12);
  const auto against = [&] { return forecast(f, {}, now).against; };
  ASSERT_EQ(against(), Against::nothing);
  ASSERT_TRUE(forecast(f, {}, now).hard_fair_at);

  Alert spell;
  spell.kind = AlertKind::overreaching;
  spell.state = OverreachState::likely;
  spell.history = {{OverreachState::watch, moment(30, 12)}, {OverreachState::likely, moment(34, 12)}};
  f.alerts = {spell};
  EXPECT_EQ(against(), Against::overreaching);
  EXPECT_FALSE(forecast(f, {}, now).hard_fair_at);
  EXPECT_EQ(forecast(f, {}, moment(32, 12)).against, Against::nothing) << "an early sign alone";
  f.alerts.front().until = moment(38, 12);
  EXPECT_EQ(against(), Against::nothing);

  f.notes = {{NoteKind::illness, moment(38, 20), std::nullopt, 4, ""}};
  EXPECT_EQ(against(), Against::illness);
  EXPECT_EQ(forecast(f, {}, moment(42, 12)).against, Against::nothing) << "four days on";
  f.notes.push_back({NoteKind::illness, moment(39, 8), std::nullopt, 0, ""});
  EXPECT_EQ(against(), Against::nothing) << "it has passed";

  Alert pain;
  pain.kind = AlertKind::pain;
  pain.severity = Severity::warning;
  pain.time = moment(39, 8);
  f.alerts = {pain};
  EXPECT_EQ(against(), Against::pain);
  f.notes.push_back({NoteKind::pain, moment(39, 10), std::nullopt, 0, ""});
  EXPECT_EQ(against(), Against::nothing) << "it is gone";
}

TEST(Forecast, KnowsNothingOfWhatCameLater) {
  const auto f = habits();
  const auto then = forecast(f, {}, moment(29, 12));
  EXPECT_EQ(then.last->id, "legs-3");
  EXPECT_NEAR(then.now.back, 1, 1e-9);
  EXPECT_FALSE(forecast(f, {}, moment(1, 12)).last);
}

TEST(Forecast, ARaceThatWeighsMoreThanTheLastLegDayIsWhatLegsAreTiredFrom) {
  auto f = habits();
  const auto last = *forecast(f, {}, moment(39, 8)).last;
  EXPECT_EQ(forecast(f, {}, moment(39, 8)).heaviest->id, last.id);
  f.leg_work.push_back({"race", moment(38, 12), .9, 0, false});
  const auto after = forecast(f, {}, moment(39, 8));
  EXPECT_EQ(after.heaviest->id, "race");
  EXPECT_EQ(after.last->id, last.id);
  ASSERT_TRUE(after.hard_fair_at);
  EXPECT_GE(*after.hard_fair_at, moment(39, 12));
}

TEST(Forecast, AHardRunWaitsADayAndTwoForBeginners) {
  const auto f = habits(.012, 8);  // back within hours
  const Instant end = moment(36, 19);
  Profile beginner;
  beginner.lifting = Experience::beginner;
  EXPECT_EQ(forecast(f, {}, end).hard_fair_at, end + hours(24));
  EXPECT_EQ(forecast(f, beginner, end).hard_fair_at, end + hours(48));
}

TEST(Forecast, LimitedRecoveryWaitsForMoreCertainty) {
  auto f = habits();
  f.leg_response.curves = {{.92, .02, 0, 14}, {.08, .06, 0, 48}};
  Profile careful;
  careful.limited_recovery = true;
  const Instant end = moment(36, 19);
  const auto usual = forecast(f, {}, end).hard_fair_at, later = forecast(f, careful, end).hard_fair_at;
  ASSERT_TRUE(usual && later);
  EXPECT_GT(*later, *usual + hours(12));
}

TEST(Forecast, NamesTheUsualStartsOfTheNextDays) {
  const auto starts = forecast(habits(), {}, moment(36, 20)).usual_starts;  // Tuesday evening
  ASSERT_EQ(starts.size(), 2U);
  EXPECT_EQ(starts[0].time, moment(37, 7));
  EXPECT_EQ(starts[1].time, moment(40, 7));
  EXPECT_LT(starts[0].back, starts[1].back);
  EXPECT_EQ(forecast(Findings{}, {}, moment(0, 0)).usual_starts.size(), 8U);
}

TEST(NextLegDay, GoesWhereTheUsualRunsAreFarthest) {
  const auto next = next_leg_day(habits(), moment(40, 12));  // Saturday noon, runs on Mon, Wed, Sat
  ASSERT_TRUE(next);
  // Wednesday's evening leaves two days and a half until Saturday; Tuesday's leaves 13 h.
  EXPECT_EQ(next->best.start, moment(44, 18));
  EXPECT_TRUE(next->best.after_run);
  ASSERT_TRUE(next->habit);
  EXPECT_EQ(next->habit->start, moment(43, 18));
  EXPECT_LT(next->best.cost_pct, next->habit->cost_pct);
}

TEST(Advice, FollowsTheGoal) {
  const auto has = [](Goal goal, Advice::Kind kind) {
    Profile profile;
    profile.goal = goal;
    const auto advice = today(habits(), profile, moment(36, 20)).advice;
    return std::ranges::find(advice, kind, &Advice::kind) != advice.end();
  };
  EXPECT_TRUE(has(Goal::endurance, Advice::Kind::run_before_legs));
  EXPECT_FALSE(has(Goal::endurance, Advice::Kind::lift_before_run));
  EXPECT_TRUE(has(Goal::strength, Advice::Kind::lift_before_run));
  EXPECT_TRUE(has(Goal::strength, Advice::Kind::interference));
  EXPECT_FALSE(has(Goal::general, Advice::Kind::interference));
  EXPECT_FALSE(has(Goal::hybrid, Advice::Kind::run_before_legs));
}

TEST(Advice, EverySentenceHasARuleAndASource) {
  Profile profile;
  profile.goal = Goal::strength;
  profile.lifting = Experience::beginner;
  profile.injury_history = profile.limited_recovery = true;
  const auto told = today(habits(), profile, moment(36, 20));
  EXPECT_EQ(told.advice.size(), 7U);
  for (const auto& a : told.advice) {
    EXPECT_FALSE(a.basis.rule.empty());
    EXPECT_FALSE(a.basis.reference.empty());
    const bool contested = a.kind == Advice::Kind::interference || a.kind == Advice::Kind::injury;
    EXPECT_EQ(a.basis.contested, contested);
  }
  EXPECT_LT(told.at_6h_pct.value, told.at_8h_pct.value);
}

// Most runs end before form breaks: the length is that of the survival estimate, and where it has none the longest
// run that held.
TEST(Today, FormHoldsAsLongAsTheSurvivalEstimateSays) {
  Findings f = habits();
  f.holding.tired = {.runs = 8, .broken = 3, .three_of_four = {34, 20, 50}, .half = {}};
  EXPECT_EQ(today(f, {}, moment(36, 20)).form_holds_min, 34);
  EXPECT_FALSE(today(f, {}, moment(36, 20)).form_held_to_the_end);
  f.holding.tired.three_of_four.minutes.reset();
  f.runs.back().post_leg = f.runs.back().form_judged = true;
  EXPECT_EQ(today(f, {}, moment(36, 20)).form_holds_min, 45);
  EXPECT_TRUE(today(f, {}, moment(36, 20)).form_held_to_the_end);
  f.holding.tired = {.runs = 5, .broken = 3, .three_of_four = {34, 20, 50}, .half = {}};
  EXPECT_EQ(today(f, {}, moment(36, 20)).form_holds_min, std::nullopt);
}

TEST(LegResponse, WithoutRunsOtherRunnersSpeak) {
  Findings f;
  f.leg_response = studied_response(false);
  double total = 0;
  for (const auto& c : f.leg_response.curves) total += c.weight;
  EXPECT_NEAR(total, 1, 1e-12);
  // Palmer 2001: 2.6 % at 1 h, 1.6 % at 8 h, none to be seen at 24 h.
  EXPECT_NEAR(cost_after(f.leg_response, 1).value, -1.9, .5);
  EXPECT_NEAR(cost_after(f.leg_response, 8).value, -1.5, .5);
  EXPECT_LT(cost_after(f.leg_response, 8).lo, -3);
  EXPECT_LT(cost_after(studied_response(true), 36).value, cost_after(f.leg_response, 36).value);
}

}  // namespace
}  // namespace freshlegs::analysis
