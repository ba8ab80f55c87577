#include "storage/statements.h"

#include <gtest/gtest.h>

#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

using Kind = Statement::Kind;

Statement label(std::string_view recording, SessionLabel label) {
  return {.kind = Kind::label, .recording = test::hash_of(recording), .label = label};
}

class StatementsTest : public testing::Test {
 protected:
  [[nodiscard]] std::vector<Statement> current() {
    std::vector<Statement> found;
    for (auto& entry : statements_.current()) found.push_back(entry.statement);
    return found;
  }
  test::TemporaryFolder folder_;
  Database database_ = test::create(folder_);
  Statements statements_{database_};
};

TEST_F(StatementsTest, TheLastWordOnASubjectCounts) {
  statements_.say(label("monday", SessionLabel::legs));
  statements_.say(label("tuesday", SessionLabel::upper));
  statements_.say(label("monday", SessionLabel::full));
  EXPECT_EQ(current(),
            (std::vector{label("tuesday", SessionLabel::upper), label("monday", SessionLabel::full)}));
}

TEST_F(StatementsTest, TakingBackLetsTheWordBeforeCountAgain) {
  statements_.say(label("monday", SessionLabel::legs));
  const auto slip = statements_.say(label("monday", SessionLabel::upper));
  EXPECT_TRUE(statements_.take_back(slip));
  EXPECT_FALSE(statements_.take_back(slip));
  EXPECT_FALSE(statements_.take_back(slip + 1));
  EXPECT_EQ(current(), std::vector{label("monday", SessionLabel::legs)});
}

TEST_F(StatementsTest, EveryKindComesBackWhole) {
  const std::vector<Statement> said{
      {.kind = Kind::exercise, .text = "Beinpresse", .value = 0.0},
      {.kind = Kind::note, .recording = test::hash_of("run"), .text = "New shoes"},
      {.kind = Kind::note,
       .text = "left calf",
       .value = 3,
       .what = "pain",
       .at = Instant(Millis(1'790'000'000'000)),
       .said = Instant(Millis(1'790'000'500'000))},
      {.kind = Kind::split, .recording = test::hash_of("run"), .other = test::hash_of("strap")}};
  for (const auto& statement : said) statements_.say(statement);
  EXPECT_EQ(current(), said);
}

TEST_F(StatementsTest, MergingAPairUndoesItsSplitWhicheverIsNamedFirst) {
  statements_.say({.kind = Kind::split, .recording = test::hash_of("a"), .other = test::hash_of("b")});
  const Statement merge{.kind = Kind::merge, .recording = test::hash_of("b"), .other = test::hash_of("a")};
  statements_.say(merge);
  EXPECT_EQ(current(), std::vector{merge});
}

TEST_F(StatementsTest, AFigureSaidAgainReplacesTheFirstWhileTextsStandSideBySide) {
  const Instant morning{Millis(1'790'000'000'000)};
  const Statement first{.kind = Kind::note, .value = 6.5, .what = "sleep", .at = morning};
  const Statement better{.kind = Kind::note, .value = 7, .what = "sleep", .at = morning};
  const Statement one{.kind = Kind::note, .text = "New shoes", .at = morning};
  const Statement two{.kind = Kind::note, .text = "Rain", .at = morning};
  for (const auto& said : {first, one, two, better}) statements_.say(said);
  EXPECT_EQ(current(), (std::vector{one, two, better}));
}

TEST_F(StatementsTest, PlannedDoesNotReplaceWhatTheSessionWas) {
  statements_.say(label("monday", SessionLabel::legs));
  statements_.say(label("monday", SessionLabel::planned));
  EXPECT_EQ(current().size(), 2U);
}

}  // namespace
}  // namespace freshlegs::storage
