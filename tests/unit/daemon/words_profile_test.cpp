// The same history read for different people: what changes with the profile, and what must not.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "analysis/advice/advise.h"
#include "analysis/risk/risky_combination.h"
#include "daemon/words/risk_words.h"
#include "daemon/words/today_words.h"

namespace freshlegs::app {
namespace {

using namespace analysis;
using std::chrono::hours;

const Instant kMonday = *parse_iso("2026-05-04T00:00:00Z");
Instant moment(int day, int hour) { return kMonday + hours(24 * day + hour); }

/// Runs on Monday, Wednesday and Saturday at 7:00, legs on Tuesday at 18:00, for ten weeks.
Findings history() {
  Findings f;
  f.leg_response.curves = {{.5, .03, .02, 14}, {.5, .05, .03, 14}};
  f.leg_response.own = true;
  f.leg_response.runs = 12;
  f.holding.tired = {.runs = 10, .broken = 4, .three_of_four = {37, 25, {}}, .half = {}};
  for (int week = -4; week < 6; ++week) {
    for (const int day : {0, 2, 5}) {
      RunFinding run;
      run.plan.id = "run-" + std::to_string(7 * week + day);
      run.plan.start = moment(7 * week + day, 7);
      run.plan.end = run.plan.start + std::chrono::minutes(45);
      run.plan.utc_offset = UtcOffset{0};
      run.fresh_speed_mps = 3;
      run.post_leg = day == 2;
      run.form_judged = true;
      f.runs.push_back(run);
    }
    SessionFinding legs;
    legs.plan.id = "legs-" + std::to_string(week);
    legs.plan.sport = Sport::strength;
    legs.plan.start = moment(7 * week + 1, 18);
    legs.plan.end = legs.plan.start + hours(1);
    legs.plan.utc_offset = UtcOffset{0};
    legs.legs = Legs::legs;
    legs.leg_dose = 1;
    f.sessions.push_back(legs);
    f.leg_work.push_back({legs.plan.id, legs.plan.end, 1, 0, true});
  }
  return f;
}

/// On the evening of a leg day, and after a tempo run 30 h after heavy legs.
std::string page(const Profile& profile) {
  const auto told = today(history(), profile, moment(36, 20));
  std::string text = legs_now(told.legs, Units::km) + "\n";
  for (const auto& line : advice_words(told, Units::km)) text += line + "\n";
  RiskyCombinations::Run run{RunKind::tempo, moment(38, 1), false, 30.0, 1.2};
  if (const auto risk = RiskyCombinations(profile).step(run)) text += risk_text(risk->facts).body;
  return text;
}

std::map<std::string, Profile> people() {
  std::map<std::string, Profile> all;
  all["endurance"].goal = Goal::endurance;
  all["strength"].goal = Goal::strength;
  all["hybrid"].goal = Goal::hybrid;
  all["general"].goal = Goal::general;
  all["new to lifting"].lifting = Experience::beginner;
  all["limited recovery"].limited_recovery = true;
  all["injured before"].injury_history = true;
  all["strength, woman"].goal = Goal::strength;
  all["strength, woman"].male = false;
  all["strength, man"].goal = Goal::strength;
  all["strength, man"].male = true;
  return all;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != text.npos; }

TEST(Profiles, EachReadsAPageOfTheirOwn) {
  std::set<std::string> pages;
  for (const auto& [name, profile] : people()) EXPECT_TRUE(pages.insert(page(profile)).second) << name;
}

TEST(Profiles, OrderAndLengthFollowTheGoal) {
  auto who = people();
  EXPECT_TRUE(says(page(who["endurance"]), "the run before the weights"));
  EXPECT_FALSE(says(page(who["endurance"]), "lifting comes before the run"));
  EXPECT_TRUE(says(page(who["strength"]), "lifting comes before the run, and the run is short and easy"));
  EXPECT_TRUE(says(page(who["strength"]), "form held for 35\u00a0min"));
  EXPECT_TRUE(says(page(who["hybrid"]), "not reproached"));
  EXPECT_FALSE(says(page(who["general"]), "Endurance first"));
}

TEST(Profiles, MarginsFollowExperienceAndRecovery) {
  auto who = people();
  EXPECT_FALSE(says(page(who["general"]), "Hard running still suffers")) << "30 h is enough for most";
  EXPECT_TRUE(says(page(who["new to lifting"]), "Hard running still suffers"));
  EXPECT_TRUE(says(page(who["new to lifting"]), "up to 48\u00a0h"));
  EXPECT_TRUE(says(page(who["limited recovery"]), "wider margins"));
  EXPECT_TRUE(says(page(who["limited recovery"]), "Hard running still suffers"));
}

TEST(Profiles, ContestedClaimsAreWordedAsContested) {
  for (const auto& [name, profile] : people()) {
    const auto text = page(profile);
    EXPECT_TRUE(!says(text, "injury") || says(text, "not settled")) << name;
    EXPECT_TRUE(!says(text, "muscle is") || says(text, "contested")) << name;
    EXPECT_FALSE(says(text, "!")) << name;
    for (const char* word : {"overtraining", "diagnos", "you must", "dangerous"})
      EXPECT_FALSE(says(text, word)) << name << ": " << word;
  }
  auto who = people();
  EXPECT_TRUE(says(page(who["strength, woman"]), "leg strength in women grew no less"));
  EXPECT_TRUE(says(page(who["strength, man"]), "grow less in men"));
  EXPECT_TRUE(says(page(who["injured before"]), "not settled"));
}

TEST(Profiles, NumbersAreTheAthletesAndNotTheProfiles) {
  auto who = people();
  const auto cost = [&](const char* name) {
    return today(history(), who[name], moment(36, 20)).legs.now.cost_pct.value;
  };
  for (const auto& [name, profile] : who) EXPECT_EQ(cost(name.c_str()), cost("general")) << name;
}

}  // namespace
}  // namespace freshlegs::app
