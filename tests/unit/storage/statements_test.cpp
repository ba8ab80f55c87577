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
      {.kind = Kind::exercise, .text = "Beinpresse", .share = 0.0},
      {.kind = Kind::note, .recording = test::hash_of("run"), .text = "New shoes"},
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

}  // namespace
}  // namespace freshlegs::storage
