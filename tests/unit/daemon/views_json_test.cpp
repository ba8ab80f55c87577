#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "daemon/views/export.h"
#include "daemon/views/inspect.h"
#include "daemon/views/lists.h"
#include "daemon/views/status.h"
#include "daemon/views/summary_json.h"
#include "words_findings.h"

namespace freshlegs::app {
namespace {

using namespace analysis;
using Json = nlohmann::ordered_json;

Knowledge knowledge() {
  Knowledge k;
  for (const char* name : {"0710-A7.fit", "strong.csv"}) {
    KnownRecording recording;
    recording.file.names = {name, std::string("copy of ") + name};
    recording.file.sha256.fill(0xAB);
    k.recordings.push_back(recording);
  }
  k.findings.sessions = {leg_session("2026-10-14T18:00", "2026-10-14T19:06")};
  k.findings.runs = {
      post_leg_run("2026-10-15T07:31", 12.4, Verdict::very_likely, Estimate{-3.77, -5.6, -1.7})};
  auto& run = k.findings.runs.back();
  run.breakdown = form_change();
  run.form = {{Marker::ground_contact, 251.1234567, Estimate{2.1, 1, 3}}};
  k.findings.athlete = {{0, 6, std::nullopt, 0, 3, 6, Verdict::prior_only},
                        {0, 48, Estimate{-1.9, -3.4, -0.4}, 14, 9, 6, Verdict::likely}};
  k.findings.alerts = {form_alert(run)};
  return k;
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

void expect_keys(const Json& object, const std::vector<std::string>& wanted) {
  const auto have = keys(object);
  for (const auto& key : wanted) EXPECT_NE(std::ranges::find(have, key), have.end()) << "no key " << key;
}

TEST(ViewsRuns, HoldEveryKeyOfTheContract) {
  const Json document = Json::parse(views::runs_json(knowledge(), {}));
  EXPECT_EQ(document["schema"], "freshlegs.runs/1");
  EXPECT_EQ(document["level"], 0.95);
  expect_keys(document["runs"][0], {"id",
                                    "start",
                                    "end",
                                    "utc_offset_s",
                                    "kind",
                                    "distance_m",
                                    "timer_s",
                                    "avg_heart_rate_bpm",
                                    "heart_rate_trust",
                                    "environment",
                                    "post_leg",
                                    "hours_since_leg",
                                    "leg_session",
                                    "leg_dose",
                                    "effect_pct",
                                    "effect_lo",
                                    "effect_hi",
                                    "verdict",
                                    "declined_because",
                                    "form_breakdown_onset_s",
                                    "form_breakdown_onset_lo_s",
                                    "form_breakdown_onset_hi_s",
                                    "decoupling_pct",
                                    "efficiency_factor",
                                    "fade_heart_pct",
                                    "fade_heart_usual_lo",
                                    "fade_speed_pct",
                                    "fade_fresh_runs",
                                    "trimp",
                                    "trimp_source",
                                    "form",
                                    "recordings"});
  expect_keys(document["runs"][0]["form"]["ground_contact"], {"value", "unit", "vs_fresh_pct", "lo", "hi"});
  expect_keys(document["athlete"][0],
              {"window_h", "effect_pct", "effect_lo", "effect_hi", "runs", "verdict"});
  EXPECT_TRUE(document["athlete"][0]["effect_pct"].is_null()) << "missing is null, never 0";
}

TEST(ViewsRuns, RoundSoThatBytesAreEqualEverywhere) {
  const std::string text = views::runs_json(knowledge(), {});
  EXPECT_NE(text.find("\"value\": 251.123,"), std::string::npos);
  EXPECT_NE(text.find("\"effect_pct\": -3.77,"), std::string::npos);
  EXPECT_NE(text.find("\"start\": \"2026-10-15T05:31:00Z\""), std::string::npos);
  EXPECT_EQ(text, views::runs_json(knowledge(), {}));
}

TEST(ViewsRuns, NamesAreSortedAndTheFirstIsTheFile) {
  const Json document = Json::parse(views::runs_json(knowledge(), {}));
  const auto& recording = document["runs"][0]["recordings"][0];
  EXPECT_EQ(recording["file"], "0710-A7.fit");
  EXPECT_EQ(recording["files"].size(), 2u);
  EXPECT_EQ(recording["role"], "watch");
}

TEST(ViewsRuns, FilterByLocalDay) {
  views::Filter filter;
  filter.since = parse_day("2026-10-16");
  EXPECT_TRUE(Json::parse(views::runs_json(knowledge(), filter))["runs"].empty());
  filter.since = filter.until = parse_day("2026-10-15");
  EXPECT_EQ(Json::parse(views::runs_json(knowledge(), filter))["runs"].size(), 1u);
}

TEST(ViewsSessions, HoldEveryKeyOfTheContract) {
  const Json document = Json::parse(views::sessions_json(knowledge(), {}));
  EXPECT_EQ(document["schema"], "freshlegs.sessions/1");
  expect_keys(document["sessions"][0],
              {"id", "start", "end", "utc_offset_s", "sport", "title", "legs", "legs_source", "leg_dose",
               "dose_source", "leg_sets", "sets", "volume_kg", "energy_kcal", "recordings"});
  EXPECT_EQ(document["sessions"][0]["leg_sets"], 15);
}

TEST(ViewsAlerts, CurrentOnesCarryNoHistoryOfTelling) {
  const Json alert = Json::parse(views::alerts_json(knowledge().findings, {}))["alerts"][0];
  expect_keys(alert, {"id", "kind", "severity", "time", "run_start", "state", "until", "title", "body",
                      "evidence", "history"});
  EXPECT_FALSE(alert.contains("announced"));
  EXPECT_EQ(alert["kind"], "form_breakdown");
}

TEST(ViewsAlerts, ToldOnesIncludeWhatWasTakenBack) {
  const auto k = knowledge();
  const std::vector<storage::Announcement> told{{.alert = k.findings.alerts[0].id,
                                                 .kind = "form_breakdown",
                                                 .local_day = "2026-10-15",
                                                 .state = "",
                                                 .how = storage::ToldHow::desktop,
                                                 .when = {},
                                                 .title = "t",
                                                 .body = "b",
                                                 .delivered = true,
                                                 .withdrawn = {}},
                                                {.alert = "form-gone",
                                                 .kind = "form_breakdown",
                                                 .local_day = "2026-10-08",
                                                 .state = "",
                                                 .how = storage::ToldHow::summary,
                                                 .when = {},
                                                 .title = "Form changed after 24 minutes",
                                                 .body = "b",
                                                 .delivered = false,
                                                 .withdrawn = "The foot pod's own file shows no change."}};
  const Json alerts = Json::parse(views::alerts_told_json(k.findings, told, {}))["alerts"];
  ASSERT_EQ(alerts.size(), 2u);
  EXPECT_EQ(alerts[0]["id"], "form-gone");
  EXPECT_EQ(alerts[0]["withdrawn"]["why"], "The foot pod's own file shows no change.");
  EXPECT_EQ(alerts[0]["announced"]["how"], "summary");
  EXPECT_EQ(alerts[1]["announced"]["how"], "desktop");
  EXPECT_TRUE(alerts[1]["withdrawn"].is_null());
}

TEST(ViewsStatus, NamesEachFileThatNeedsAPerson) {
  views::StatusFacts facts;
  facts.counts.ingested = 3;
  storage::FileFact bad;
  bad.names = {"0702-C3.fit"};
  bad.status = ReadStatus::rejected;
  bad.reason = Rejection{"fit.truncated", 12, PositionUnit::byte, "It stops halfway through.", ""};
  facts.files = {bad};
  facts.unread = {{"pipe.fit",
                   storage::UnreadStatus::refused,
                   {"file.not_regular", {}, {}, "This is not a regular file.", ""}}};
  const Json status = Json::parse(views::status_json(facts, knowledge().findings));
  expect_keys(status, {"schema", "files", "activities", "runs", "leg_sessions", "recordings",
                       "database_bytes", "sample_count", "inbox", "daemon", "problems"});
  expect_keys(status["files"], {"ingested", "duplicate", "rejected", "deferred", "ignored"});
  EXPECT_EQ(status["files"]["rejected"], 1) << "the database has not counted the file, the refused one is";
  EXPECT_EQ(status["leg_sessions"], 1);
  EXPECT_EQ(status["problems"],
            Json({"0702-C3.fit: It stops halfway through.", "pipe.fit: This is not a regular file."}));
}

TEST(ViewsInspect, CountsWhatTheFileHolds) {
  FileContent content;
  content.format = Format::fit;
  content.fit = FitCensus{1, {{"record", 3}, {"unknown_22", 1}}, {{"heart_rate", 2}}};
  Recording recording;
  recording.head.sport = "running";
  recording.head.start = at("2026-10-15T07:31");
  recording.head.end = at("2026-10-15T08:31");
  recording.samples.offset_ms = {0, 1000, 2000};
  recording.samples.channels = {{ChannelKind::heart_rate, ChannelSource::native, {}}};
  const auto ticks = static_cast<std::int32_t>(spec(ChannelKind::heart_rate).ticks_per_unit);
  recording.samples.channels[0].ticks = {140 * ticks, kMissing, 0};
  content.recordings = {recording};
  const Json document = Json::parse(views::inspect_json(content, "a.fit", 99));
  expect_keys(document, {"schema", "file", "bytes", "sha256", "format", "dialect", "status", "reason",
                         "notes", "fit", "recordings"});
  const auto& r = document["recordings"][0];
  expect_keys(r, {"sport", "sub_sport", "start", "end", "utc_offset_s", "device", "title", "samples",
                  "first_sample", "last_sample", "channels", "developer_channels", "laps", "strength_sets",
                  "rest_sets", "rr_intervals", "device_summary"});
  EXPECT_EQ(r["channels"]["heart_rate"]["count"], 2) << "0 is a value";
  EXPECT_EQ(r["channels"]["heart_rate"]["mean"], 70.0);
  EXPECT_EQ(r["last_sample"], "2026-10-15T05:31:02Z");
  EXPECT_TRUE(r["utc_offset_s"].is_null());
  EXPECT_EQ(document["fit"]["message_counts"]["unknown_22"], 1);
}

TEST(ViewsInspect, SurvivesNamesThatAreNotUtf8) {
  FileContent content;
  content.status = ReadStatus::rejected;
  content.reason = Rejection{"x", 3, PositionUnit::line, "Row \xff is odd.", ""};
  const Json document = Json::parse(views::inspect_json(content, "b\xc3.csv", 1));
  EXPECT_EQ(document["reason"]["unit"], "line");
  EXPECT_EQ(document["file"], "b\ufffd.csv");
}

TEST(ViewsSummary, HoldsTheNumbersOfTheText) {
  const Json document = Json::parse(views::summary_json(knowledge(), parse_day("2026-10-15"), Units::km));
  EXPECT_EQ(document["day"], "2026-10-15");
  EXPECT_EQ(document["runs"][0]["cost"]["unit"], "s/km");
  EXPECT_NEAR(document["runs"][0]["cost"]["value"].get<double>(), 13.24, 0.011);
  EXPECT_EQ(document["runs"][0]["form_breakdown"]["onset_km"], 5.3);
  EXPECT_EQ(document["last_leg_session"]["leg_sets"], 15);
}

TEST(ViewsSummary, WithoutADayHasTheSameKeys) {
  const Json empty = Json::parse(views::summary_json({}, std::nullopt, Units::km));
  EXPECT_EQ(keys(empty),
            keys(Json::parse(views::summary_json(knowledge(), parse_day("2026-10-15"), Units::km))));
  EXPECT_TRUE(empty["day"].is_null());
  EXPECT_TRUE(empty["runs"].empty());
}

TEST(ViewsExport, HoldsFactsFindingsAndLabels) {
  const Json document = Json::parse(views::export_json(knowledge(), {}, {}));
  expect_keys(document, {"files", "recordings", "labels", "runs", "sessions", "alerts", "athlete", "days",
                         "mornings", "time_course"});
  EXPECT_EQ(document["recordings"].size(), 2u);
}

TEST(ViewsExport, SaysWhatLoadIsWeighedByAndWhereItComesFrom) {
  auto known = knowledge();
  known.findings.hr_max_bpm = 191;
  known.findings.threshold_hr_bpm = 171;
  known.findings.threshold_hr_source = analysis::HeartRateSource::seen;
  for (const auto& text : {views::export_json(known, {}, {}), views::status_json({}, known.findings)}) {
    const Json document = Json::parse(text);
    EXPECT_EQ(document["hr_max_bpm"], 191);
    EXPECT_EQ(document["hr_max_source"], "assumed");
    EXPECT_EQ(document["hr_rest_source"], "assumed");
    EXPECT_EQ(document["threshold_hr_bpm"], 171);
    EXPECT_EQ(document["threshold_hr_source"], "recordings");
    EXPECT_TRUE(document["threshold_speed_m_s"].is_null());
    EXPECT_EQ(document["load_weighted_as"], "male");
    EXPECT_EQ(document["sex_known"], false);
  }
}

TEST(ViewsExport, AMorningNamesItsSourcesAndHoldsTheNight) {
  auto known = knowledge();
  analysis::Morning m;
  m.day = *parse_day("2026-10-15");
  m.rmssd_ms = 50;
  m.sdnn_ms = 61;
  m.dfa_alpha1 = .92;
  m.sleep_s = 27000;
  m.sleep_score = 82;
  m.sleep_origin = "garmin";
  known.findings.mornings = {m};
  const Json exported = Json::parse(views::export_json(known, {}, {}))["mornings"][0];
  EXPECT_EQ(exported, Json::parse(views::summary_json(known, m.day, Units::km))["morning"]);
  EXPECT_EQ(exported["rmssd_source"], "beats");
  EXPECT_TRUE(exported["resting_hr_source"].is_null());
  EXPECT_EQ(exported["sdnn_ms"], 61);
  EXPECT_EQ(exported["dfa_alpha1"], .92);
  EXPECT_EQ(exported["sleep_s"], 27000);
  EXPECT_TRUE(exported["sleep_usual_lo_s"].is_null());
  EXPECT_EQ(exported["sleep_score"], 82);
  EXPECT_EQ(exported["sleep_source"], "garmin");
}

}  // namespace
}  // namespace freshlegs::app
