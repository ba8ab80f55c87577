// Tables that no dialect knows: what is offered for them, and that what is offered reads them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "csv_content.h"
#include "ingest/csv/offer.h"
#include "ingest/csv/read_csv.h"
#include "ingest/csv/sniff.h"
#include "ingest/csv/table.h"

namespace freshlegs::csv {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

FileContent read_text(std::string_view text, std::vector<Mapping> mappings = {},
                      std::string_view name = "2026-01-02_03-04-05.csv") {
  return read_csv(std::as_bytes(std::span(text)), name, {.mappings = std::move(mappings)});
}

Mapping guess(std::string_view text) {
  return guess_mapping(probe_of(text, find_delimiter(text))).value_or(Mapping{});
}

std::vector<std::string> sets_of(const FileContent& content) {
  std::vector<std::string> sets;
  const auto described = csv_test::describe(content);
  for (const auto& recording : described["recordings"])
    for (const auto& set : recording["sets"]) sets.push_back(set);
  return sets;
}

constexpr std::string_view kLifts =
    "Day,Lift,Sets,Reps,Load (lb),Feeling\n"
    "3/14/2026,Back Squat,3,5,225,good\n"
    "3/14/2026,Leg Curl,1,12,90,\n"
    "3/16/2026,Bench Press,2,8,135,tired\n";

TEST(CsvOffer, AnUnknownTableOfSetsIsOffered) {
  const auto content = read_text(kLifts);
  EXPECT_EQ(content.status, ReadStatus::rejected);
  EXPECT_EQ(content.reason->code, "csv.unknown_dialect");
  EXPECT_THAT(content.reason->text, HasSubstr("\"Lift\""));
  EXPECT_THAT(content.reason->advice, HasSubstr("a table of sets"));
  ASSERT_TRUE(content.mapping_offer);
  EXPECT_EQ(
      *content.mapping_offer,
      "[[csv]]\nname = \"my_table\"\nkind = \"sets\"\n"
      "columns = { exercise = \"Lift\", reps = \"Reps\", sets = \"Sets\", start = \"Day\", weight = \"Load "
      "(lb)\" }\nunits = { weight = \"lb\" }\n");
}

TEST(CsvOffer, WhatIsOfferedReadsTheTable) {
  const auto content = read_text(kLifts, {guess(kLifts)});
  EXPECT_EQ(content.status, ReadStatus::ok);
  EXPECT_EQ(content.dialect, "my_table");
  ASSERT_EQ(content.recordings.size(), 2U);
  EXPECT_EQ(content.recordings[0].head.clock, Clock::wall_day_only);
  EXPECT_EQ(iso_utc(content.recordings[0].head.start), "2026-03-14T00:00:00Z");
  EXPECT_THAT(sets_of(content), ElementsAre("Back Squat 5 x 102.058 kg", "Back Squat 5 x 102.058 kg",
                                            "Back Squat 5 x 102.058 kg", "Leg Curl 12 x 40.8233 kg",
                                            "Bench Press 8 x 61.235 kg", "Bench Press 8 x 61.235 kg"));
}

TEST(CsvOffer, AnOpenUnitIsSaid) {
  constexpr std::string_view kTable = "Datum;Übung;Gewicht;Wiederholungen\n14.03.2026;Kniebeuge;62,5;5\n";
  const auto offered = guess(kTable);
  EXPECT_THAT(offered.columns, ElementsAre(Pair("exercise", "Übung"), Pair("reps", "Wiederholungen"),
                                           Pair("start", "Datum"), Pair("weight", "Gewicht")));
  EXPECT_THAT(as_toml(offered), HasSubstr("does not say the unit of weight"));
  EXPECT_THAT(sets_of(read_text(kTable, {offered})), ElementsAre("Kniebeuge 5 x 62.5 kg"));
}

TEST(CsvOffer, WordsWithTwoMeaningsAreToldApartByTheCells) {
  const auto offered = guess(
      "Datum;Uhrzeit;Einheit;Bewegung;Serie;Gewicht [kg];Wdh\n"
      "14.03.2026;18:05;Beintag;Kniebeuge;1;80,0;8\n14.03.2026;18:05;Beintag;Kniebeuge;2;100,0;5\n");
  EXPECT_THAT(offered.columns,
              ElementsAre(Pair("clock", "Uhrzeit"), Pair("exercise", "Bewegung"), Pair("order", "Serie"),
                          Pair("reps", "Wdh"), Pair("start", "Datum"), Pair("title", "Einheit"),
                          Pair("weight", "Gewicht [kg]")));
  const auto counted = guess("Datum;\u00dcbung;Serie;Gewicht;Einheit;Wdh\n14.03.2026;Kniebeuge;3;80;kg;8\n");
  EXPECT_EQ(counted.columns.at("sets"), "Serie");
  EXPECT_EQ(counted.columns.at("weight_unit"), "Einheit");
}

TEST(CsvOffer, RunsMeasurementsAndSamplesAreTold) {
  constexpr std::string_view kRuns =
      "date,type,distance_km,moving time,avg_hr\n2026-03-01 07:10,Run,10.2,0:52:10,148\n2026-03-03 "
      "07:00,Run,8.0,0:41:00,150\n";
  const auto runs = guess(kRuns);
  EXPECT_EQ(runs.kind, Mapping::Kind::activities);
  EXPECT_EQ(runs.columns.at("avg_heart_rate"), "avg_hr");
  const auto read = read_text(kRuns, {runs});
  ASSERT_EQ(read.recordings.size(), 2U);
  EXPECT_EQ(read.recordings[0].head.sport, "running");
  EXPECT_EQ(read.recordings[0].head.summary.timer_s, 3130);

  constexpr std::string_view kMornings =
      "Day,RHR,HRV,Sleep\n2026-03-01,48,72,7h 40min\n2026-03-02,49,70,7h 5min\n";
  const auto mornings = guess(kMornings);
  EXPECT_EQ(mornings.kind, Mapping::Kind::measurements);
  const auto measured = read_text(kMornings, {mornings});
  ASSERT_EQ(measured.recordings.size(), 2U);
  EXPECT_EQ(measured.recordings[0].measurements.size(), 3U);

  constexpr std::string_view kSamples = "time,heart_rate,speed (km/h)\n0,120,9\n1,121,10.8\n2,0,10.8\n";
  const auto samples = guess(kSamples);
  EXPECT_EQ(samples.kind, Mapping::Kind::samples);
  EXPECT_THAT(samples.units, ElementsAre(Pair("speed", "km/h"), Pair("time", "seconds")));
  const auto sampled = read_text(kSamples, {samples});
  ASSERT_EQ(sampled.recordings.size(), 1U);
  EXPECT_EQ(sampled.recordings[0].head.date_source, DateSource::file_name);
  const auto* speed = sampled.recordings[0].samples.find(ChannelKind::speed);
  ASSERT_NE(speed, nullptr);
  EXPECT_NEAR(speed->value(0), 2.5, 1e-6);
  EXPECT_EQ(read_text(kSamples, {samples}, "run.csv").reason->code, "csv.date");
}

TEST(CsvOffer, NothingIsOfferedWithoutADateOrAnythingToRead) {
  for (const std::string_view text : {"a,b\n1,2\n", "Lift,Reps\nSquat,5\n", "Date,Colour\n2026-03-01,red\n",
                                      "Date,Lift,Reps\nyesterday,Squat,5\n", "Date,Lift,Reps\n"}) {
    const auto content = read_text(text);
    EXPECT_EQ(content.status, ReadStatus::rejected) << text;
    EXPECT_FALSE(content.mapping_offer) << text;
  }
}

TEST(CsvMapping, OnlyFilesWithAllItsColumnsAreItsOwn) {
  auto mapping = guess(kLifts);
  EXPECT_EQ(read_text("Day,Lift,Reps\n2026-03-01,Squat,5\n", {mapping}).status, ReadStatus::rejected);
  mapping.columns = {{"start", "Date"},
                     {"exercise", "Workout Name"}};  // the athlete's word goes before a dialect's
  const auto content =
      read_text("Date,Workout Name,Exercise Name,Set Order\n2026-03-01,Legs,Squat,1\n", {mapping});
  EXPECT_EQ(content.dialect, "my_table");
  EXPECT_EQ(content.match->runner_up, "strong");
}

}  // namespace
}  // namespace freshlegs::csv
