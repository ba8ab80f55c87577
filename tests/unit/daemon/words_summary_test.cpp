#include "daemon/words/summary.h"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "daemon/words/day.h"
#include "daemon/words/load_words.h"
#include "daemon/words/page.h"
#include "daemon/words/run_words.h"
#include "words_findings.h"

namespace freshlegs::app {
namespace {

using namespace analysis;

std::string summary(const Findings& findings, const char* day, Units units = Units::km) {
  return plain(summary_markdown(findings, *parse_day(day), units));
}

/// As one line a paragraph, so that tests do not depend on where lines break.
std::string unwrapped(const std::string& text) {
  return std::regex_replace(text, std::regex("\n(?! *(\n|-|#))\\s*"), " ");
}

std::string says(const Findings& findings, const char* day) { return unwrapped(summary(findings, day)); }

Findings tired_day() {
  Findings findings = history();
  findings.sessions.push_back(leg_session("2026-10-14T18:00", "2026-10-14T19:06"));
  findings.runs.push_back(
      post_leg_run("2026-10-15T07:31", 12.4, Verdict::very_likely, Estimate{-3.77, -5.6, -1.7}));
  auto& run = findings.runs.back();
  run.breakdown = form_change();
  run.form = {{Marker::ground_contact, 251, Estimate{2.1, 1, 3}},
              {Marker::step_length, 1010, Estimate{-1.5, -2, -1}},
              {Marker::vertical_oscillation, 87, Estimate{0.3, -0.9, 1.5}}};
  findings.alerts.push_back(form_alert(run));
  return findings;
}

TEST(WordsSummary, ADayOnTiredLegs) {
  EXPECT_EQ(summary(tired_day(), "2026-10-15"), R"(# Thursday 15 October 2026

**Your legs were still tired from Wednesday, and your form changed after
31 minutes.** Easy running is fine.

## Easy run, 07:31

8.3 km in 48:37, 5:51 /km at 145 bpm, 12 h after legs.

- **Cost of tired legs:** about 13 s/km slower at the same heart rate (6 to 20),
  very likely.
- **Form:** changed at 31 min, km 5.3 (28 to 35 min). From there ground contact
  was 2.6 % longer (1.7 to 3.5) and steps were 2.0 % shorter (1.2 to 2.8) than
  in your fresh runs at the same pace and hills. Vertical movement did not
  change. What that means for injury is not settled.

## Legs

Wednesday's leg session (ended 19:06) was 1.3 times your usual: 15 leg sets,
8,050 kg.

---
Report: [report.html](report.html) · Day: [2026-10-15.html](2026-10-15.html)
Numbers: [2026-10-15.json](2026-10-15.json) · `freshlegs explain 2026-10-15`
)");
}

TEST(WordsSummary, ARestDayIsThreeLines) {
  EXPECT_EQ(summary(tired_day(), "2026-10-10"),
            "# Saturday 10 October 2026\n\n**Rest day.** Nothing recorded, nothing to act on.\n");
}

TEST(WordsSummary, ALegDaySaysWhatComes) {
  const auto text = says(tired_day(), "2026-10-14");
  EXPECT_NE(text.find("**A leg session, 1.3 times your usual.**"), std::string::npos) << text;
  EXPECT_NE(text.find("- 18:00, leg session \"Legs\": 15 leg sets, 8,050 kg, 1.3 times your usual."),
            std::string::npos);
  EXPECT_NE(
      text.find("A usual leg day costs you about 8 s/km 18 h later (3 to 13) and is over after about 36 h "
                "(16 to 60)."),
      std::string::npos)
      << text;
}

/// One post-leg run on 15 October after the history.
Findings with_run(Verdict verdict, std::optional<Estimate> effect) {
  Findings findings = history();
  findings.sessions.push_back(leg_session("2026-10-14T18:00", "2026-10-14T19:06"));
  findings.runs.push_back(post_leg_run("2026-10-15T07:31", 12.4, verdict, effect));
  return findings;
}

TEST(WordsSummary, EveryVerdictHasItsForm) {
  EXPECT_NE(says(with_run(Verdict::very_likely, Estimate{-3.77, -5.6, -1.7}), "2026-10-15")
                .find("about 13 s/km slower at the same heart rate (6 to 20), very likely."),
            std::string::npos);
  EXPECT_NE(says(with_run(Verdict::likely, Estimate{-1.2, -2.6, -0.05}), "2026-10-15")
                .find("probably slower: about 4 s/km at the same heart rate (0.2 to 9)."),
            std::string::npos);
  EXPECT_NE(says(with_run(Verdict::not_shown, Estimate{-0.3, -0.9, 0.3}), "2026-10-15")
                .find("not shown. If there was any, it lies between 1 s/km faster and 3 s/km slower."),
            std::string::npos);
  EXPECT_NE(says(with_run(Verdict::likely, Estimate{1.2, 0.05, 2.6}), "2026-10-15")
                .find("probably faster: about 4 s/km"),
            std::string::npos);
}

TEST(WordsSummary, TheDayIsToldOnceAndTheNumberBelow) {
  const auto tired = says(with_run(Verdict::likely, Estimate{-3.77, -5.6, -1.7}), "2026-10-15");
  EXPECT_NE(tired.find("**Your legs were probably still tired from Wednesday.**"), std::string::npos) << tired;
  EXPECT_EQ(tired.find("13"), tired.rfind("13 s/km")) << "once is enough";
  const auto hardly = says(with_run(Verdict::likely, Estimate{-.3, -.7, -.05}), "2026-10-15");
  EXPECT_NE(hardly.find("**An easy run 12 h after legs. Tired legs cost hardly anything.**"), std::string::npos)
      << hardly;
}

TEST(WordsSummary, FormWaitsForRunsWithTheSameDevice) {
  auto findings = with_run(Verdict::not_shown, Estimate{-0.3, -0.9, 0.3});
  auto& run = findings.runs.back();
  run.form = {{Marker::ground_contact, 251, std::nullopt}};
  run.form_runs = 2;
  run.form_runs_needed = 6;
  EXPECT_NE(says(findings, "2026-10-15")
                .find("not judged yet. Have 2 earlier runs with this device; 6 are needed to know your usual."),
            std::string::npos)
      << says(findings, "2026-10-15");
  run.form_runs = 6;
  EXPECT_NE(says(findings, "2026-10-15").find("not judged: too little even running"), std::string::npos);
}

TEST(WordsSummary, TooLittleDataSaysHaveAndNeed) {
  Findings findings;
  findings.runs = {easy_run("2026-04-20T07:00"),
                   post_leg_run("2026-04-23T07:24", 12, Verdict::not_enough_data, std::nullopt)};
  findings.runs.back().declined = Declined{Declined::Why::history, 2, 8};
  findings.sessions = {leg_session("2026-04-22T18:00", "2026-04-22T19:10")};
  const auto text = says(findings, "2026-04-23");
  EXPECT_NE(text.find("**An easy run 12 h after legs. Too early to say what leg day costs you.**"),
            std::string::npos);
  EXPECT_NE(
      text.find("not enough data. Have 1 run within 48 h of legs and 1 on fresh legs; 6 of each are needed."),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("1.3 times a usual leg day"), std::string::npos)
      << "nobody has a usual after one session";
}

TEST(WordsSummary, ThePaceOfLearningGivesADate) {
  Findings findings;
  findings.runs = {easy_run("2026-04-03T07:00"), easy_run("2026-04-08T07:00"),
                   post_leg_run("2026-04-15T07:00", 12, Verdict::not_enough_data, std::nullopt),
                   post_leg_run("2026-04-23T07:24", 12, Verdict::not_enough_data, std::nullopt)};
  EXPECT_NE(says(findings, "2026-04-23").find("the first estimate of your own comes around 4 June."),
            std::string::npos)
      << says(findings, "2026-04-23");
}

TEST(WordsSummary, ADateThatHasPassedIsNotPromisedAnyMore) {
  Findings findings;
  findings.runs = {easy_run("2026-04-03T07:00"), easy_run("2026-04-08T07:00"),
                   post_leg_run("2026-04-15T07:00", 12, Verdict::not_enough_data, std::nullopt),
                   post_leg_run("2026-04-23T07:24", 12, Verdict::not_enough_data, std::nullopt),
                   easy_run("2026-06-04T07:00")};
  EXPECT_NE(says(findings, "2026-04-23").find("comes around 4 June."), std::string::npos)
      << "it lies ahead still";
  findings.runs.push_back(easy_run("2026-06-05T07:00"));
  EXPECT_NE(says(findings, "2026-04-23")
                .find("was due around 4 June and has not come. Have 2 runs within 48 h of legs "
                      "and 4 on fresh legs; 6 of each are needed."),
            std::string::npos)
      << says(findings, "2026-04-23");
  findings.runs.push_back(post_leg_run("2026-06-09T07:00", 12, Verdict::likely, Estimate{-3, -5, -1}));
  EXPECT_NE(says(findings, "2026-04-23").find("the first estimate of your own came on 9 June."),
            std::string::npos);
}

TEST(WordsSummary, ADeclinedRunSaysWhy) {
  auto findings = with_run(Verdict::not_shown, std::nullopt);
  auto& run = findings.runs.back();
  const auto reason = [&](Declined declined) {
    run.declined = declined;
    return says(findings, "2026-10-15");
  };
  EXPECT_NE(reason({Declined::Why::heart_rate, 4, 8})
                .find("not judged: heart rate was usable for 4 minutes; 8 are needed."),
            std::string::npos);
  EXPECT_NE(reason({Declined::Why::treadmill, 0, 0}).find("not judged: on a treadmill"), std::string::npos);
  EXPECT_NE(
      reason({Declined::Why::not_steady, 10, 8}).find("intervals and races have no steady effort to compare"),
      std::string::npos);
  const auto totals = reason({Declined::Why::totals_only, 0, 0});
  EXPECT_NE(totals.find("not judged: this file holds only totals, no minute-by-minute record"), std::string::npos) << totals;
  EXPECT_EQ(totals.find("0 minutes"), std::string::npos);
  EXPECT_NE(reason({Declined::Why::hilly, 1, 8}).find("only 1 minute on gentle ground; 8 are needed."),
            std::string::npos);
}

TEST(WordsSummary, EveryLegSessionThatCountsForARunIsNamed) {
  Findings findings = tired_day();
  auto& sessions = findings.sessions;
  const auto at = sessions.end() - 1;
  sessions.insert(at, {leg_session("2026-10-12T18:00", "2026-10-12T19:00"),
                       leg_session("2026-10-13T18:00", "2026-10-13T19:00")});
  const auto text = says(findings, "2026-10-15");
  EXPECT_NE(text.find("Your legs were still tired from Tuesday and Wednesday, and"), std::string::npos)
      << text;
  EXPECT_NE(text.find("15 leg sets, 8,050 kg. Tuesday's leg session counts as well.\n"), std::string::npos)
      << text;
  sessions.back() = leg_session("2026-10-15T05:00", "2026-10-15T06:00");
  const auto same_day = says(findings, "2026-10-15");
  EXPECT_NE(same_day.find("still tired from Tuesday and the leg session before the run, and"),
            std::string::npos)
      << same_day;
  EXPECT_NE(same_day.find("1.3 times your usual.\n Tuesday's leg session counts as well.\n"),
            std::string::npos)
      << same_day;
  sessions.back() = leg_session("2026-10-13T20:00", "2026-10-13T21:00");
  const auto one_day = says(findings, "2026-10-15");
  EXPECT_NE(one_day.find("still tired from Tuesday, and"), std::string::npos) << one_day;
  EXPECT_NE(one_day.find("8,050 kg. Tuesday's earlier leg session counts as well.\n"), std::string::npos)
      << one_day;
}

TEST(WordsSummary, TwoLegSessionsOfADayAreNamedWhereTheirNamesDiffer) {
  Findings findings = history();
  for (const char* start : {"2026-10-20T08:00", "2026-10-20T18:00"})
    findings.sessions.push_back(leg_session(start, "2026-10-20T19:00"));
  EXPECT_NE(says(findings, "2026-10-20").find("**2 leg sessions.**"), std::string::npos);
  findings.sessions.back().plan.title = "Whole body";
  EXPECT_NE(says(findings, "2026-10-20").find("**2 leg sessions: \"Legs\" and \"Whole body\".**"),
            std::string::npos)
      << says(findings, "2026-10-20");
}

TEST(WordsSummary, AnUpperBodySessionDoesNotStandUnderLegs) {
  Findings findings = tired_day();
  EXPECT_NE(summary(findings, "2026-10-15").find("## Legs\n"), std::string::npos);
  findings.sessions.push_back(leg_session("2026-10-15T18:00", "2026-10-15T19:00"));
  findings.sessions.back().plan.title = "Upper Body";
  findings.sessions.back().legs = Legs::upper;
  findings.sessions.back().leg_dose.reset();
  const auto text = summary(findings, "2026-10-15");
  EXPECT_EQ(text.find("## Legs\n"), std::string::npos) << text;
  EXPECT_NE(text.find("## Legs and strength\n"), std::string::npos) << text;
  findings.runs.clear();
  EXPECT_NE(summary(findings, "2026-10-15").find("## Strength\n"), std::string::npos);
}

TEST(WordsSummary, FreshLegsCoolDownsAndRides) {
  Findings findings = history();
  findings.runs.push_back(easy_run("2026-10-15T07:31"));
  findings.runs.back().hours_since_leg = 108;
  EXPECT_NE(says(findings, "2026-10-15").find("**An easy run on fresh legs.** Nothing to act on."),
            std::string::npos);
  findings.runs.back().hours_since_leg = 0.2;
  findings.runs.back().post_leg = true;
  findings.runs.back().kind = RunKind::cool_down;
  EXPECT_NE(says(findings, "2026-10-15").find("is a cool-down: it is not counted against anything."),
            std::string::npos);
  findings.sessions.push_back(leg_session("2026-10-20T18:00", "2026-10-20T19:20"));
  auto& ride = findings.sessions.back();
  ride.plan.sport = Sport::ride;
  ride.legs = Legs::other;
  ride.leg_dose.reset();
  ride.leg_sets = ride.sets = 0;
  ride.volume_kg.reset();
  EXPECT_NE(says(findings, "2026-10-20").find("**A ride.** Nothing to act on."), std::string::npos);
  EXPECT_NE(says(findings, "2026-10-20").find("18:00, ride \"Legs\": 1 h 20 min."), std::string::npos);
}

TEST(WordsSummary, AFadeIsToldWhereItLeavesTheOwnUsual) {
  Findings findings = history();
  findings.runs.push_back(easy_run("2026-10-15T07:31"));
  auto& fade = findings.runs.back().fade.emplace(Fade{7.14, -1, std::nullopt, std::nullopt, 5});
  EXPECT_EQ(says(findings, "2026-10-15").find("Fade:"), std::string::npos) << "nothing to compare with";
  fade.usual_heart_pct = {1.6, -1, 4.2};
  fade.usual_speed_pct = {0, -3.2, 3.2};
  EXPECT_NE(says(findings, "2026-10-15")
                .find("**Fade:** from the first to the last third heart rate at the same pace rose 7.1 % (on fresh legs 1.0 lower "
                      "to 4.2 higher), more than in your other fresh runs of this length. Heat and thirst do that too."),
            std::string::npos)
      << says(findings, "2026-10-15");
  findings.runs.back().post_leg = true;
  EXPECT_NE(says(findings, "2026-10-15").find("more than in your fresh runs of this length"), std::string::npos)
      << "it is none of them itself";
  fade.speed_pct = -6;
  EXPECT_NE(says(findings, "2026-10-15").find(" and pace fell by 6.0 % (on fresh legs"),
            std::string::npos)
      << says(findings, "2026-10-15");
}

TEST(WordsSummary, AHardRunIsHeldAgainstFreshOnes) {
  Findings findings = tired_day();
  auto& hard = findings.runs.back().hard_speed.emplace(HardSpeed{4, 168, std::nullopt, 4});
  EXPECT_EQ(says(findings, "2026-10-15").find("Hard pace:"), std::string::npos) << "nothing to compare with";
  hard.fresh_runs = 9;
  hard.vs_fresh_pct = {-2.1, -6.2, 2.2};
  EXPECT_NE(says(findings, "2026-10-15")
                .find("**Hard pace:** best 20 minutes at 4:10 /km and 168 bpm, 2.1 % slower (2 faster to 6 slower) than your "
                      "fresh hard runs at that heart rate (9): no more than those differ among themselves."),
            std::string::npos)
      << says(findings, "2026-10-15");
  hard.vs_fresh_pct = {-6.1, -10, -2};
  EXPECT_NE(says(findings, "2026-10-15")
                .find("6.1 % slower (2 to 10) than your fresh hard runs at that heart rate (9)."),
            std::string::npos)
      << says(findings, "2026-10-15");
}

TEST(WordsSummary, WhatWasNotedOfTheDayIsShownAndHeeded) {
  Findings findings = tired_day();
  const auto at = [](const char* utc) { return *parse_iso(utc); };
  findings.notes = {{NoteKind::illness, at("2026-10-15T12:00:00Z"), std::nullopt, 6, ""},
                    {NoteKind::sleep, at("2026-10-15T12:00:00Z"), std::nullopt, 4.5, ""},
                    {NoteKind::stress, at("2026-10-14T12:00:00Z"), std::nullopt, 9, ""},
                    {NoteKind::illness, at("2026-10-13T12:00:00Z"), std::nullopt, 0, ""}};
  EXPECT_EQ(says(findings, "2026-10-13").find("llness"), std::string::npos) << "an app says every day that all is well";
  const auto text = says(findings, "2026-10-15");
  EXPECT_NE(text.find("You noted illness: no hard run before it has passed."), std::string::npos) << text;
  EXPECT_NE(text.find("- Illness 6 of 10, sleep 4.5 h."), std::string::npos) << text;
  EXPECT_EQ(text.find("Easy running is fine."), std::string::npos) << text;
}

TEST(WordsSummary, PainOfADayComesFirst) {
  Findings findings = tired_day();
  Alert alert;
  alert.id = "pain-20261015";
  alert.kind = AlertKind::pain;
  alert.severity = Severity::warning;
  alert.time = *parse_iso("2026-10-15T12:00:00Z");
  alert.facts = PainFacts{7, "left shin", std::nullopt, 4, 8, true, false};
  findings.alerts = {alert};
  const auto text = says(findings, "2026-10-15");
  EXPECT_NE(text.find("**Pain that lasts.** 7 of 10 (left shin). It lasts: let a doctor or physio look at it"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("- **Pain:** 7 of 10 (left shin), noted on 4 days, first 8 days before."), std::string::npos)
      << text;
}

TEST(WordsSummary, ASpellThatGoesOnIsNotForgotten) {
  Findings findings = history();
  Alert alert;
  alert.id = "spell";
  alert.kind = AlertKind::overreaching;
  alert.state = OverreachState::likely;
  alert.time = *parse_iso("2026-10-10T12:00:00Z");
  alert.history = {{OverreachState::likely, alert.time}};
  alert.facts = OverreachFacts{};
  findings.alerts = {alert};
  const auto says_of = [&] { return says(findings, "2026-10-15"); };
  EXPECT_NE(says_of().find("The signs of overreaching are not over: fewer hard sessions."), std::string::npos) << says_of();
  findings.alerts.front().until = *parse_iso("2026-10-14T12:00:00Z");
  EXPECT_EQ(says_of().find("not over"), std::string::npos) << says_of();
}

TEST(WordsSummary, AnUnknownStrengthSessionIsNotGuessedAloud) {
  Findings findings = history();
  findings.sessions.push_back(leg_session("2026-10-20T18:00", "2026-10-20T18:52"));
  auto& session = findings.sessions.back();
  session.legs = Legs::unknown;
  session.leg_sets = session.sets = 0;
  session.volume_kg.reset();
  const auto text = says(findings, "2026-10-20");
  EXPECT_NE(text.find("whether it was leg work is not known"), std::string::npos);
  EXPECT_NE(text.find("The strength session of 52 min names no exercises, so it counts as half leg work"),
            std::string::npos);
}

TEST(WordsSummary, LoadAndHeartAgainstTheOwnRange) {
  Findings findings = tired_day();
  for (int i = 60; i >= 0; --i)
    findings.days.push_back({*parse_day("2026-10-15") - date::days(i), 60, 0, 73, 63, 1000});
  findings.mornings.push_back({*parse_day("2026-10-15"), 60, 49, 59, 50, 70, 49, 47, 52});
  const auto inside = says(findings, "2026-10-15");
  EXPECT_NE(
      inside.find("Load, in minutes weighted by heart effort, is 73 a day over 7 days and 63 over 6 weeks: a "
                  "little more than usual."),
      std::string::npos);
  EXPECT_NE(inside.find("HRV 59 ms and resting heart rate 49 bpm (7-day means) are inside your usual range."),
            std::string::npos)
      << inside;
  findings.mornings.back().rmssd_week = 44;
  EXPECT_NE(says(findings, "2026-10-15").find("HRV 44 ms (7-day mean) is below your usual range (50 to 70)."),
            std::string::npos);
}

TEST(WordsSummary, ANightIsOneBullet) {
  Findings findings = tired_day();
  findings.mornings.emplace_back();
  auto& m = findings.mornings.back();
  m.day = *parse_day("2026-10-15");
  const auto says_of = [&] { return says(findings, "2026-10-15"); };
  EXPECT_EQ(says_of().find("Sleep:"), std::string::npos);
  m.sleep_s = 4.5 * 3600;
  m.sleep_origin = "garmin";
  EXPECT_NE(says_of().find("**Sleep:** 4.5 h.\n"), std::string::npos) << says_of();
  m.sleep_score = 61;
  m.sleep_lo_s = 6.3 * 3600;
  m.sleep_hi_s = 8.1 * 3600;
  EXPECT_NE(says_of().find("**Sleep:** 4.5 h, score 61; 8 of 10 of your nights last 6.3 to 8.1 h."), std::string::npos)
      << says_of();
  m.sleep_origin = "notes";
  EXPECT_EQ(says_of().find("Sleep:"), std::string::npos);
}

TEST(WordsSummary, HeartRatesAreGivenWithTheirSources) {
  using analysis::HeartRateSource;
  Findings findings;
  findings.hr_max_bpm = 191;
  findings.hr_rest_bpm = 48;
  findings.threshold_hr_bpm = 169;
  findings.hr_max_source = HeartRateSource::seen;
  EXPECT_EQ(plain(heart_limits_sentence(findings)),
            "Highest 191 bpm (from your recordings), at rest 48 bpm (assumed), held for an hour 169 bpm (assumed: "
            "85 % of the way up). Your sex is not set, so load is weighted as for men. The settings can say better.");
  findings.threshold_hr_source = HeartRateSource::configuration;
  findings.hr_max_source = HeartRateSource::age;
  findings.male = false;
  EXPECT_EQ(plain(heart_limits_sentence(findings)),
            "Highest 191 bpm (guessed from your age), at rest 48 bpm (assumed), held for an hour 169 bpm (your "
            "settings). The settings can say better.");
}

TEST(WordsSummary, MessagesThatEndedAreNamed) {
  Findings findings = tired_day();
  const Retraction wrong{"form_breakdown", *parse_day("2026-10-15"),
                         "The foot pod's own file shows no change."};
  const auto text = unwrapped(plain(summary_markdown(findings, wrong.day, Units::km, {&wrong, 1})));
  EXPECT_NE(text.find("- Taken back: form change on 15 October. The foot pod's own file shows no change."),
            std::string::npos)
      << text;
}

TEST(WordsSummary, ASpellIsToldOnTheDaysItRose) {
  Findings findings = history();
  findings.alerts.push_back(overreaching_alert(likely_spell(), "2026-10-12T09:00"));
  EXPECT_NE(says(findings, "2026-10-03").find("**Slower than usual, leg days taken out: an early sign.**"),
            std::string::npos)
      << "the numbers of a later day are not told of an earlier one";
  EXPECT_NE(
      says(findings, "2026-10-12").find("**Signs that fit overreaching.** 9 days about 5 % slower (3 to 7)."),
      std::string::npos)
      << says(findings, "2026-10-12");
  findings.alerts.back().until = at("2026-10-20T09:00");
  EXPECT_NE(says(findings, "2026-10-20").find("- Running is back to your usual. Your last runs, leg days taken out,"),
            std::string::npos);
}

TEST(WordsSummary, MilesEverywhereOrNowhere) {
  const auto text = summary(tired_day(), "2026-10-15", Units::miles);
  EXPECT_EQ(text.find("km"), std::string::npos) << text;
  EXPECT_NE(text.find("5.2 mi in 48:37, 9:25 /mi"), std::string::npos) << text;
}

TEST(WordsSummary, ALaterDayChangesNoEarlierSummary) {
  Findings before = with_run(Verdict::likely, Estimate{-1.2, -2.6, -0.05});
  Findings after = before;
  after.runs.push_back(post_leg_run("2026-10-16T07:00", 36, Verdict::likely, Estimate{-1.2, -2.6, -0.05}));
  after.sessions.push_back(leg_session("2026-10-16T18:00", "2026-10-16T19:00"));
  EXPECT_EQ(summary(before, "2026-10-15"), summary(after, "2026-10-15"));
}

/// Every kind of day the findings can make, as one text: what a reader of many mornings sees.
std::vector<std::string> many_summaries() {
  std::vector<std::string> texts;
  for (const auto verdict : {Verdict::not_enough_data, Verdict::prior_only, Verdict::not_shown,
                             Verdict::likely, Verdict::very_likely})
    for (int kind = 0; kind <= static_cast<int>(RunKind::cool_down); ++kind)
      for (const bool changed : {false, true}) {
        const bool shown = verdict >= Verdict::not_shown;
        auto findings = with_run(verdict, shown ? std::optional(Estimate{-3.8, -6, -1.7}) : std::nullopt);
        auto& run = findings.runs.back();
        run.kind = static_cast<RunKind>(kind);
        run.alone_pct = Estimate{-3.2, -9, 3};
        if (changed) run.breakdown = form_change();
        findings.alerts.push_back(risky_alert(run, 3));
        if (changed) findings.alerts.push_back(form_alert(run));
        findings.sessions.push_back(leg_session("2026-10-15T18:00", "2026-10-15T19:06"));
        findings.mornings.push_back({*parse_day("2026-10-15"), 60, 49, 44, 50, 70, 49, 47, 52});
        texts.push_back(summary_markdown(findings, *parse_day("2026-10-15"), Units::km));
      }
  return texts;
}

TEST(WordsSummary, NoLineIsTooLongAndNoDayTooMuch) {
  for (const auto& text : many_summaries()) {
    std::istringstream lines(text);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(width(line), kPageColumns) << line;
    EXPECT_LE(count, 45) << text;
  }
}

TEST(WordsSummary, NeverShoutsPraisesOrPredicts) {
  const std::regex never(
      "!|\\?|great|good|bad|poor|optimal|overtrain|score|warning|risk|TRIMP|CTL|ATL|RMSSD|Pa:HR|CUSUM"
      "|nan|inf",
      std::regex::icase);
  for (const auto& text : many_summaries()) EXPECT_FALSE(std::regex_search(text, never)) << text;
}

TEST(WordsDay, SummariesCoverTheNewestDaysWithSomething) {
  const auto findings = tired_day();
  EXPECT_EQ(newest_day(findings), parse_day("2026-10-15"));
  const auto days = summary_days(findings, 3);
  ASSERT_EQ(days.size(), 3u);
  EXPECT_EQ(days.front(), *parse_day("2026-09-28"));
  EXPECT_FALSE(newest_day({}).has_value());
  EXPECT_TRUE(summary_days({}, 14).empty());
}

TEST(WordsSummary, AfterASessionOfUnknownKindLegsAreNotCalledFresh) {
  auto run = easy_run("2026-10-15T07:31");
  run.hours_since_leg = 400;
  EXPECT_EQ(after_legs(run), "on fresh legs");
  run.perhaps_after_legs = true;
  EXPECT_EQ(after_legs(run), "after a strength session of unknown kind");
  run.post_leg = true;
  run.hours_since_leg = 12;
  EXPECT_EQ(plain(after_legs(run)), "12 h after legs");
}

TEST(WordsSummary, ADayOfSeveralRunsSaysSo) {
  Findings findings = history();
  findings.runs.push_back(easy_run("2026-10-20T07:31"));
  findings.runs.push_back(easy_run("2026-10-20T17:31"));
  EXPECT_NE(says(findings, "2026-10-20").find(", one of 2 runs."), std::string::npos) << says(findings, "2026-10-20");
}

TEST(WordsSummary, ARunThatOnlyAListKnowsSaysWhatWouldTellMore) {
  Findings findings = history();
  auto run = easy_run("2026-10-15T07:31");
  run.declined = analysis::Declined{analysis::Declined::Why::totals_only, 0, 0};
  findings.runs.push_back(run);
  EXPECT_NE(says(findings, "2026-10-15").find("it came from a list, which holds totals only"), std::string::npos);
}

}  // namespace
}  // namespace freshlegs::app
