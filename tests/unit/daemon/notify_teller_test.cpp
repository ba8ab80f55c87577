#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "daemon/service/teller.h"

namespace freshlegs::service {
namespace {

using analysis::Alert;
using testing::ElementsAre;
using testing::IsEmpty;

/// Remembers what it was asked; answers when the test says so.
class RecordingNotifier final : public Notifier {
 public:
  std::vector<Notice> shown;
  std::vector<std::string> closed;
  std::set<std::string> on_screen;
  std::vector<Done> unanswered;
  std::optional<bool> answer_at_once = true;

  void show(const Notice& notice, Done done) override {
    shown.push_back(notice);
    if (!answer_at_once) return unanswered.push_back(std::move(done));
    if (*answer_at_once) on_screen.insert(notice.key);
    done(*answer_at_once);
  }
  void close(const std::string& key) override {
    closed.push_back(key);
    on_screen.erase(key);
  }
  [[nodiscard]] bool live(const std::string& key) const override { return on_screen.contains(key); }
};

class TellerTest : public testing::Test {
 protected:
  static Alert alert(std::string id, const std::string& time,
                     analysis::AlertKind kind = analysis::AlertKind::form_breakdown) {
    Alert a;
    a.id = std::move(id);
    a.kind = kind;
    a.severity = analysis::Severity::warning;
    a.time = *parse_iso(time);
    return a;
  }

  RecordingNotifier notifier;
  std::string now = "2026-10-15T12:00:00Z";
  std::vector<Told> recorded;
  Teller teller{notifier,
                {},
                {.clock =
                     [this] {
                       return Teller::LocalClock{*parse_iso(now), {}};
                     },
                 .words =
                     [](const Alert& a) {
                       return AlertWords{"Title " + a.id, "Body " + a.id};
                     },
                 .record =
                     [this](const std::vector<Told>& told) {
                       recorded.insert(recorded.end(), told.begin(), told.end());
                     }}};
  const Alert morning_run = alert("F1", "2026-10-15T08:00:00Z");
  const Alert noon_run = alert("F2", "2026-10-15T11:30:00Z");
};

TEST_F(TellerTest, shows_and_keeps_record_before_and_after) {
  teller.know({morning_run}, false);
  ASSERT_EQ(notifier.shown.size(), 1U);
  EXPECT_EQ(notifier.shown[0].title, "Title F1");
  EXPECT_EQ(notifier.shown[0].urgency, Urgency::normal);
  ASSERT_EQ(recorded.size(), 2U);
  EXPECT_FALSE(recorded[0].delivered);
  EXPECT_TRUE(recorded[1].delivered);
  EXPECT_EQ(recorded[1].body, "Body F1");
}

TEST_F(TellerTest, tells_nothing_twice) {
  teller.know({morning_run}, false);
  teller.know({morning_run}, false);
  teller.tick();
  EXPECT_EQ(notifier.shown.size(), 1U);
}

TEST_F(TellerTest, remembers_across_a_restart) {
  teller.know({morning_run}, false);
  Teller next(notifier, {},
              {[this] {
                 return Teller::LocalClock{*parse_iso(now), {}};
               },
               [](const Alert&) { return AlertWords{}; }, [](const std::vector<Told>&) {}});
  next.remember({recorded.back()});
  next.know({morning_run}, false);
  EXPECT_EQ(notifier.shown.size(), 1U);
}

TEST_F(TellerTest, a_second_of_the_day_replaces_and_names_the_first) {
  teller.know({morning_run}, false);
  teller.know({morning_run, noon_run}, false);
  ASSERT_EQ(notifier.shown.size(), 2U);
  EXPECT_EQ(notifier.shown[0].key, notifier.shown[1].key);
  EXPECT_EQ(notifier.shown[1].title, "Title F2");
  EXPECT_EQ(notifier.shown[1].body, "Body F2\nTitle F1");
}

TEST_F(TellerTest, undelivered_is_kept_and_shown_when_a_server_comes) {
  notifier.answer_at_once = false;
  teller.know({morning_run}, false);
  teller.tick();
  EXPECT_EQ(notifier.shown.size(), 1U) << "without a server there is no second try";
  notifier.answer_at_once = true;
  teller.server_came();
  EXPECT_EQ(notifier.shown.size(), 2U);
  EXPECT_TRUE(recorded.back().delivered);
}

TEST_F(TellerTest, waits_for_the_answer_before_it_decides_again) {
  notifier.answer_at_once.reset();
  teller.know({morning_run}, false);
  teller.know({morning_run, noon_run}, false);
  teller.tick();
  ASSERT_EQ(notifier.shown.size(), 1U);
  notifier.answer_at_once = true;
  notifier.unanswered.front()(true);
  EXPECT_EQ(notifier.shown.size(), 2U);
}

TEST_F(TellerTest, closes_what_is_overturned) {
  teller.know({morning_run}, false);
  teller.know({}, false);
  EXPECT_THAT(notifier.closed, ElementsAre("form_breakdown 2026-10-15"));
  EXPECT_TRUE(recorded.back().withdrawn);
}

TEST_F(TellerTest, corrects_a_notice_only_where_it_still_stands) {
  teller.know({morning_run, noon_run}, false);
  notifier.on_screen.clear();  // the athlete has put it away
  teller.know({noon_run}, false);
  EXPECT_EQ(notifier.shown.size(), 1U);
  EXPECT_THAT(notifier.closed, IsEmpty());
}

TEST_F(TellerTest, the_night_is_quiet_and_the_morning_says_it_once) {
  now = "2026-10-15T23:00:00Z";
  teller.know({morning_run, alert("R1", "2026-10-15T20:00:00Z", analysis::AlertKind::risky_combination)},
              false);
  EXPECT_THAT(notifier.shown, IsEmpty());
  now = "2026-10-16T07:01:00Z";
  teller.tick();
  teller.tick();
  EXPECT_EQ(notifier.shown.size(), 1U);
}

TEST_F(TellerTest, a_backlog_is_recorded_and_never_shown) {
  teller.know({morning_run}, true);
  teller.know({morning_run}, false);
  EXPECT_THAT(notifier.shown, IsEmpty());
  ASSERT_EQ(recorded.size(), 1U);
  EXPECT_EQ(recorded[0].how, How::silently);
}

}  // namespace
}  // namespace freshlegs::service
