#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "daemon/views/today_json.h"
#include "daemon/words/today_words.h"

namespace freshlegs::app {
namespace {

using analysis::Advice;
using analysis::LegForecast;

LegForecast tired() {
  LegForecast f;
  f.utc_offset = std::chrono::hours(2);
  f.at = *parse_iso("2026-10-15T18:00:00Z");
  f.last = analysis::LegWorkDone{"strength-1", f.at - std::chrono::hours(25), 1.3, 0, true};
  f.now = {f.at, {-2.4, -4, -.8}, .2};
  f.hard_fair_at = *parse_iso("2026-10-17T06:00:00Z");
  f.usual_starts = {{*parse_iso("2026-10-16T05:30:00Z"), {-1.5, -3, -.3}, .31},
                    {*parse_iso("2026-10-17T06:30:00Z"), {-.6, -1.2, .3}, .9},
                    {*parse_iso("2026-10-18T06:30:00Z"), {-.3, -.6, 0}, .99}};
  f.fresh_mps = 3;
  f.own = true;
  f.own_runs = 36;
  return f;
}

TEST(TodayWords, SaysHowTheLegsAreAndWhenAHardRunIsFair) {
  EXPECT_EQ(
      plain(legs_now(tired(), Units::km)),
      "Your legs are still tired from Wednesday's leg session (1.3 times your usual, ended 25 h ago). A "
      "run now would cost about 8 s/km (3 to 14) at the same heart rate. Easy running is fine. A hard "
      "run is fair from Saturday morning.");
  EXPECT_EQ(plain(forecast_source(tired())), "From 36 runs of your own within 48 h of leg sessions, joined with studies of others.");
}

TEST(TodayWords, SaysWhenTheLegsAreBack) {
  auto f = tired();
  f.now = {f.at, {-.2, -.5, 0}, .95};
  f.hard_fair_at = f.at;
  EXPECT_EQ(
      plain(legs_now(f, Units::km)),
      "Your legs are back after Wednesday's leg session (1.3 times your usual, ended 25 h ago), with a "
      "chance of 9 in 10. A run now would cost about 1 s/km (0 to 2) at the same heart rate. A hard run "
      "is fair.");
  f.last.reset();
  EXPECT_EQ(legs_now(f, Units::km), "No leg session is on record, so your legs count as fresh.");
}

TEST(TodayWords, AfterAMountainRaceTheRaceIsNamedAndEasyRunningIsNotCalledFine) {
  auto f = tired();
  f.heaviest = analysis::LegWorkDone{"run-1", f.at - std::chrono::hours(20), .8, 0, false};
  const auto text = plain(legs_now(f, Units::km));
  EXPECT_TRUE(text.starts_with("Your legs are still tired from Thursday's run (0.8 times a usual leg day, ended 20 h ago)"))
      << text;
  EXPECT_EQ(text.find("Easy running is fine"), std::string::npos);
  f.last.reset();
  EXPECT_EQ(plain(legs_now(f, Units::km)), text);
}

TEST(TodayWords, OneRowAStartAndTheFairOneIsMarkedOnce) {
  const auto rows = start_rows(tired(), Units::km);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].day + rows[0].clock, "Friday07:30");
  EXPECT_EQ(rows[0].tenths, 3);
  EXPECT_EQ(rows[0].chance, "3 in 10");
  EXPECT_EQ(plain(rows[0].cost + rows[0].range), "5(1 to 10)");
  EXPECT_EQ(rows[0].note + rows[1].note + rows[2].note, "hard run fair");
  EXPECT_EQ(rows[1].note, "hard run fair");
  EXPECT_EQ(rows[2].chance, "nearly certain");
  EXPECT_EQ(chance_words(.01), "hardly");
}

TEST(TodayWords, AStartThatIsAsGoodAsBackAndNotYetFairSaysWhy) {
  auto f = tired();
  f.sure_enough = .95;
  EXPECT_EQ(why_later(f), std::nullopt) << "Saturday is the first with 9 in 10, and fair";
  f.usual_starts[1].back = .92;
  f.hard_fair_at = f.usual_starts[2].time;
  EXPECT_EQ(why_later(f),
            "Your profile asks for wider margins: \"fair\" waits for 19 in 20 here, in place of 9 in 10.");
  f.hard_fair_at.reset();
  EXPECT_TRUE(why_later(f)) << "not within the next days";
  f.sure_enough = .9;
  EXPECT_NE(why_later(f).value_or("").find("After a heavy leg session a hard run waits"),
            std::string::npos);
  f.against = analysis::Against::pain;
  EXPECT_EQ(why_later(f), std::nullopt) << "something else speaks against it, and is said";
}

TEST(TodayWords, DotsAndWordsSayTheSame) {
  auto f = tired();
  for (double chance = 0; chance <= 1; chance += .005) {
    f.usual_starts[0].back = chance;
    const auto row = start_rows(f, Units::km)[0];
    EXPECT_EQ(row.chance, row.tenths == 0    ? "hardly"
                          : row.tenths == 10 ? "nearly certain"
                                             : std::to_string(row.tenths) + " in 10")
        << chance;
  }
}

TEST(TodayWords, WithoutAPaceTheCostIsAShare) {
  auto f = tired();
  f.fresh_mps.reset();
  EXPECT_NE(plain(legs_now(f, Units::km)).find("about 2 % (1 to 4)"), std::string::npos);
}

TEST(TodayWords, AdviceKeepsTheVoice) {
  analysis::Today today;
  today.legs = tired();
  today.form_holds_min = 34;
  today.at_6h_pct = {-2, -3, -1};
  today.at_8h_pct = {-1.8, -2.8, -.8};
  today.next_leg_day =
      analysis::NextLegDay{{*parse_iso("2026-10-18T16:00:00Z"), .6, true, false},
                           analysis::LegDayChoice{*parse_iso("2026-10-20T16:00:00Z"), 1.5, false, true}};
  for (int kind = 0; kind <= static_cast<int>(Advice::Kind::injury); ++kind)
    today.advice.push_back({static_cast<Advice::Kind>(kind), {"advice/x/1", "Somebody 2020"}, {}});
  const auto words = advice_words(today, Units::km);
  ASSERT_EQ(words.size(), 8U);
  EXPECT_EQ(plain(words[0]),
            "The next leg day costs your usual runs least on Sunday, after the run: about 2 s/km in the 4 "
            "days after. On your usual Tuesday: about 5 s/km.");
  EXPECT_NE(plain(words[2]).find("form held for 30 min or longer"), std::string::npos);
  EXPECT_NE(words[6].find("contested"), std::string::npos);
  EXPECT_NE(words[7].find("not settled"), std::string::npos);
  for (const auto& text : words) {
    EXPECT_EQ(text.find('!'), std::string::npos);
    EXPECT_EQ(text.find("must"), std::string::npos);
    EXPECT_EQ(text.back(), '.');
  }
  const auto json = nlohmann::json::parse(views::today_json(today));
  EXPECT_EQ(json["schema"], "freshlegs.today/1");
  EXPECT_EQ(json["advice"][6]["kind"], "interference");
  EXPECT_EQ(json["advice"][0]["rule"], "advice/x/1");
  EXPECT_EQ(json["usual_starts"].size(), 3U);
}

}  // namespace
}  // namespace freshlegs::app
