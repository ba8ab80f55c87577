// What a first reader of summaries stumbled over: facts told twice, sentences that seemed to contradict each other.
#include <gtest/gtest.h>

#include <cmath>
#include <regex>

#include "analysis/compare/other_sports.h"
#include "analysis/load/load_series.h"
#include "daemon/words/explanation.h"
#include "daemon/words/progress_words.h"
#include "daemon/words/summary.h"
#include "daemon/words/week_words.h"
#include "words_findings.h"

namespace freshlegs::app {
namespace {

using namespace analysis;

std::string says(const Findings& findings, const char* day) {
  const auto text = plain(summary_markdown(findings, *parse_day(day), Units::km, {}));
  return std::regex_replace(text, std::regex("\n(?! *(\n|-|#))\\s*"), " ");
}

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

Findings run_after_legs() {
  Findings findings = history();
  findings.sessions.push_back(leg_session("2026-10-14T18:00", "2026-10-14T19:06"));
  findings.runs.push_back(post_leg_run("2026-10-15T07:31", 12.4, Verdict::likely, Estimate{-2, -3.6, -.2}));
  return findings;
}

TEST(WordsReading, WhatToDoAboutPainIsSaidOnce) {
  Findings findings = run_after_legs();
  const PainFacts pain{.value = 4, .where = "knee", .hours_since_leg = 12.4};
  findings.runs.back().pain = pain;
  EXPECT_EQ(times(says(findings, "2026-10-15"), "Ease off, or stop if it grows."), 1U);
  Alert alert;
  alert.kind = AlertKind::pain;
  alert.time = findings.runs.back().plan.end;
  alert.utc_offset = kTwoHours;
  alert.facts = pain;
  findings.alerts.push_back(alert);
  const auto text = says(findings, "2026-10-15");
  EXPECT_EQ(times(text, "Ease off, or stop if it grows."), 1U) << text;
  EXPECT_NE(text.find("- **Pain:** 4 of 10 (knee).\n"), std::string::npos) << text;
}

TEST(WordsReading, ARunThatWasFasterAloneIsNotCalledTired) {
  Findings findings = run_after_legs();
  EXPECT_NE(says(findings, "2026-10-15").find("**Your legs were probably still tired from Wednesday.**"),
            std::string::npos);
  findings.runs.back().alone_pct = Estimate{7, 1, 13};
  const auto text = says(findings, "2026-10-15");
  EXPECT_NE(text.find("**An easy run 12 h after legs. By itself it does not show tired legs; all your runs together "
                      "do.** Easy running is fine."),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("; one run proves little, the cost rests on all of them."), std::string::npos) << text;
}

TEST(WordsReading, TheMinuteAndTheHoursAfterLegsAreNotMixedUp) {
  Findings findings = run_after_legs();
  findings.runs.back().verdict = Verdict::not_shown;
  findings.runs.back().breakdown = form_change();
  EXPECT_NE(says(findings, "2026-10-15").find("**Your form changed after 31 minutes of a run 12 h after legs.**"),
            std::string::npos)
      << says(findings, "2026-10-15");
}

TEST(WordsReading, EnergyOfAWeekNeedsAWeek) {
  Findings findings;
  findings.runs.push_back(easy_run("2026-10-01T07:31"));
  findings.runs.back().energy_kcal = 500;
  EXPECT_FALSE(energy_sentence(findings, *parse_day("2026-10-06")));
  EXPECT_TRUE(energy_sentence(findings, *parse_day("2026-10-07")));
}

/// The sentence of such a day is about weeks, and so is its evidence.
TEST(WordsReading, TheEvidenceOfASpellCanBeAskedForByItsDay) {
  Findings findings = history();
  findings.alerts.push_back(overreaching_alert(likely_spell(), "2026-10-12T09:00"));
  const auto& alert = findings.alerts.back();
  EXPECT_NE(says(findings, "2026-10-12").find("Evidence: `freshlegs explain " + alert.id + "`"), std::string::npos);
  const auto found = find_subject(findings, "2026-10-12");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->alert, &alert);
  EXPECT_EQ(found->run, nullptr);
}

TEST(WordsReading, EvenTrainingIsSteadyAlsoInTheFirstMonths) {
  Findings findings;
  findings.runs = {easy_run("2026-09-10T07:31"), easy_run("2026-10-15T07:31")};
  const auto last = *parse_day("2026-10-15");
  analysis::LoadSeries series;
  for (int i = 45; i >= 0; --i) series.add(last - date::days(i), 60, 0);
  findings.days = series.days();
  EXPECT_NE(says(findings, "2026-10-15").find("is 60 a day over 7 days and 60 over 6 weeks: steady."),
            std::string::npos)
      << says(findings, "2026-10-15");
  EXPECT_NE(says(findings, "2026-09-10").find("is 60 a day over 7 days; your usual shows after 6 weeks."),
            std::string::npos)
      << says(findings, "2026-09-10");
}

TEST(WordsReading, RidesAndTheRunsAfterThemAreNotMixedUp) {
  Findings findings;
  SportsBefore log;
  for (int i = 0; i < 45; ++i) {
    auto run = easy_run("2026-07-01T07:31");
    for (auto* t : {&run.plan.start, &run.plan.end}) *t += std::chrono::hours(48 * i);
    const double off = 1.5 * std::sin(7.0 * i) - (i % 3 == 0 ? 3 : 0);
    run.alone_pct = Estimate{off, off - 5, off + 5};
    ActivityPlan ride;
    ride.sport = Sport::ride;
    ride.start = run.plan.start - std::chrono::hours(14);
    ride.end = run.plan.start - std::chrono::hours(12);
    if (i % 3 == 0) log.session(ride);
    log.run(run);
    findings.runs.push_back(run);
  }
  findings.runs_after = log.log();
  const auto said = other_sport_sentences(findings, *parse_day("2026-10-15"), {Sport::ride});
  ASSERT_EQ(said.size(), 1U);
  EXPECT_TRUE(plain(said[0]).starts_with("15 runs came within 36 h after a ride: such a run was about ")) << said[0];
}

TEST(WordsReading, AFewSetsAreNoUsualLegDay) {
  Findings findings = history();
  findings.sessions.push_back(leg_session("2026-10-20T18:00", "2026-10-20T18:52"));
  EXPECT_NE(says(findings, "2026-10-20").find("A usual leg day costs you"), std::string::npos) << says(findings, "2026-10-20");
  findings.sessions.back().leg_dose = .2;
  EXPECT_EQ(says(findings, "2026-10-20").find("A usual leg day"), std::string::npos);
}

TEST(WordsReading, HowToLabelAnUnknownSessionCanBeCopied) {
  Findings findings = history();
  findings.sessions.push_back(leg_session("2026-10-20T18:00", "2026-10-20T18:52"));
  findings.sessions.back().legs = Legs::unknown;
  EXPECT_NE(says(findings, "2026-10-20").find("`freshlegs label 2026-10-20 legs`, or upper, full, other."),
            std::string::npos)
      << says(findings, "2026-10-20");
}

}  // namespace
}  // namespace freshlegs::app
