#include "analysis/fold.h"

#include <gtest/gtest.h>

#include "analysis/load/trimp.h"
#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

Features run_features(int minutes = 45, float mps = 3.0F, float bpm = 145) {
  Features f;
  f.run = steady_run(minutes, mps, bpm);
  f.heart_rate = constant_heart_rate(static_cast<int>(bpm), minutes);
  return f;
}

Features leg_session(int sets = 14) {
  Features f;
  f.strength = StrengthFeatures{};
  f.strength->from_log = true;
  f.strength->minutes = f.strength->active_minutes = 60;
  f.strength->sets.assign(static_cast<std::size_t>(sets), leg_set());
  return f;
}

TEST(Fold, ARunWithin48HoursOfTheEndOfALegSessionIsPostLeg) {
  Fold fold({}, {}, {});
  fold.step(plan(Sport::run, "2026-05-03T06:00:00Z", 45), run_features());
  fold.step(plan(Sport::strength, "2026-05-04T17:00:00Z", 60), leg_session());
  fold.step(plan(Sport::run, "2026-05-05T07:00:00Z", 45), run_features());
  fold.step(plan(Sport::run, "2026-05-06T18:00:00Z", 45), run_features());
  fold.step(plan(Sport::run, "2026-05-06T18:01:00Z", 45), run_features());
  const auto findings = fold.findings();
  ASSERT_EQ(findings.runs.size(), 4U);
  EXPECT_FALSE(findings.runs[0].post_leg);
  EXPECT_FALSE(findings.runs[0].hours_since_leg);
  EXPECT_TRUE(findings.runs[1].post_leg);
  EXPECT_DOUBLE_EQ(*findings.runs[1].hours_since_leg, 13);
  EXPECT_EQ(findings.runs[1].leg_session, findings.sessions[0].plan.id);
  EXPECT_TRUE(findings.runs[2].post_leg);
  EXPECT_FALSE(findings.runs[3].post_leg);
  EXPECT_EQ(findings.sessions[0].legs, Legs::legs);
  EXPECT_EQ(findings.sessions[0].volume_kg, 14 * 8 * 100);
}

TEST(Fold, PartsOfOneFileFollowWithAGapOfNothing) {
  Fold fold({}, {}, {});
  fold.step(plan(Sport::strength, "2026-05-04T17:00:00Z", 60), leg_session());
  fold.step(plan(Sport::run, "2026-05-04T17:59:58Z", 15), run_features(15, 2.6F, 120));
  const auto run = fold.findings().runs.at(0);
  EXPECT_EQ(run.hours_since_leg, 0);
  EXPECT_EQ(run.kind, RunKind::cool_down);
  EXPECT_TRUE(fold.findings().alerts.empty());
}

TEST(Fold, ALongRunRightAfterHeavyLegsIsAnAlertWithItsEvidence) {
  Fold fold({}, {}, {});
  fold.step(plan(Sport::strength, "2026-05-04T06:00:00Z", 60), leg_session(20));
  fold.step(plan(Sport::run, "2026-05-04T11:00:00Z", 100), run_features(100));
  const auto alerts = fold.findings().alerts;
  ASSERT_EQ(alerts.size(), 1U);
  EXPECT_EQ(alerts[0].kind, AlertKind::risky_combination);
  EXPECT_EQ(alerts[0].id, "risky-run-2026-05-04T11:00:00Z");
  EXPECT_EQ(alerts[0].evidence,
            (std::vector<std::string>{"strength-2026-05-04T06:00:00Z", "run-2026-05-04T11:00:00Z"}));
  EXPECT_DOUBLE_EQ(std::get<RiskyFacts>(alerts[0].facts).hours, 4);
}

TEST(Fold, LabelsWinOverEverything) {
  const std::vector recordings{watch_strength(1, "2026-05-04T06:00:00Z"),
                               watch_run(2, "2026-05-04T11:00:00Z")};
  Labels labels;
  labels.legs[recordings[0].head.hash] = LegsLabel::upper;
  Fold upper({}, labels, recordings);
  labels.legs.clear();
  labels.planned[recordings[1].head.hash] = true;
  Fold planned({}, labels, recordings);
  for (auto* fold : {&upper, &planned}) {
    fold->step(plan(Sport::strength, "2026-05-04T06:00:00Z", 60, 0), leg_session(20));
    fold->step(plan(Sport::run, "2026-05-04T11:00:00Z", 100, 1), run_features(100));
    EXPECT_TRUE(fold->findings().alerts.empty());
  }
  EXPECT_EQ(upper.findings().sessions[0].legs, Legs::upper);
  EXPECT_FALSE(upper.findings().sessions[0].leg_dose);
  EXPECT_FALSE(upper.findings().runs[0].post_leg);
  EXPECT_TRUE(planned.findings().runs[0].planned);
}

TEST(Fold, MorningsAreNoSessions) {
  Fold fold({}, {}, {});
  Features morning;
  morning.rmssd_ms = 50;
  morning.resting_hr_bpm = 48;
  fold.step(plan(Sport::wellness, "2026-05-04T06:00:00Z", 3), morning);
  const auto findings = fold.findings();
  EXPECT_TRUE(findings.sessions.empty());
  ASSERT_EQ(findings.mornings.size(), 1U);
  EXPECT_EQ(findings.mornings[0].resting_hr_bpm, 48);
}

/// A row of a list: mean heart rate and moving time, no samples.
TEST(Fold, TotalsOfAListAreLoadOfTheirOwnKind) {
  Fold fold({}, {}, {});
  Features totals, sampled;
  totals.avg_heart_rate_bpm = sampled.avg_heart_rate_bpm = 150;
  totals.listed_s = 2700;
  sampled.heart_rate = constant_heart_rate(150, 45);
  totals.run = RunFeatures{};
  totals.run->timer_s = 2700;
  fold.step(plan(Sport::run, "2026-05-04T06:00:00Z", 60), totals);
  totals.run.reset();
  fold.step(plan(Sport::ride, "2026-05-05T06:00:00Z", 60), totals);
  fold.step(plan(Sport::ride, "2026-05-06T06:00:00Z", 60), sampled);
  const auto findings = fold.findings();
  const auto& run = findings.runs.at(0);
  EXPECT_NEAR(run.trimp.value_or(0), *findings.sessions.at(1).trimp, 1e-9);
  EXPECT_EQ(run.load_source, LoadSource::mean_heart_rate);
  ASSERT_TRUE(run.declined);
  EXPECT_EQ(run.declined->why, Declined::Why::totals_only);
  EXPECT_NEAR(findings.sessions.at(0).trimp.value_or(0), *findings.sessions.at(1).trimp, 1e-9);
  EXPECT_EQ(findings.sessions.at(0).load_source, LoadSource::mean_heart_rate);
  EXPECT_EQ(findings.sessions.at(1).load_source, LoadSource::seconds);
  EXPECT_GT(findings.days.at(0).trimp, 50);
}

TEST(Fold, ThresholdOfTheSettingsAndTheSexOfTheDeviceAreTold) {
  Profile profile;
  profile.threshold_hr_bpm = 172;
  Fold said(profile, {}, {}), unsaid({}, {}, {});
  Features run = run_features(45), listed;
  run.user = UserProfile{};
  run.user->male = false;
  listed.avg_heart_rate_bpm = 150;
  listed.listed_s = 2700;
  EXPECT_FALSE(unsaid.findings().male);
  for (auto* fold : {&said, &unsaid}) {
    fold->step(plan(Sport::run, "2026-05-04T06:00:00Z", 45), run);
    fold->step(plan(Sport::ride, "2026-05-05T06:00:00Z", 45), listed);
  }
  EXPECT_EQ(said.findings().threshold_hr_bpm, 172);
  EXPECT_EQ(said.findings().threshold_hr_source, HeartRateSource::configuration);
  EXPECT_EQ(unsaid.findings().threshold_hr_source, HeartRateSource::assumed);
  const auto findings = unsaid.findings();
  EXPECT_EQ(findings.male, false);
  // A list has no wearer: the device's word holds for it, too.
  EXPECT_NEAR(*findings.sessions.at(0).trimp,
              *mean_trimp(150, 2700, {findings.hr_rest_bpm, findings.hr_max_bpm}, false), 1e-9);
}

TEST(Extract, ARowOfAListKeepsItsMovingTimeAndSamplesDoNot) {
  Activity activity;
  activity.plan = plan(Sport::ride, "2026-05-04T06:00:00Z", 60);
  activity.plan.parts = {{}};
  activity.parts.resize(1);
  auto& part = activity.parts[0];
  part.head.summary.avg_heart_rate_bpm = 140;
  EXPECT_EQ(extract(activity).listed_s, 3600);
  part.head.summary.timer_s = 3000;
  EXPECT_EQ(extract(activity).listed_s, 3000);
  EXPECT_EQ(extract(activity).avg_heart_rate_bpm, 140);
  part.samples.offset_ms = {0, 1000};
  part.samples.channels = {{ChannelKind::heart_rate, ChannelSource::native, {120, 121}}};
  EXPECT_FALSE(extract(activity).listed_s);
}

TEST(Fold, ANightOfAWatchIsShownAndNotTakenForTheAthletesNote) {
  Fold fold({}, {}, {});
  Features night;
  using Kind = Measurement::Kind;
  night.rmssd_ms = 50;
  night.resting_hr_bpm = 48;
  night.sdnn_ms = 61;
  night.dfa_alpha1 = .9;
  const std::int32_t until_morning = 7 * 3600 * 1000;
  night.measurements = {{Kind::sleep_s, until_morning, 27000, "garmin"},
                        {Kind::sleep_score, until_morning, 82, "garmin"}};
  fold.step(plan(Sport::wellness, "2026-05-03T23:30:00Z", 420), night);
  auto findings = fold.findings();
  ASSERT_EQ(findings.mornings.size(), 2U);
  EXPECT_EQ(findings.mornings[0].sdnn_ms, 61);
  EXPECT_EQ(findings.mornings[0].dfa_alpha1, .9);
  EXPECT_EQ(findings.mornings[1].sleep_s, 27000);
  EXPECT_EQ(findings.mornings[1].sleep_score, 82);
  EXPECT_TRUE(findings.notes.empty());
  Features noted;
  noted.measurements = {{Kind::sleep_s, 0, 27000, "notes"}};
  fold.step(plan(Sport::wellness, "2026-05-05T06:00:00Z", 0), noted);
  EXPECT_EQ(fold.findings().notes.size(), 1U);
}

TEST(Fold, OtherSportsCountForLoadAlone) {
  Fold fold({}, {}, {});
  Features ride;
  ride.heart_rate = constant_heart_rate(130, 60);
  fold.step(plan(Sport::ride, "2026-05-04T06:00:00Z", 60), ride);
  const auto findings = fold.findings();
  ASSERT_EQ(findings.sessions.size(), 1U);
  EXPECT_EQ(findings.sessions[0].legs, Legs::other);
  EXPECT_FALSE(findings.sessions[0].leg_dose);
  EXPECT_GT(findings.days.at(0).trimp, 10);
}

TEST(Fold, AskingInBetweenChangesNothing) {
  Fold asked({}, {}, {}), silent({}, {}, {});
  for (int day = 0; day < 40; ++day) {
    const auto start = iso_utc(at("2026-03-01T06:00:00Z") + date::days(day));
    const bool legs = day % 4 == 1;
    const auto p = plan(legs ? Sport::strength : Sport::run, start, 50);
    const auto f = legs ? leg_session() : run_features(40 + day % 7, 3.0F, static_cast<float>(140 + day % 5));
    asked.step(p, f);
    silent.step(p, f);
    (void)asked.findings();
  }
  const auto a = asked.findings(), b = silent.findings();
  ASSERT_EQ(a.runs.size(), b.runs.size());
  for (std::size_t i = 0; i < a.runs.size(); ++i) {
    EXPECT_EQ(a.runs[i].verdict, b.runs[i].verdict);
    EXPECT_EQ(a.runs[i].trimp, b.runs[i].trimp);
    EXPECT_EQ(a.runs[i].effect_pct.has_value(), b.runs[i].effect_pct.has_value());
    if (!a.runs[i].effect_pct || !b.runs[i].effect_pct) continue;
    EXPECT_EQ(a.runs[i].effect_pct->value, b.runs[i].effect_pct->value);
  }
  EXPECT_EQ(a.days.back().six_weeks, b.days.back().six_weeks);
}

}  // namespace
}  // namespace freshlegs::analysis
