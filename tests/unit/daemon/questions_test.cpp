#include "daemon/service/questions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace freshlegs::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

Question question(const std::string& session, const std::string& end) {
  return {
      .session = session, .recording = {}, .end = *parse_iso(end), .title = "What was it?", .body = session};
}
const Question kToday = question("today", "2026-10-15T10:00:00Z");
const Question kYesterday = question("yesterday", "2026-10-14T10:00:00Z");
const Question kLastWeek = question("last week", "2026-10-07T10:00:00Z");

Situation at_noon() { return {.now = *parse_iso("2026-10-15T12:00:00Z")}; }

TEST(QuestionPolicy, TheNewestIsAskedAndWhatNobodyRemembersIsNot) {
  const auto plan = plan_question({kLastWeek, kYesterday, kToday}, {}, false, 0, {}, at_noon());
  EXPECT_THAT(plan.ask, Optional(2U));
  EXPECT_THAT(plan.let_go, ElementsAre(0U));
}

TEST(QuestionPolicy, EachIsAskedOnceAndOneAtATime) {
  EXPECT_THAT(plan_question({kYesterday, kToday}, {"today"}, false, 0, {}, at_noon()).ask, Optional(0U));
  EXPECT_FALSE(plan_question({kYesterday, kToday}, {"today"}, true, 0, {}, at_noon()).ask);
}

TEST(QuestionPolicy, GoodMannersHoldForQuestionsToo) {
  auto night = at_noon();
  night.now = *parse_iso("2026-10-15T23:00:00Z");
  EXPECT_FALSE(plan_question({kToday}, {}, false, 0, {}, night).ask) << "quiet hours";
  EXPECT_FALSE(plan_question({kToday}, {}, false, 3, {}, at_noon()).ask) << "three notices were shown today";
  auto deaf = at_noon();
  deaf.server = false;
  EXPECT_FALSE(plan_question({kToday}, {}, false, 0, {}, deaf).ask);
  Manners off;
  off.notices.enabled = false;
  EXPECT_FALSE(plan_question({kToday}, {}, false, 0, off, at_noon()).ask);
}

TEST(QuestionPolicy, ABacklogIsHistoryAndNeverAskedAbout) {
  auto backlog = at_noon();
  backlog.history = true;
  const auto plan = plan_question({kYesterday, kToday}, {}, false, 0, {}, backlog);
  EXPECT_FALSE(plan.ask);
  EXPECT_THAT(plan.let_go, ElementsAre(0U, 1U));
}

class FakeNotifier final : public Notifier {
 public:
  void show(const Notice& notice, Done done) override {
    shown.push_back(notice);
    on_screen = answer;
    done(answer);
  }
  void close(const std::string&) override { on_screen = false; }
  [[nodiscard]] bool live(const std::string&) const override { return on_screen; }
  std::vector<Notice> shown;
  bool on_screen = false, answer = true;
};

class QuestionsTest : public testing::Test {
 protected:
  FakeNotifier notifier;
  std::vector<std::string> recorded;
  std::vector<std::pair<std::string, storage::SessionLabel>> answers;
  Questions questions{
      notifier,
      {},
      {.situation = [] { return at_noon(); },
       .shown_today = [] { return std::size_t{0}; },
       .record = [this](const Question& q, bool) { recorded.push_back(q.session); },
       .answer = [this](const Question& q, storage::SessionLabel l) { answers.emplace_back(q.session, l); }}};
};

TEST_F(QuestionsTest, AButtonLabelsTheSessionAndTheNoticeGoes) {
  questions.know({kToday}, false);
  ASSERT_EQ(notifier.shown.size(), 1U);
  ASSERT_EQ(notifier.shown[0].actions.size(), 3U);
  EXPECT_EQ(notifier.shown[0].actions[0].label, "Legs");
  EXPECT_TRUE(questions.chosen(notifier.shown[0].key, "upper"));
  EXPECT_THAT(answers, ElementsAre(std::pair(std::string("today"), storage::SessionLabel::upper)));
  EXPECT_FALSE(notifier.on_screen);
  questions.know({kToday}, false);
  EXPECT_EQ(notifier.shown.size(), 1U) << "asked is asked";
  EXPECT_FALSE(questions.chosen("form_breakdown 2026-10-15", "upper")) << "somebody else's notice";
}

TEST_F(QuestionsTest, WhatNobodySawIsAskedAtTheNextChance) {
  notifier.answer = false;
  questions.know({kToday}, false);
  EXPECT_THAT(recorded, IsEmpty());
  notifier.answer = true;
  questions.tick();
  EXPECT_THAT(recorded, ElementsAre("today"));
}

TEST_F(QuestionsTest, AnsweredElsewhereTheNoticeGoes) {
  questions.know({kToday}, false);
  questions.know({}, false);
  EXPECT_FALSE(notifier.on_screen);
}

}  // namespace
}  // namespace freshlegs::service
