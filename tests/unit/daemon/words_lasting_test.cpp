#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/words/hard_words.h"
#include "daemon/words/lasting_words.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> plain_all(std::vector<std::string> sentences) {
  for (auto& s : sentences) s = plain(s);
  return sentences;
}

TEST(HoldingWords, SayHowLongAndHowSure) {
  analysis::FormHolding holding;
  holding.fresh = {40, 9, {62.2, 50.4, 75.4}, {}};
  holding.tired = {20, 8, {35, 24, std::nullopt}, {}};
  holding.growth_pct = analysis::Estimate{6, 1.2, 12};
  EXPECT_THAT(plain_all(holding_sentences(holding)),
              ElementsAre("On fresh legs your form holds at least 62 min in three of four runs (50 to 75), seen in 40 "
                          "judged runs.",
                          "On tired legs your form holds at least 35 min in three of four runs (24 or more), seen in "
                          "20 judged runs.",
                          "Over the months that time grows by about 6 % a month (1 to 12)."));
}

TEST(HoldingWords, SayWhenTheRunsCannotTell) {
  analysis::FormHolding holding;
  EXPECT_THAT(holding_sentences(holding), IsEmpty());
  holding.fresh = {12, 0, {}, {}};
  holding.tired = {9, 1, {}, {}};
  holding.growth_pct = analysis::Estimate{1, -3, 5};
  EXPECT_THAT(
      plain_all(holding_sentences(holding)),
      ElementsAre("On fresh legs your form held in all 12 judged runs.",
                  "On tired legs your form changed in 1 of 9 judged runs, too few to say how long it usually "
                  "holds.",
                  "Whether that time grows over the months is not shown: it lies between 3 % shorter and 5 % "
                  "longer a month."));
}

TEST(LiftingWords, CompareOrSayWhatIsMissing) {
  analysis::Interference found;
  EXPECT_THAT(lifting_sentences(found), IsEmpty());
  found.strength = found.volume = found.repetitions = {3, 12, 8, {}, analysis::Verdict::not_enough_data};
  EXPECT_THAT(plain_all(lifting_sentences(found)),
              ElementsAre("Not enough data: 3 leg sessions within 24 h of a run and 12 on run-free legs so far; 8 of "
                          "each are needed."));
  found.strength = {10, 14, 8, analysis::Estimate{-3.1, -5.04, -1.2}, analysis::Verdict::likely};
  found.repetitions = {10, 14, 8, analysis::Estimate{.001, -.01, .02}, analysis::Verdict::not_shown};
  found.volume = {10, 14, 8, analysis::Estimate{2, -6, 11}, analysis::Verdict::not_shown};
  EXPECT_THAT(
      plain_all(lifting_sentences(found)),
      ElementsAre("Leg sessions within 24 h of a run (10), against those on run-free legs (14):",
                  "Most that you could lift once: about 3.1 % lower (1.2 to 5.0).",
                  "Repetitions at the same load: the same.",
                  "Weight moved in all: a difference is not shown. If there is any, it lies between 6 % "
                  "lower and 11 % higher."));
}

TEST(HardWords, SayWhatLegsDoToHardRuns) {
  analysis::KindsCompared found{0, 9, 6, std::nullopt, analysis::Verdict::not_enough_data};
  EXPECT_THAT(hard_runs_sentences(found), IsEmpty());
  found.after = 3;
  EXPECT_THAT(plain_all(hard_runs_sentences(found)),
              ElementsAre("Best 20 minutes of hard runs within 48 h of legs (3), against those on fresh legs "
                          "(9): not enough data, 6 of each are needed."));
  found.after = 8;
  found.change_pct = analysis::Estimate{-1, -3.2, 1.2};
  EXPECT_THAT(plain_all(hard_runs_sentences(found)),
              ElementsAre("Best 20 minutes of hard runs within 48 h of legs (8), against those on fresh legs "
                          "(9): a difference is not shown. If there is any, it lies between 1 % faster and 3 % slower."));
  found.change_pct = analysis::Estimate{-3, -5.2, -.8};
  EXPECT_THAT(plain_all(hard_runs_sentences(found)),
              ElementsAre("Best 20 minutes of hard runs within 48 h of legs (8), against those on fresh legs "
                          "(9): about 3.0 % slower (1 to 5)."));
}

}  // namespace
}  // namespace freshlegs::app
