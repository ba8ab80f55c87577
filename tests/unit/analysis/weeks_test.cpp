// What only weeks tell: other sports before runs, form that drifts, how even the load was.
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/compare/form_drift.h"
#include "analysis/compare/other_sports.h"
#include "analysis/load/week_shape.h"
#include "tests/unit/analysis/dice.h"
#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

const Instant kFirst = at("2026-03-02T07:00:00Z");
Instant day(int n, int hour = 0) { return kFirst + std::chrono::hours(24 * n + hour); }

RunFinding run_on(int n, double off_pct) {
  RunFinding run;
  run.plan.sport = Sport::run;
  run.plan.start = day(n);
  run.plan.end = day(n, 1);
  run.alone_pct = Estimate{off_pct, off_pct - 5, off_pct + 5};
  run.fresh_speed_mps = 3;
  run.avg_heart_rate_bpm = 145;
  run.distance_m = 10000;
  run.timer_s = 3400;
  return run;
}

SessionFinding session_on(int n, Sport sport) {
  SessionFinding session;
  session.plan.sport = sport;
  session.plan.start = day(n, -14);
  session.plan.end = day(n, -12);
  session.legs = Legs::other;
  return session;
}

/// As the fold keeps it.
Findings logged(std::vector<RunFinding> runs, const std::vector<SessionFinding>& sessions) {
  SportsBefore log;
  auto session = sessions.begin();
  for (const auto& run : runs) {
    for (; session != sessions.end() && session->plan.start <= run.plan.start; ++session)
      log.session(session->plan);
    log.run(run);
  }
  Findings findings;
  findings.runs_after = log.log();
  return findings;
}

/// A run every other day; before every third one a ride that costs `cost`.
Findings with_rides(double cost, int runs, std::chrono::hours earlier = std::chrono::hours(0)) {
  Findings findings;
  for (int i = 0; i < runs; ++i) {
    const double noise = 1.5 * std::sin(7.0 * i);
    findings.runs.push_back(run_on(2 * i, noise + (i % 3 == 0 ? cost : 0)));
    if (i % 3 != 0) continue;
    findings.sessions.push_back(session_on(2 * i, Sport::ride));
    findings.sessions.back().plan.start -= earlier;
    findings.sessions.back().plan.end -= earlier;
  }
  return logged(findings.runs, findings.sessions);
}

TEST(OtherSports, SixOfAKindTellWhatTheyCostTheNextRun) {
  EXPECT_TRUE(other_sports(with_rides(-3, 12), day(100)).costs.empty()) << "four rides are too few";
  const auto others = other_sports(with_rides(-3, 45), day(100));
  ASSERT_EQ(others.costs.size(), 1U);
  const auto& ride = others.costs[0];
  EXPECT_EQ(ride.sport, Sport::ride);
  EXPECT_EQ(ride.before_runs, 15);
  EXPECT_EQ(ride.compared_with, 30);
  EXPECT_NEAR(ride.next_run_pct->value, -3, .7);
  EXPECT_LT(ride.next_run_pct->hi, 0);
  const auto nothing = other_sports(with_rides(0, 45), day(100)).costs.at(0).next_run_pct.value();
  EXPECT_LT(nothing.lo, 0);
  EXPECT_GT(nothing.hi, 0);
}

TEST(OtherSports, SixOfAKindAreNamedEvenWhenTheirCostIsNotKnown) {
  Findings findings;  // yoga every day: no run without other sport, and five of the runs without a swim
  for (int i = 0; i < 14; ++i) {
    findings.runs.push_back(run_on(4 * i, std::sin(7.0 * i)));
    findings.sessions.push_back(session_on(4 * i, Sport::yoga));
    if (i >= 5) findings.sessions.push_back(session_on(4 * i, Sport::swim));
  }
  const auto others = other_sports(logged(findings.runs, findings.sessions), day(100));
  ASSERT_EQ(others.costs.size(), 2U);
  for (const auto& cost : others.costs) {
    EXPECT_FALSE(cost.next_run_pct);
    EXPECT_EQ(cost.compared_with, cost.sport == Sport::swim ? 5 : 0);
  }
}

TEST(OtherSports, ARideLongBeforeOrOfTheFutureDoesNotCount) {
  EXPECT_TRUE(other_sports(with_rides(-3, 45, std::chrono::hours(30)), day(100)).costs.empty());
  EXPECT_TRUE(other_sports(with_rides(-3, 45), day(10)).costs.empty());
}

TEST(OtherSports, WalksBetweenLegsAndRunAreComparedWithNone) {
  Findings findings;
  for (int i = 0; i < 40; ++i) {
    auto run = run_on(4 * i, std::sin(7.0 * i) + (i % 2 == 0 ? 2 : 0));
    run.hours_since_leg = 40;
    run.post_leg = true;
    run.effect_pct = Estimate{-2, -3, -1};
    findings.runs.push_back(run);
    if (i % 2 == 0) findings.sessions.push_back(session_on(4 * i, Sport::walk));
  }
  const auto gentle = other_sports(logged(findings.runs, findings.sessions), day(200)).gentle;
  ASSERT_TRUE(gentle);
  EXPECT_EQ(gentle->with, 20);
  EXPECT_EQ(gentle->without, 20);
  EXPECT_NEAR(gentle->faster_pct.value, 2, .7);
  EXPECT_GT(gentle->faster_pct.lo, 0);
}

/// Contact time over six weeks, at paces that differ, with the noise of one runner.
Findings contacts(double grows_pct, const char* newest_device = "strap") {
  Findings findings;
  Dice dice(7);
  for (int i = 0; i < 20; ++i) {
    auto run = run_on(2 * i, 0);
    run.gait_device = i < 10 ? "strap" : newest_device;
    const double speed = 2.8 + .01 * i + .2 * std::sin(1.7 * i);  // faster shortens contact by itself
    run.distance_m = speed * run.timer_s;
    const double ln = std::log(250) - .8 * std::log(speed / 3) + grows_pct / 100 * (2 * i / 42.0) +
                      .005 * dice.normal();
    run.form.push_back({Marker::ground_contact, std::exp(ln), std::nullopt});
    run.form.push_back({Marker::balance, 50 + .1 * dice.normal() + grows_pct / 4 * (2 * i / 42.0), std::nullopt});
    findings.runs.push_back(run);
  }
  return findings;
}

TEST(FormDrift, ReportsWhatGrowsAtEqualPaceAndNothingElse) {
  EXPECT_TRUE(form_drift(contacts(0), day(39)).empty());
  const auto drifts = form_drift(contacts(5), day(39));
  ASSERT_EQ(drifts.size(), 2U);
  EXPECT_EQ(drifts[0].marker, Marker::ground_contact);
  EXPECT_LT(drifts[0].change.lo, 5);
  EXPECT_GT(drifts[0].change.hi, 5);
  EXPECT_GT(drifts[0].change.lo, 0);
  EXPECT_NEAR(drifts[1].change.value, 1.25, .5);
  EXPECT_TRUE(form_drift(contacts(5, "pod"), day(39)).empty()) << "another device is another baseline";
}

std::vector<DayLoad> loads(int count, bool heavy_end) {
  std::vector<DayLoad> days;
  for (int i = 0; i < count; ++i) {
    DayLoad load;
    load.day = date::local_days(date::days(20'000 + i));
    load.trimp = heavy_end && i >= count - 7 ? 120 + i % 2 : i % 2 == 0 ? 80 + i % 5 : 0;
    days.push_back(load);
  }
  return days;
}

TEST(WeekShape, ComparesWithTheOwnHalfYear) {
  const auto usual = week_shape(loads(120, false), date::local_days(date::days(20'119)));
  ASSERT_TRUE(usual && usual->high_strain);
  EXPECT_FALSE(usual->strained());
  const auto heavy = week_shape(loads(120, true), date::local_days(date::days(20'119)));
  EXPECT_TRUE(heavy->strained());
  EXPECT_GT(heavy->monotony, *heavy->high_monotony);
  EXPECT_FALSE(week_shape(loads(40, true), date::local_days(date::days(20'039)))->high_strain);
  EXPECT_FALSE(week_shape(loads(5, false), date::local_days(date::days(20'004))));
}

}  // namespace
}  // namespace freshlegs::analysis
