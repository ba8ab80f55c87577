#include "daemon/words/alert_text.h"

#include <gtest/gtest.h>

#include "daemon/words/numbers.h"
#include "daemon/words/summary.h"
#include "words_findings.h"

namespace freshlegs::app {
namespace {

using namespace analysis;

std::string read_out(const AlertText& text) { return plain(text.title) + " | " + plain(text.body); }

void expect_notice(const AlertText& text) {
  EXPECT_LE(width(text.title), kTitleLimit) << text.title;
  EXPECT_LE(width(text.body), kBodyLimit) << text.body;
  EXPECT_EQ((text.title + text.body).find('!'), std::string::npos) << text.body;
}

Alert changed_form(double hours) {
  auto run = post_leg_run("2026-10-15T07:31", hours, Verdict::likely, Estimate{-3.77, -5.6, -1.7});
  run.breakdown = form_change();
  return form_alert(run);
}

TEST(WordsAlert, FormChangeNamesTheTwoLargestSignals) {
  EXPECT_EQ(
      read_out(alert_text(changed_form(12))),
      "Form changed after 31 minutes | 12 h after legs: ground contact 2.6 % longer and steps 2.0 % shorter "
      "than in your fresh runs at this pace. Easy running is fine.");
}

TEST(WordsAlert, FormChangeOnFreshLegsDoesNotSpeakOfLegs) {
  EXPECT_EQ(read_out(alert_text(changed_form(90))),
            "Form changed after 31 minutes | Ground contact 2.6 % longer and steps 2.0 % shorter than in "
            "your fresh "
            "runs at this pace.");
}

OverreachFacts spell(OverreachState state, double days) {
  OverreachFacts facts;
  facts.state = state;
  facts.days = days;
  facts.slower_pct = {-5, -7, -3};
  facts.rest_did_not_help = true;
  facts.resting_hr_change_bpm = 3.2;
  facts.light_days = 9;
  facts.of_days = 14;
  return facts;
}

TEST(WordsAlert, OverreachingGrowsInThreeSteps) {
  const auto text = [](OverreachState state, double days) {
    return read_out(alert_text(overreaching_alert(spell(state, days), "2026-10-15T09:00")));
  };
  EXPECT_EQ(text(OverreachState::watch, 9),
            "Slower than usual for 9 days | About 5 % at the same heart rate (3 to 7), leg days taken out. "
            "An early "
            "sign. A few easier days will show whether it passes.");
  EXPECT_EQ(text(OverreachState::likely, 17),
            "Signs that fit overreaching | 17 days about 5 % slower (3 to 7); rest days did not help; "
            "resting heart "
            "rate up 3 bpm. Fewer hard sessions make sense now.");
  EXPECT_EQ(
      text(OverreachState::prolonged, 28),
      "Slower for 4 weeks despite rest | About 5 % (3 to 7), though 9 of 14 days were light. Rest, and let a "
      "doctor or physio look at it. This is not a diagnosis.");
  EXPECT_EQ(text(OverreachState::watch, 0).substr(0, 25), "Slower than usual lately ");
}

// A range with both sides of 0 in it shows no slowdown by itself: the words say so, and what else speaks for
// it.
TEST(WordsAlert, OverreachingThatTheRunsAloneDoNotShowIsHedged) {
  const auto text = [](OverreachState state, double days) {
    auto facts = spell(state, days);
    facts.slower_pct = {-3, -7, 1};
    return read_out(alert_text(overreaching_alert(facts, "2026-10-15T09:00")));
  };
  EXPECT_EQ(text(OverreachState::likely, 3),
            "Signs that together may fit overreaching | Perhaps 3 % slower for 3 days (1 faster to 7 "
            "slower); rest days "
            "did not help; resting heart rate up 3 bpm. Fewer hard sessions make sense now.");
  EXPECT_EQ(text(OverreachState::likely, 1).substr(43, 56),
            "Perhaps 3 % slower lately (1 faster to 7 slower); rest d");
  EXPECT_EQ(text(OverreachState::watch, 9),
            "Perhaps slower than usual for 9 days | About 3 % at the same heart rate (1 faster to 7 slower); "
            "rest days "
            "did not help; resting heart rate up 3 bpm. An early sign. A few easier days will show.");
  EXPECT_EQ(text(OverreachState::prolonged, 28).substr(0, 39), "Perhaps slower for 4 weeks despite rest");
}

TEST(WordsAlert, ASpellThatIsOverKeepsItsName) {
  auto over = overreaching_alert(spell(OverreachState::likely, 9), "2026-10-12T09:00");
  over.until = at("2026-10-12T09:00");
  over.history.back().facts = spell(OverreachState::likely, 9);
  std::get<OverreachFacts>(over.facts).slower_pct = {-1, -4, 2};
  EXPECT_EQ(alert_text(over).title, "Signs that fit overreaching");
}

TEST(WordsAlert, RiskyCombinationGivesOptions) {
  auto run = easy_run("2026-10-15T14:00");
  run.kind = RunKind::intervals;
  EXPECT_EQ(read_out(alert_text(risky_alert(run, 3))),
            "Intervals 3 h after a leg session | Hard running suffers most this soon. 6 h or more apart, or "
            "another "
            "day, is kinder to both. Easy running is fine.");
}

TEST(WordsAlert, ASpellThatPassesClaimsNoSlowdown) {
  auto facts = spell(OverreachState::watch, 9);
  facts.slower_pct = {2, -2, 7};
  const auto text = read_out(alert_text(overreaching_alert(facts, "2026-10-12T09:00")));
  EXPECT_EQ(text.find('%'), std::string::npos) << text;
  auto over = overreaching_alert(spell(OverreachState::likely, 9), "2026-10-12T09:00");
  over.until = at("2026-10-12T09:00");
  over.history.back().facts = facts;
  EXPECT_EQ(plain(alert_text(over).body), "First seen on 3 October; running was back to usual on 12 October.");
}

TEST(WordsAlert, WhatIsKinderFollowsTheGoal) {
  auto run = easy_run("2026-10-15T14:00");
  run.kind = RunKind::tempo;
  const auto told = [&](Goal goal, double hours) {
    auto alert = risky_alert(run, hours);
    std::get<RiskyFacts>(alert.facts).goal = goal;
    return plain(alert_text(alert).body);
  };
  EXPECT_NE(told(Goal::endurance, 3).find("the run before the weights"), std::string::npos);
  EXPECT_NE(told(Goal::strength, 2).find("Explosive strength gains less"), std::string::npos);
  EXPECT_NE(told(Goal::hypertrophy, 10).find("a short easy run is enough"), std::string::npos);
  EXPECT_NE(told(Goal::hybrid, 3).find("If it was meant"), std::string::npos);
  EXPECT_EQ(told(Goal::general, 12), "Hard running still suffers so soon after heavy legs. Another day is kinder. "
                                     "Easy running is fine.");
}

TEST(WordsAlert, WhoIsAskedToLabelARunIsToldTheCommand) {
  auto run = easy_run("2026-10-15T14:00");
  run.kind = RunKind::tempo;
  Findings findings;
  findings.runs = {run};
  findings.alerts = {risky_alert(run, 3)};
  auto& facts = std::get<RiskyFacts>(findings.alerts.front().facts);
  EXPECT_EQ(alert_text(findings.alerts.front()).command, "");
  facts.goal = Goal::hybrid;
  const std::string command = "freshlegs label " + run.plan.id + " planned";
  EXPECT_EQ(alert_text(findings.alerts.front()).command, command);
  const auto page = summary_markdown(findings, *parse_day("2026-10-15"), {});
  EXPECT_NE(page.find("`" + command + "`."), std::string::npos) << page;
  facts.combination = Combination::steep_after_legs;
  EXPECT_EQ(alert_text(findings.alerts.front()).command, "") << "its words do not ask";
}

TEST(WordsAlert, OverAndTakenBackAreSaidAloud) {
  auto alert = overreaching_alert(spell(OverreachState::likely, 9), "2026-10-12T09:00");
  alert.until = at("2026-10-12T09:00");
  EXPECT_EQ(
      read_out(closed_text(alert)),
      "Running is back to your usual | Your last runs, leg days taken out, are within 1 % of what is usual for you. The "
      "message of 3 October is closed.");
  EXPECT_EQ(plain(alert_text(alert).body),
            "First seen on 3 October; running was back to usual on 12 October.");
  alert.history.back().facts = spell(OverreachState::likely, 9);
  EXPECT_EQ(plain(alert_text(alert).body),
            "First seen on 3 October; running was back to usual on 12 October. In between about 5 % slower at the same "
            "heart rate (3 to 7).");
  EXPECT_EQ(read_out(withdrawn_text("form_breakdown", *parse_day("2026-10-08"),
                                    "The foot pod's own file arrived and shows no change.")),
            "Taken back: form change on 8 October | The foot pod's own file arrived and shows no change. "
            "Nothing to "
            "do.");
}

TEST(WordsAlert, PlainNoticesNameNoValue) {
  Settings settings;
  settings.notifications.plain = true;
  for (const auto& alert : {changed_form(12), risky_alert(easy_run("2026-10-15T14:00"), 3),
                            overreaching_alert(spell(OverreachState::likely, 17), "2026-10-15T09:00")}) {
    const auto text = alert_text(alert, settings);
    EXPECT_EQ((text.title + text.body).find_first_of("0123456789"), std::string::npos) << text.title;
  }
}

TEST(WordsAlert, EveryNoticeFitsTheBubble) {
  for (const double hours : {0.5, 12.0, 47.0, 90.0}) expect_notice(alert_text(changed_form(hours)));
  for (const auto state : {OverreachState::watch, OverreachState::likely, OverreachState::prolonged})
    for (const double days : {0.0, 1.0, 40.0, 365.0}) {
      auto facts = spell(state, days);
      facts.rmssd_change_pct = -12;
      facts.own_words = true;
      for (const double hi : {-2, 2}) {
        facts.slower_pct = {-12, -18, hi};
        expect_notice(alert_text(overreaching_alert(facts, "2026-09-30T09:00")));
        expect_notice(closed_text(overreaching_alert(facts, "2026-09-30T09:00")));
      }
    }
  for (int kind = 0; kind <= static_cast<int>(RunKind::cool_down); ++kind) {
    auto run = easy_run("2026-09-30T14:00");
    run.kind = static_cast<RunKind>(kind);
    for (const auto goal : {Goal::general, Goal::endurance, Goal::strength, Goal::hybrid})
      for (const double hours : {0.4, 4.0, 20.0}) {
        auto alert = risky_alert(run, hours);
        std::get<RiskyFacts>(alert.facts).goal = goal;
        expect_notice(alert_text(alert));
      }
  }
  for (int m = 0; m < static_cast<int>(kMarkers); ++m) {
    if (static_cast<Marker>(m) == Marker::vertical_ratio) continue;
    auto alert = changed_form(47);
    std::get<FormFacts>(alert.facts).breakdown.changes = {{Marker::vertical_ratio, {12.6, 2, 20}, 0},
                                                          {static_cast<Marker>(m), {-12.6, -20, -2}, 0}};
    expect_notice(alert_text(alert));
  }
  std::string why(200, 'x');
  why.append("\u00e4 and more.");
  expect_notice(withdrawn_text("risky_combination", *parse_day("2026-09-30"), why));
}

// A signal may change within a run and stay inside the range of fresh ones: then nothing is said against those.
TEST(AlertText, TheDayOfAChangeInsideTheFreshRangeSaysSo) {
  Findings findings;
  findings.runs = {post_leg_run("2026-10-15T07:31", 12, Verdict::not_shown, Estimate{-1, -3, 1})};
  auto& run = findings.runs.front();
  run.form_judged = true;
  run.breakdown = form_change();
  const auto page = [&] { return summary_markdown(findings, *parse_day("2026-10-15"), {}); };
  EXPECT_EQ(page().find("still inside"), std::string::npos) << page();
  run.breakdown->changes = {{Marker::step_length, {-2.4, -5.1, .4}, .4}};
  EXPECT_NE(page().find("of a run 12\u00a0h after legs, still inside your\nfresh range.**"),
            std::string::npos)
      << page();
  EXPECT_NE(page().find("shorter than before, still inside your"), std::string::npos) << page();
  EXPECT_EQ(page().find("injury"), std::string::npos) << "nothing has left the range";
  run.breakdown->changes.push_back({Marker::cadence, {3.1, .4, 5.8}, 0});
  EXPECT_NE(page().find("3.1\u00a0% higher (0.4"), std::string::npos)
      << "what only mirrors it has left: " << page();
}

TEST(AlertText, AChangeInsideTheFreshRangeIsToldAgainstTheRunItself) {
  auto alert = changed_form(47);
  auto& changes = std::get<FormFacts>(alert.facts).breakdown.changes;
  changes = {{Marker::step_length, {-2.4, -5.1, .4}, .4}, {Marker::cadence_variability, {4.7, -20.7, 38.3}, 222.3}};
  EXPECT_NE(alert_text(alert).body.find("teps 2.8\u00a0% shorter than before, still inside your fresh range."),
            std::string::npos)
      << alert_text(alert).body;
  changes.push_back({Marker::ground_contact, {7.4, 5.4, 9.6}, .4});
  EXPECT_NE(alert_text(alert).body.find("round contact 7.4\u00a0% longer than in your fresh runs at this pace."),
            std::string::npos)
      << "what left the range comes first: " << alert_text(alert).body;
}

}  // namespace
}  // namespace freshlegs::app
