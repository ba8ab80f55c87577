// Text, tables, numbers and dates as exports write them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/csv/date_text.h"
#include "ingest/csv/number.h"
#include "ingest/csv/other_formats.h"
#include "ingest/csv/sports.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

using testing::ElementsAre;
using Rows = std::vector<std::vector<std::string>>;

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

Rows rows_of(std::string_view text, char delimiter = ',') {
  Rows rows;
  TableReader table(text, delimiter);
  while (const Row* row = table.next()) rows.emplace_back(row->cells.begin(), row->cells.end());
  return rows;
}

TEST(CsvTable, TakesAnyLineEndAndKeepsLineNumbers) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string text = "a,b" + end + end + "\"x" + end + "y\",2" + end + "3,4";
    TableReader table(text, ',');
    std::vector<std::uint64_t> lines;
    while (const Row* row = table.next()) lines.push_back(row->line);
    EXPECT_THAT(lines, ElementsAre(1, 3, 5)) << end.size();
  }
}

TEST(CsvTable, UnquotesAndTrims) {
  EXPECT_EQ(rows_of(" a , \"b, \"\"c\"\"\" ,\n,,\nd\n"), (Rows{{"a", "b, \"c\"", ""}, {"d"}}));
}

TEST(CsvTable, AStrayQuoteCostsItsRowOnly) {
  TableReader table("a,b\n1,\"open\n2,3\n4,5\n", ',');
  std::size_t rows = 0;
  while (table.next() != nullptr) ++rows;
  EXPECT_EQ(rows, 3U);
  EXPECT_THAT(std::vector<std::uint64_t>(table.unclosed_quotes().begin(), table.unclosed_quotes().end()),
              ElementsAre(2));
}

TEST(CsvTable, ManyStrayQuotesEnd) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "\"x\"y,\"\n";
  EXPECT_LE(rows_of(text).size(), 2000U);
}

TEST(CsvTable, DropsCellsBeyondTheLimit) {
  std::string wide(TableReader::kMaxCells, ',');
  wide.append("x\na\n");
  EXPECT_EQ(rows_of(wide), (Rows{{"a"}}));
}

TEST(CsvTable, AQuotedCellMayHoldAnything) {
  EXPECT_EQ(rows_of("\"a,\"\"b\"\"\" ;\"x\ny\";z\n1;2;3", ';'),
            (Rows{{"a,\"b\"", "x\ny", "z"}, {"1", "2", "3"}}));
  EXPECT_EQ(rows_of("a\"b,\"c\"d,\"e\"\n"),
            (Rows{{"a\"b", "c\"d,\"e"}}));  // a quote in the wrong place is text
}

TEST(CsvTable, FindsTheDelimiter) {
  EXPECT_EQ(find_delimiter("a,b;c,d\n1,2"), ',');
  EXPECT_EQ(find_delimiter("a;b;c\n1,5;2,5;3"), ';');
  EXPECT_EQ(find_delimiter("a\tb\n1\t2"), '\t');
  EXPECT_EQ(find_delimiter("\"a,b,c\";d\n"), ';');
  EXPECT_EQ(find_delimiter("800\n812\n"), ',');
}

TEST(CsvText, DecodesWhatMachinesWrite) {
  EXPECT_EQ(decode_text(bytes_of("\xEF\xBB\xBFHöhe"))->view(), "Höhe");
  EXPECT_EQ(decode_text(bytes_of("H\xF6he \x80"))->view(), "Höhe €");
  EXPECT_EQ(decode_text(bytes_of(std::string_view("\xFF\xFEH\0\xF6\0", 6)))->view(), "Hö");
  EXPECT_EQ(decode_text(bytes_of(std::string_view("a,b\n1,2\n\0\0\0", 11)))->view(), "a,b\n1,2\n");
  EXPECT_EQ(decode_text({}).error().code, "csv.empty");
  EXPECT_EQ(decode_text(bytes_of(" \r\n ")).error().code, "csv.empty");
  EXPECT_EQ(decode_text(bytes_of(std::string_view("\1\2\3\4\0\5", 6))).error().code, "csv.not_text");
}

TEST(CsvText, FoldsAndPlains) {
  EXPECT_EQ(fold("  Avg \u00A0 HR\n"), "avg hr");
  EXPECT_EQ(plain("Élévation Knäböj Ærø"), "elevation knaboj aro");
}

TEST(CsvNumber, ReadsPointAndCommaNumbers) {
  EXPECT_EQ(read_number(" 62.5 "), 62.5);
  EXPECT_EQ(read_number("-0.5"), -0.5);
  EXPECT_EQ(read_number("+3"), 3);
  EXPECT_EQ(read_number("9,894"), 9894);
  EXPECT_EQ(read_number("1,234,567.5"), 1234567.5);
  EXPECT_EQ(read_number("62,5", Decimal::comma), 62.5);
  EXPECT_EQ(read_number("1.234,5", Decimal::comma), 1234.5);
  EXPECT_EQ(read_number("1e-05"), 1e-05);
}

TEST(CsvNumber, RefusesWhatIsNoNumber) {
  for (const auto* text :
       {"", "-", "--", "N/A", "12 kg", "1.2.3", "1,23", "1,2345", "nan", "inf", "0x10", ",5", "--5", "5-"})
    EXPECT_EQ(read_number(text), std::nullopt) << text;
}

TEST(CsvNumber, ReadsUnitsAndDurations) {
  EXPECT_EQ(read_number_with_unit("0,50 kg", Decimal::comma)->value, 0.5);
  EXPECT_EQ(read_number_with_unit("0,50 kg", Decimal::comma)->unit, "kg");
  EXPECT_EQ(read_number_with_unit("51.8% L / 48.2% R", Decimal::point)->value, 51.8);
  EXPECT_EQ(read_duration_s("2h 18m"), 8280);
  EXPECT_EQ(read_duration_s("7h 40min"), 27600);
  EXPECT_EQ(read_duration_s("35m"), 2100);
  EXPECT_EQ(read_duration_s("1:02:03"), 3723);
  EXPECT_NEAR(*read_duration_s("6:17.8"), 377.8, 1e-9);
  EXPECT_NEAR(*read_duration_s("00:52.95.8"), 52.95, 1e-9);
  EXPECT_EQ(read_duration_s("1267"), 1267);
  for (const auto* text : {"", "--", "1:2:3:4:5", "x", "-5", "1:-2", "3 apples"})
    EXPECT_EQ(read_duration_s(text), std::nullopt) << text;
}

TEST(CsvNumber, TellsADecimalCommaFromAThousandsComma) {
  DecimalVote comma, point, unclear;
  for (const auto* cell : {"4,14", "5,01", "12,230"}) comma.see(cell, 1000);
  for (const auto* cell : {"4.14", "5"}) point.see(cell, 1000);
  for (const auto* cell : {"--", "5", "L"}) unclear.see(cell, 1000);
  EXPECT_EQ(comma.verdict(), Decimal::comma);
  EXPECT_EQ(point.verdict(), Decimal::point);
  EXPECT_EQ(unclear.verdict(), Decimal::point);
}

std::string read(std::string_view text, DateOrder order = DateOrder::day_first) {
  const auto date = read_date(text, order);
  if (!date) return "no date";
  std::string out = iso_utc(Instant(date->wall.time_since_epoch()));
  if (!date->has_clock) out = out.substr(0, 10);
  return out + (date->offset ? " " + std::to_string(date->offset->count()) : "");
}

TEST(CsvDate, ReadsTheFormsOfTheApps) {
  EXPECT_EQ(read("2021-02-10 16:46:13"), "2021-02-10T16:46:13Z");
  EXPECT_EQ(read("2025-11-01T08:00:01.870"), "2025-11-01T08:00:01.870Z");
  EXPECT_EQ(read("2017-04-01 09:56:21 +0000"), "2017-04-01T09:56:21Z 0");
  EXPECT_EQ(read("2018-04-27 12:01:00 a. m. +0000"), "2018-04-27T00:01:00Z 0");
  EXPECT_EQ(read("2026-08-04"), "2026-08-04");
  EXPECT_EQ(read("29.04.2025"), "2025-04-29");
  EXPECT_EQ(read("09/01/25"), "2025-01-09");
  EXPECT_EQ(read("09/01/2025", DateOrder::month_first), "2025-09-01");
  EXPECT_EQ(read("2026-02-19 4:54 h"), "2026-02-19T04:54:00Z");
  EXPECT_EQ(read("May 15, 2026, 7:26 PM"), "2026-05-15T19:26:00Z");
  EXPECT_EQ(read("May 15, 2026 at 12:05 AM"), "2026-05-15T00:05:00Z");
}

TEST(CsvNumber, AReadingBeyondTheRangeGivesWayToTheOtherNotation) {
  EXPECT_EQ(read_number_below("21,130", Decimal::point, 1000), 21.13);
  EXPECT_EQ(read_number_below("9.33", Decimal::comma, 1000), 9.33);
  EXPECT_EQ(read_number_below("2,415", Decimal::point, 1e5), 2415);
  EXPECT_EQ(read_whole_number("1,443", Decimal::comma), 1443);
  EXPECT_EQ(read_whole_number("1.443", Decimal::point), 1443);
  EXPECT_EQ(read_whole_number("541,5", Decimal::comma), 541.5);
  EXPECT_EQ(read_number("'-12"), -12);
}

TEST(CsvDate, AColumnShowsItsOrder) {
  DateOrderVote day, month, unclear;
  for (const auto* cell : {"03/04/2025", "13/04/2025 07:30"}) day.see(cell);
  for (const auto* cell : {"4/3/2025 15:36", "4/13/2025 15:36"}) month.see(cell);
  for (const auto* cell : {"2025-13-04", "13.04.2025", "4/3/2025", "x"}) unclear.see(cell);
  EXPECT_EQ(day.verdict(DateOrder::month_first), DateOrder::day_first);
  EXPECT_EQ(month.verdict(DateOrder::day_first), DateOrder::month_first);
  EXPECT_EQ(unclear.verdict(DateOrder::month_first), DateOrder::month_first);
}

TEST(CsvDate, ReadsMonthNamesOfManyLanguages) {
  for (const auto* text : {"3 Feb 2026, 18:00", "3 févr. 2026, 18:00", "3. Februar 2026 um 18:00",
                           "3 feb 2026, 18:00", "3 febbraio 2026, 18:00", "3 de febrero de 2026, 18:00",
                           "3 fev. 2026, 18:00", "3 februari 2026 kl. 18:00", "Tue, 3 Feb 2026 18:00"})
    EXPECT_EQ(read(text), "2026-02-03T18:00:00Z") << text;
  EXPECT_EQ(read("1 août 2026, 09:30"), "2026-08-01T09:30:00Z");
  EXPECT_EQ(read("1 juil. 2026, 09:30"), "2026-07-01T09:30:00Z");
  EXPECT_EQ(read("1 giu 2026, 09:30"), "2026-06-01T09:30:00Z");
  EXPECT_EQ(read("24 ene 2026, 09:30"), "2026-01-24T09:30:00Z");
  EXPECT_EQ(read("Fr, 25 Mai 2012 20:31"), "2012-05-25T20:31:00Z");
  EXPECT_EQ(read("mar., 3 févr. 2026, 18:00"), "2026-02-03T18:00:00Z");  // a weekday that a month begins like
  EXPECT_EQ(read("3 lut 2026, 18:00"), "2026-02-03T18:00:00Z");
  EXPECT_EQ(read("3. marrask. 2026 klo 18.00"), "no date");  // a clock has colons
  EXPECT_EQ(read("3. marrask. 2026 klo 18:00"), "2026-11-03T18:00:00Z");
  EXPECT_EQ(read("3 Şub 2026, 18:00"), "2026-02-03T18:00:00Z");
  EXPECT_EQ(read("3 февр. 2026 г., 18:00"), "2026-02-03T18:00:00Z");
  EXPECT_EQ(read("3. 2. 2026 18:00"), "2026-02-03T18:00:00Z");
  EXPECT_EQ(read("21.07.2026, 15:09:27", DateOrder::month_first), "2026-07-21T15:09:27Z");
}

TEST(CsvDate, RefusesWhatIsNoDate) {
  for (const auto* text :
       {"", "a", "2016-10-33 19:30:55", "2021-02-29", "2021-02-10 25:00:00", "2021-02-10 16:46:13 x", "12",
        "Feb 2026", "99/99/99", "2021-02-10 13:00 PM", "3 Foo 2026"})
    EXPECT_EQ(read(text), "no date") << text;
}

TEST(CsvDate, ReadsUnixTimeAndNames) {
  EXPECT_EQ(iso_utc(*read_unix_time("1675889367255")), "2023-02-08T20:49:27.255Z");
  EXPECT_EQ(iso_utc(*read_unix_time("1757865912")), "2025-09-14T16:05:12Z");
  EXPECT_EQ(read_unix_time("12345"), std::nullopt);
  const auto in_name = [](std::string_view name) {
    const auto date = read_date_in_name(name);
    return date ? iso_utc(Instant(date->wall.time_since_epoch())) : std::string("none");
  };
  EXPECT_EQ(in_name("2009_11_28_11_00_00.csv"), "2009-11-28T11:00:00Z");
  EXPECT_EQ(in_name("RR 2017-09-06 06-23-22.txt"), "2017-09-06T06:23:22Z");
  EXPECT_EQ(in_name("20251101T080000_RR.txt"), "2025-11-01T08:00:00Z");
  EXPECT_EQ(in_name("activity_22051343609.csv"), "none");
  EXPECT_EQ(in_name("activity_20190412345.csv"), "none");
  EXPECT_EQ(in_name("rr-plain-text-ms.txt"), "none");
}

TEST(CsvSports, KnowsSportsInManyLanguages) {
  EXPECT_EQ(sport_of("Treadmill Running")->sub_sport, "treadmill");
  EXPECT_EQ(sport_of("Löpning")->sport, "running");
  EXPECT_EQ(sport_of("Styrketräning")->sub_sport, "strength_training");
  EXPECT_EQ(sport_of("Course à pied")->sport, "running");
  EXPECT_EQ(sport_of("Gang")->sport, "walking");
  EXPECT_FALSE(sport_of("Discgolf"));
}

TEST(OtherFormats, AreNamed) {
  const std::pair<std::string_view, const char*> files[] = {
      {"<?xml version=\"1.0\"?>\n<gpx version=\"1.1\">", "other.gpx"},
      {"\xEF\xBB\xBF<?xml version=\"1.0\"?><TrainingCenterDatabase xmlns=\"x\">", "other.tcx"},
      {"<?xml?><kml>", "other.kml"},
      {"<!DOCTYPE html><html>", "other.html"},
      {"<?xml?><foo>", "other.xml"},
      {" {\"activities\": [1]}", "other.json"},
      {"[{\"a\":1}]", "other.json"},
      {"%PDF-1.7", "other.pdf"},
      {"\x89PNG\r\n\x1a\n", "other.picture"},
      {"PK\x03\x04", "other.zip"},
      {"\x1F\x8B\x08", "other.gzip"}};
  for (const auto& [text, code] : files) {
    const auto known = other_format(bytes_of(text));
    ASSERT_TRUE(known) << text;
    EXPECT_EQ(known->code, code);
  }
  for (const auto* text : {"Date,Workout Name", "", "800\n812\n", "[Note] a, b"})
    EXPECT_FALSE(other_format(bytes_of(text))) << text;
}

}  // namespace
}  // namespace freshlegs::csv
