#include "daemon/words/explanation.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "daemon/report/explain_page.h"
#include "daemon/views/explain_json.h"
#include "report_findings.h"
#include "words_findings.h"

namespace freshlegs::app {
namespace {

class ExplanationTest : public testing::Test {
 protected:
  ExplanationTest() {
    question_.run = &knowledge_.findings.runs.back();
    question_.alert = &knowledge_.findings.alerts.back();
    analysis::Features features;
    features.run.emplace();
    features.run->heart_rate_trust = .99;
    for (int m = 0; m < 48; ++m) {
      analysis::Window w;
      w.start_s = static_cast<float>(60 * m);
      w.moving_s = 60;
      w.speed_mps = 2.8F;
      w.graded_mps = 2.85F;
      w.heart_rate_bpm = 145;
      w.settled = m > 7 && m != 14;
      features.run->windows.push_back(w);
    }
    question_.features = features;
  }

  Knowledge knowledge_ = season_knowledge();
  Question question_{knowledge_, Units::km, nullptr, nullptr, nullptr, {}};
};

TEST_F(ExplanationTest, KeepsTheOrderFromSeenToNumbers) {
  std::vector<std::string> headings;
  for (const auto& block : explain(question_).blocks) headings.push_back(block.heading);
  EXPECT_EQ(headings, (std::vector<std::string>{"What was seen", "Where it comes from",
                                                "How the run compares with fresh legs", "How sure",
                                                "What would change this", "Basis", "Numbers"}));
}

TEST_F(ExplanationTest, NamesWhatWasLeftOutAndFitsTheTerminal) {
  const auto text = explanation_text(explain(question_));
  EXPECT_NE(text.find("Used to compare speed: 39 minutes of 48."), std::string::npos) << text;
  EXPECT_NE(text.find("Left out: minutes 0 to 7 (heart rate settling in)."), std::string::npos) << text;
  EXPECT_NE(text.find("Left out: minute 14 (a change of pace, and two minutes after it)."), std::string::npos)
      << text;
  EXPECT_NE(text.find("6 s/km"), std::string::npos) << "hills, as seconds: " << text;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(width(line), 80U) << line;
}

TEST_F(ExplanationTest, NothingIsLostOrTooWideOnANarrowTerminal) {
  const auto e = explain(question_);
  for (const std::size_t columns : {60U, 50U, 40U}) {
    const auto text = explanation_text(e, columns);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const bool command = line.starts_with("    freshlegs ");  // to be copied: it stays whole
      EXPECT_TRUE(command || width(line) <= columns) << line;
    }
    const auto words = std::regex_replace(text, std::regex("\\s+"), " ");
    for (const auto& block : e.blocks)
      for (const auto& row : block.rows)
        for (const auto& cell : row)
          EXPECT_NE(words.find(std::regex_replace(plain(cell), std::regex("\\s+"), " ")), std::string::npos)
              << cell << text;
  }
}

TEST_F(ExplanationTest, EverySessionThatCountsCanBeLabelled) {
  auto& sessions = knowledge_.findings.sessions;
  sessions.insert(sessions.begin(), leg_session("2026-10-13T18:00", "2026-10-13T19:00"));
  const auto changes = [&] {
    const auto e = explain(question_);
    return *std::ranges::find(e.blocks, "What would change this", &Explanation::Block::heading);
  };
  EXPECT_EQ(
      changes().sentences.back(),
      "If one of the sessions of 13 October and 14 October was not leg work, say so, and this run is judged "
      "without it.");
  EXPECT_EQ(changes().commands, (std::vector<std::string>{"freshlegs label 2026-10-13 upper",
                                                          "freshlegs label 2026-10-14 upper"}));
  sessions.front() = leg_session("2026-10-14T08:00", "2026-10-14T09:00");
  sessions.front().plan.id = "strength-a";
  sessions.back().plan.id = "strength-b";
  EXPECT_EQ(changes().commands, (std::vector<std::string>{"freshlegs label strength-a upper",
                                                          "freshlegs label strength-b upper"}));
}

TEST_F(ExplanationTest, SaysWhatFormAddsToTheDoubtAboutACost) {
  const auto said = [&](double slight_prior, const std::string& words) {
    auto& compared = knowledge_.findings.runs.back().compared.emplace();
    compared.speed_slope = .75;
    compared.slight_prior = slight_prior;
    const auto e = explain(question_);
    const auto block = std::ranges::find(e.blocks, "How sure", &Explanation::Block::heading);
    return std::ranges::any_of(block->sentences, [&](const auto& s) { return s.contains(words); });
  };
  EXPECT_TRUE(said(.3, "Your form hardly shifts after leg days"));
  EXPECT_TRUE(said(.03, "Your form shifts after leg days"));
  EXPECT_FALSE(said(.16, "Your form ")) << "nothing is known of it";
  knowledge_.findings.runs.back().post_leg = false;
  EXPECT_FALSE(said(.3, "Your form ")) << "there is no cost to doubt";
}

TEST_F(ExplanationTest, ASpellOfTheSameDayIsOneStepAway) {
  knowledge_.findings.alerts.push_back(overreaching_alert(analysis::OverreachFacts{}, "2026-10-15T09:00"));
  question_.alert = nullptr;  // the list has moved
  const auto e = explain(question_);
  const auto block = std::ranges::find(e.blocks, "Also said of this day", &Explanation::Block::heading);
  ASSERT_NE(block, e.blocks.end());
  EXPECT_EQ(block->commands.at(0), "freshlegs explain " + knowledge_.findings.alerts.back().id);
}

TEST_F(ExplanationTest, JsonHoldsEveryMinuteAndEveryMatch) {
  const auto json = nlohmann::json::parse(views::explain_json(question_));
  EXPECT_EQ(json["features"]["minutes"].size(), 48U);
  EXPECT_EQ(json["features"]["left_out_minutes"], nlohmann::json::parse("[[0,7],[14,14]]"));
  EXPECT_GE(json["matched_fresh_runs"]["runs"].size(), 3U);
  EXPECT_EQ(json["alert"]["kind"], "form_breakdown");
  EXPECT_TRUE(json["run"].contains("detector_sum"));
}

TEST_F(ExplanationTest, PainIsExplainedByWhatWasSaid) {
  analysis::Alert alert;
  alert.kind = analysis::AlertKind::pain;
  alert.facts = analysis::PainFacts{.value = 5, .where = "knee", .hours_since_leg = 20, .days = 3, .since = 9, .lasts = true};
  question_.alert = &alert;
  EXPECT_EQ(nlohmann::json::parse(views::explain_json(question_))["inputs"]["facts"], nlohmann::json::parse(R"(
    {"pain": 5.0, "where": "knee", "hours_since_leg": 20.0, "days": 3, "first_days_ago": 9, "lasts": true})"));
}

TEST_F(ExplanationTest, PainOfADayStandsForItself) {
  analysis::Alert alert;
  alert.id = "pain-20261015";
  alert.kind = analysis::AlertKind::pain;
  alert.facts = analysis::PainFacts{7, "left shin", std::nullopt, 4, 8, true, false};
  question_.alert = &alert;
  question_.run = nullptr;
  const auto e = explain(question_);
  ASSERT_EQ(e.blocks.size(), 3U);
  EXPECT_NE(e.blocks[0].sentences.at(0).find("7 of 10 (left shin)"), std::string::npos);
}

TEST_F(ExplanationTest, EveryMessageOfTheRunIsNamedWithItsRule) {
  analysis::Alert risky;
  risky.kind = analysis::AlertKind::risky_combination;
  risky.evidence = {question_.run->plan.id};
  risky.facts = analysis::RiskyFacts{analysis::RunKind::tempo, 3, 1.2};
  risky.basis = {"risky/1", "Doma 2013"};
  knowledge_.findings.alerts.push_back(risky);
  question_.alert = &knowledge_.findings.alerts.front();
  const auto e = explain(question_);
  const auto block = std::ranges::find(e.blocks, "Also said of this run", &Explanation::Block::heading);
  ASSERT_NE(block, e.blocks.end());
  EXPECT_NE(block->sentences.at(0).find("Rule: risky/1. Studies: Doma 2013."), std::string::npos);
}

TEST_F(ExplanationTest, EveryPieceOfAdviceIsExplainedByItsRule) {
  const auto now = knowledge_.findings.runs.back().plan.end;
  const auto today = analysis::today(knowledge_.findings, {}, now);
  const auto all = explain_today(knowledge_.findings, today, {});
  ASSERT_FALSE(today.advice.empty());
  for (const auto& advice : today.advice) {
    const std::string rule(advice.basis.rule), reference(advice.basis.reference);
    const auto one = explain_advice(today, rule.substr(0, rule.rfind('/')), {});
    ASSERT_TRUE(one) << rule;
    EXPECT_EQ(one->id, rule);
    const auto text = explanation_text(all);
    EXPECT_NE(text.find(rule), std::string::npos);
    EXPECT_NE(one->blocks.at(0).after.at(0).find(reference), std::string::npos);
  }
  EXPECT_FALSE(explain_advice(today, "advice/none", {}));
  const auto json = nlohmann::json::parse(views::explain_today_json(all, today));
  for (const auto& said : json["statements"]) {
    EXPECT_FALSE(said["reference"].get<std::string>().empty());
    EXPECT_NE(explanation_text(all).find(said["rule"].get<std::string>()), std::string::npos);
  }
}

TEST_F(ExplanationTest, FindsByIdByAlertAndByDay) {
  const auto& run = knowledge_.findings.runs.back();
  for (const auto& name : {run.plan.id, "form-" + run.plan.id, std::string("2026-10-15")}) {
    const auto found = find_subject(knowledge_.findings, name);
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(found->run, &run) << name;
    EXPECT_EQ(found->alert, &knowledge_.findings.alerts.back()) << name;
  }
  EXPECT_FALSE(find_subject(knowledge_.findings, "2019-01-01"));
  EXPECT_FALSE(find_subject(knowledge_.findings, "run-x"));
}

TEST_F(ExplanationTest, APageOfTheSameBlocks) {
  const auto html = report::explain_page(explain(question_));
  for (const auto& block : explain(question_).blocks)
    EXPECT_NE(html.find(">" + block.heading + "</h2>"), std::string::npos) << block.heading;
}

}  // namespace
}  // namespace freshlegs::app
