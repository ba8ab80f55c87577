#include "analysis/overreaching/detector.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "analysis/overreaching/load_history.h"
#include "analysis/overreaching/morning_band.h"

namespace freshlegs::analysis {
namespace {

const Instant kStart{Millis{1'700'006'400'000}};
Instant moment(int day, int hour = 0) { return kStart + std::chrono::hours(24 * day + hour); }
date::local_days local(int day) { return date::local_days{date::days{19675 + day}}; }

/// A run every second day with a given residual; load as usual, heavy, or light.
class Diary {
 public:
  void days(int count, double residual, double trimp = 60) {
    for (int i = 0; i < count; ++i, ++day_) {
      if (mornings)
        detector.morning(moment(day_, 6), {local(day_),
                                       std::exp(std::log(48) + shift + .05 * (day_ % 3 - 1)),
                                       50 + heart,
                                       {},
                                       {},
                                       {},
                                       {},
                                       {},
                                       {}});
      if (day_ % 2 == 0)
        detector.run({"run" + std::to_string(day_), moment(day_, 17), moment(day_, 18),
                      residual + .5 * (day_ % 4 - 1), 3.5, 60.0});
      detector.day({local(day_), trimp, 0, trimp, 60});
    }
  }
  OverreachDetector detector;
  bool mornings = false;
  double shift = 0, heart = 0;

 private:
  int day_ = 0;
};

TEST(OverreachDetector, SaysNothingInTheFirstFourWeeks) {
  Diary diary;
  diary.days(26, -8);
  EXPECT_TRUE(diary.detector.spells().empty());
}

TEST(OverreachDetector, StaysQuietWhenRunsAreNormal) {
  Diary diary;
  diary.days(200, 0);
  EXPECT_TRUE(diary.detector.spells().empty());
}

TEST(OverreachDetector, WatchesAFallAndClearsWhenItIsOver) {
  Diary diary;
  diary.days(60, 0);
  diary.days(16, -6);
  ASSERT_EQ(diary.detector.spells().size(), 1u);
  const auto open = diary.detector.spells().front();
  EXPECT_EQ(open.history.front().state, OverreachState::watch);
  EXPECT_FALSE(open.until);
  EXPECT_LT(open.facts.slower_pct.value, -3);
  EXPECT_FALSE(open.evidence.empty());
  EXPECT_EQ(open.evidence.front(), "run60");
  diary.days(14, 0);
  const auto closed = diary.detector.spells();
  ASSERT_EQ(closed.size(), 1u);
  EXPECT_TRUE(closed.front().until);
}

TEST(OverreachDetector, BecomesLikelyOnlyWithASecondWitness) {
  Diary alone, heavy;
  for (Diary* diary : {&alone, &heavy}) diary->days(60, 0);
  heavy.days(14, 0, 150);
  alone.days(14, 0);
  for (Diary* diary : {&alone, &heavy}) diary->days(14, -7);
  ASSERT_EQ(alone.detector.spells().size(), 1u);
  EXPECT_EQ(alone.detector.spells().front().history.size(), 1u);
  ASSERT_EQ(heavy.detector.spells().size(), 1u);
  EXPECT_EQ(heavy.detector.spells().front().facts.state, OverreachState::likely);
}

TEST(OverreachDetector, MorningsThatMovedLetItSpeakEarlier) {
  Diary runs_only, both;
  both.mornings = true;
  for (Diary* diary : {&runs_only, &both}) diary->days(80, 0);
  both.shift = -.2;
  for (Diary* diary : {&runs_only, &both}) diary->days(20, -5);
  ASSERT_FALSE(both.detector.spells().empty());
  ASSERT_FALSE(runs_only.detector.spells().empty());
  EXPECT_LT(both.detector.spells().front().history.front().time,
            runs_only.detector.spells().front().history.front().time);
  EXPECT_LT(both.detector.spells().front().facts.rmssd_change_pct.value_or(0), -5);
}

TEST(OverreachDetector, OneGlitchOfAMorningIsNoSign) {
  Diary diary;
  diary.mornings = true;
  diary.days(80, 0);
  diary.shift = -1;
  diary.days(1, 0);
  diary.shift = 0;
  diary.days(20, 0);
  EXPECT_TRUE(diary.detector.spells().empty());
}

/// Runs that lean towards a spell, of every strength, and one wild morning in the middle of them.
TEST(OverreachDetector, OneGlitchTipsNothingEvenWhenRunsLean) {
  struct Wild {
    double shift, heart;
  };
  for (const auto& [shift, heart] : {Wild{1.1, 0}, Wild{-2.5, 70}, Wild{0, -20}, Wild{.6, -8}, Wild{-.6, 8}})
    for (double residual = -1; residual > -6; residual -= .25) {
      const auto states = [&](bool glitch) {
        Diary diary;
        diary.mornings = true;
        diary.days(80, 0);
        diary.days(6, residual);
        diary.shift = glitch ? shift : 0;
        diary.heart = glitch ? heart : 0;
        diary.days(1, residual);
        diary.shift = diary.heart = 0;
        diary.days(5, residual);
        std::size_t reached = 0;
        for (const auto& spell : diary.detector.spells()) reached += spell.history.size();
        return reached;
      };
      EXPECT_LE(states(true), states(false)) << residual << " " << shift << " " << heart;
    }
}

TEST(OverreachDetector, ProlongedNeedsThreeWeeksAndRestThatDidNotHelp) {
  Diary diary;
  diary.days(60, 0);
  diary.days(14, 0, 150);
  diary.days(16, -7);
  diary.days(22, -7, 10);
  ASSERT_EQ(diary.detector.spells().size(), 1u);
  const auto spell = diary.detector.spells().front();
  EXPECT_EQ(spell.facts.state, OverreachState::prolonged);
  EXPECT_TRUE(spell.facts.rest_did_not_help);
  EXPECT_GE(spell.facts.light_days, 7);
  ASSERT_EQ(spell.history.size(), 3u);
  EXPECT_GE(spell.history[1].time - spell.history[0].time, std::chrono::hours(20));
}

TEST(OverreachDetector, AnIllWeekIsNotOverreaching) {
  Diary diary;
  diary.mornings = true;
  diary.days(60, 0);
  diary.heart = 9;
  diary.days(7, -8);
  EXPECT_TRUE(diary.detector.spells().empty());
}

TEST(MorningBand, SeesAShiftInEitherDirection) {
  MorningBand band(.12);
  for (int d = 0; d < 60; ++d) band.add(local(d), 4 + .1 * (d % 3 - 1));
  EXPECT_NEAR(*band.change(local(59)), 0, .02);
  EXPECT_NEAR(*band.add(local(60), 4.15), 1.5, .3) << "standard deviations of own mornings";
  EXPECT_NEAR(*band.add(local(61), 3.85), -1.5, .3);
  EXPECT_NEAR(*band.change(local(61)), 0, .03);
  for (int d = 62; d < 67; ++d) band.add(local(d), 4.15);
  EXPECT_NEAR(*band.change(local(66)), .11, .02);
}

TEST(MorningBand, AWildMorningCountsOnlyWhenTheNextAgrees) {
  MorningBand one(.12), two(.12);
  for (MorningBand* band : {&one, &two}) {
    for (int day = 0; day < 70; ++day) band->add(local(day), 3.9 + .1 * (day % 3 - 1));
    EXPECT_FALSE(band->add(local(70), 5.0));
  }
  EXPECT_NEAR(*one.add(local(71), 3.9), 0, .2);
  EXPECT_NEAR(*one.change(local(71)), 0, .03);
  EXPECT_GT(*two.add(local(71), 4.9), 4);
  EXPECT_GT(*two.change(local(71)), .2);
  // Two months on it has not widened what is usual.
  for (int day = 72; day < 90; ++day) one.add(local(day), 3.9 + .1 * (day % 3 - 1));
  EXPECT_GT(*one.add(local(90), 4.2), 2.5);
}

TEST(MorningBand, AnotherAppIsAnotherYardstick) {
  MorningBand band(.12);
  for (int day = 0; day < 70; ++day) band.add(local(day), 3.9 + .1 * (day % 3 - 1), "elite_hrv");
  // The new app's numbers are higher by half: no sign of anything, and no usual range yet.
  for (int day = 70; day < 76; ++day) EXPECT_FALSE(band.add(local(day), 4.3, "garmin"));
  EXPECT_FALSE(band.change(local(75)));
  EXPECT_FALSE(band.usual());
}

TEST(LoadHistory, StrainIsHighOnlyAgainstTheOwnMonths) {
  LoadHistory load;
  for (int d = 0; d < 80; ++d) load.add({local(d), d % 2 ? 80.0 : 40.0, 0, 0, 60});
  EXPECT_FALSE(load.recently_high());
  for (int d = 80; d < 90; ++d) load.add({local(d), 150, 0, 0, 70});
  EXPECT_TRUE(load.recently_high());
  for (int d = 90; d < 93; ++d) load.add({local(d), 10, 0, 0, 70});
  EXPECT_TRUE(load.rested());
  EXPECT_EQ(load.light_days(7), 3);
}

}  // namespace
}  // namespace freshlegs::analysis
