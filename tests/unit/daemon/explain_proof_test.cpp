// What `explain --json` names is enough: the heart rate that a run is judged by, the run's difference and an alert of
// overreaching are worked out again here from the document alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analysis/form/form_model.h"
#include "analysis/overreaching/detector.h"
#include "daemon/views/csv.h"
#include "daemon/views/explain_json.h"
#include "season_knowledge.h"

namespace freshlegs::app {
namespace {

using Json = nlohmann::json;

class ExplainProof : public testing::Test {
 protected:
  static void SetUpTestSuite() { season_ = new SeasonKnowledge(1, 27); }
  static void TearDownTestSuite() { delete season_; }

  static Json explained(const analysis::RunFinding* run, const analysis::Alert* alert) {
    return Json::parse(views::explain_json(asked(run, alert, nullptr)));
  }
  static Question asked(const analysis::RunFinding* run, const analysis::Alert* alert,
                        const analysis::SessionFinding* session) {
    Question question{season_->knowledge(), Units::km, run, alert, session, {}, {}};
    if (run != nullptr) question.features = features(run->plan);
    if (session != nullptr) question.features = features(session->plan);
    return question;
  }
  static analysis::Features features(const analysis::ActivityPlan& plan) {
    auto database = season_->open();
    return features_of(database, season_->knowledge(), plan);
  }
  static inline SeasonKnowledge* season_ = nullptr;
};

/// By hand: the mean of ln(beats - rest) over the minutes that say "used".
double heart_by_hand(const Json& minutes, double rest_bpm) {
  double sum = 0, n = 0;
  for (const auto& minute : minutes)
    if (minute.at("use") == "used") {
      sum += std::log(std::max(minute.at("heart_rate_bpm").get<double>() - rest_bpm, 20.0));
      n += 1;
    }
  return sum / n;
}

/// By hand: the mean of ln(speed / 3 m/s) over the same minutes, where the speed of each is followed as a heart does
/// it, with a time constant of 57 s.
double speed_by_hand(const Json& minutes) {
  const double decay = std::exp(-60 / 57.0);
  double state = std::nan(""), sum = 0, n = 0;
  for (const auto& minute : minutes) {
    if (minute.at("use") == "no_speed") {
      state = std::nan("");
      continue;
    }
    const double v = minute.at("flat_speed_m_s").get<double>();
    if (std::isnan(state)) state = v;
    const double followed = v + (state - v) * (57.0 / 60) * (1 - decay);
    state = v + (state - v) * decay;
    if (minute.at("use") != "used") continue;
    sum += std::log(followed / 3);
    n += 1;
  }
  return sum / n;
}

TEST_F(ExplainProof, HeartRateAndSpeedOfARunFollowFromItsMinutes) {
  int checked = 0;
  const auto& runs = season_->knowledge().findings.runs;
  for (std::size_t i = 0; i < runs.size(); i += 5) {
    if (!runs[i].compared) continue;
    const Json document = explained(&runs[i], nullptr);
    const Json& c = document.at("comparison");
    const Json& minutes = document.at("features").at("minutes");
    EXPECT_NEAR(heart_by_hand(minutes, c.at("rest_bpm")), c.at("ln_heart_rate_above_rest").get<double>(), 2e-5);
    EXPECT_NEAR(speed_by_hand(minutes), c.at("ln_speed_over_3_m_s").get<double>(), 2e-5);
    ++checked;
  }
  EXPECT_GT(checked, 10);
}

TEST_F(ExplainProof, TheDifferenceOfARunIsItsTermsOverTheSlope) {
  for (const auto& run : season_->knowledge().findings.runs) {
    if (!run.compared || !run.alone_pct) continue;
    const Json c = explained(&run, nullptr).at("comparison");
    double above = c.at("ln_heart_rate_above_rest");
    for (const char* term : {"level", "by_speed", "by_hills", "by_length", "by_heat"}) above -= c.at(term).get<double>();
    const double slope = c.at("speed_slope");
    EXPECT_NEAR(100 * std::expm1(-above / slope), run.alone_pct->value, .02) << run.plan.id;
  }
}

/// What was left out is named in the list of minutes and in words alike.
TEST_F(ExplainProof, EveryMinuteLeftOutHasItsCause) {
  const auto& runs = season_->knowledge().findings.runs;
  const Json document = explained(&runs.back(), nullptr);
  std::size_t left_out = 0, named = 0;
  for (const auto& minute : document.at("features").at("minutes")) left_out += minute.at("use") != "used";
  for (const auto& span : document.at("features").at("left_out_minutes"))
    named += span.at(1).get<std::size_t>() - span.at(0).get<std::size_t>() + 1;
  EXPECT_EQ(named, left_out);
  EXPECT_GE(left_out, 10U) << "the first ten minutes never count";
  EXPECT_NE(document.at("text").dump().find("settling in"), std::string::npos);
}

/// The detector of form, fed again with the runs before it that the same device measured.
TEST_F(ExplainProof, ABreakOfFormFollowsFromTheRunsBeforeIt) {
  const auto& runs = season_->knowledge().findings.runs;
  int checked = 0;
  analysis::FormModel form;  // one device in this season
  for (const auto& run : runs) {
    const bool fresh = !run.hours_since_leg || *run.hours_since_leg > 72;
    const auto judged = form.step(*features(run.plan).run, fresh);
    ASSERT_EQ(judged.breakdown.has_value(), run.breakdown.has_value()) << run.plan.id;
    if (!run.breakdown) continue;
    const Json document = explained(&run, nullptr);
    EXPECT_NEAR(judged.breakdown->detector_sum, document.at("run").at("detector_sum").get<double>(), .0005);
    EXPECT_EQ(judged.breakdown->alarm_at, document.at("run").at("alarm_at").get<double>());
    ++checked;
  }
  EXPECT_GE(checked, 2);
}

/// A leg session names every set, and the runs that count as after it.
TEST_F(ExplainProof, ASessionIsItsSetsAndTheRunsAfterIt) {
  int checked = 0;
  const auto& findings = season_->knowledge().findings;
  for (const auto& session : findings.sessions) {
    if (!session.leg_dose || session.plan.sport != analysis::Sport::strength) continue;
    const Question question = asked(nullptr, nullptr, &session);
    const Json document = Json::parse(views::explain_json(question));
    const auto& sets = document.at("sets");
    const auto counts = [](const Json& set) { return !set.at("warm_up").get<bool>(); };
    EXPECT_EQ(std::ranges::count_if(sets, counts), session.sets) << session.plan.id;
    for (const auto& id : document.at("runs_after"))
      EXPECT_EQ(std::ranges::find(findings.runs, id.get<std::string>(), [](const auto& r) { return r.plan.id; })->leg_session,
                session.plan.id);
    std::istringstream lines(explanation_text(explain(question), 60));
    for (std::string line; std::getline(lines, line);)
      if (!line.starts_with("    freshlegs")) {
        EXPECT_LE(width(line), 70U) << line;  // names of files and exercises are not broken
      }
    ++checked;
  }
  EXPECT_GT(checked, 20);
}

std::optional<double> maybe(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

/// Everything the detector was fed, in the order in which it happened.
std::vector<analysis::OverreachDetector::Spell> fed_again(const Json& weeks) {
  struct Item {
    Instant time;
    int order;  ///< a day's load is known when the day is over
    std::function<void(analysis::OverreachDetector&)> feed;
  };
  std::vector<Item> items;
  for (const auto& run : weeks.at("runs")) {
    const analysis::OverreachDetector::Run one{run.at("run"), *parse_iso(run.at("start").get<std::string>()),
                                               *parse_iso(run.at("end").get<std::string>()), run.at("residual_pct"),
                                               run.at("residual_sd_pct"), maybe(run.at("hours_since_leg"))};
    items.push_back({one.start, 1, [one](auto& detector) { detector.run(one); }});
  }
  for (const auto& morning : weeks.at("mornings")) {
    analysis::Morning one;
    one.day = *parse_day(morning.at("day").get<std::string>());
    one.rmssd_ms = maybe(morning.at("rmssd_ms"));
    one.resting_hr_bpm = maybe(morning.at("resting_hr_bpm"));
    if (!one.rmssd_ms && !one.resting_hr_bpm) continue;
    const Instant time = Instant(std::chrono::duration_cast<Millis>(one.day.time_since_epoch()));
    items.push_back({time + std::chrono::hours(4), 1, [one, time](auto& detector) { detector.morning(time, one); }});
  }
  for (const auto& day : weeks.at("days")) {
    analysis::DayLoad one;
    one.day = *parse_day(day.at("day").get<std::string>());
    one.trimp = day.at("trimp");
    one.leg_dose = day.at("leg_dose");
    one.week = day.at("trimp_7_days");
    one.six_weeks = day.at("trimp_42_days");
    const Instant time = Instant(std::chrono::duration_cast<Millis>((one.day + date::days(1)).time_since_epoch()));
    items.push_back({time, 0, [one](auto& detector) { detector.day(one); }});
  }
  std::ranges::stable_sort(items, {}, [](const Item& item) { return std::pair(item.time, item.order); });
  analysis::OverreachDetector detector;
  for (const auto& item : items) item.feed(detector);
  return detector.spells();
}

TEST_F(ExplainProof, AnAlertOfOverreachingFollowsFromItsInputs) {
  const auto& alerts = season_->knowledge().findings.alerts;
  const auto alert = std::ranges::find(alerts, analysis::AlertKind::overreaching, &analysis::Alert::kind);
  ASSERT_NE(alert, alerts.end()) << "this athlete has a spell";
  const Json inputs = explained(nullptr, &*alert).at("inputs");
  EXPECT_FALSE(inputs.at("rule").get<std::string>().empty());
  EXPECT_FALSE(inputs.at("reference").get<std::string>().empty());
  const auto spells = fed_again(inputs.at("weeks"));
  const auto same = std::ranges::find_if(spells, [&](const auto& spell) {
    return std::chrono::abs(spell.history.front().time - alert->history.front().time) < std::chrono::hours(24);
  });
  ASSERT_NE(same, spells.end()) << spells.size() << " spells";
  ASSERT_EQ(same->history.size(), alert->history.size());
  for (std::size_t i = 0; i < alert->history.size(); ++i)
    EXPECT_EQ(same->history[i].state, alert->history[i].state);
  EXPECT_NEAR(same->facts.slower_pct.value, std::get<analysis::OverreachFacts>(alert->facts).slower_pct.value, 1e-3);
}

TEST_F(ExplainProof, WindowsAreExportedAsTheyAreExplained) {
  const auto& run = season_->knowledge().findings.runs.back();
  auto database = season_->open();
  const auto features = features_of(database, season_->knowledge(), run.plan);
  const std::string csv = views::windows_csv(*features.run, 50);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(csv, '\n')), features.run->windows.size() + 1);
  EXPECT_TRUE(csv.starts_with("start_s,use,moving_s,distance_m,speed_m_s,flat_speed_m_s,grade_pct,heart_rate_bpm"))
      << csv.substr(0, 120);
}

}  // namespace
}  // namespace freshlegs::app
