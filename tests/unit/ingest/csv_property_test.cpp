// What must hold for every input: nothing throws, damage stays local, the same session keeps its identity.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "ingest/csv/date_text.h"
#include "ingest/csv/number.h"
#include "ingest/csv/read_csv.h"
#include "ingest/csv/table.h"

namespace freshlegs::csv {
namespace {

namespace fs = std::filesystem;

FileContent read_text(std::string_view text, std::string_view name = "2026-01-02_03-04-05.csv") {
  return read_csv(std::as_bytes(std::span(text)), name, {});
}

std::vector<std::string> samples() {
  std::vector<std::string> texts;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(FRESHLEGS_TESTS_DIR) / "cases" / "csv")) {
    if (!entry.is_regular_file() || entry.path().extension() == ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  std::ranges::sort(texts);
  return texts;
}

RC_GTEST_PROP(CsvProperty, NumbersComeBackFromBothNotations, (int whole, unsigned short thousandths)) {
  char text[64];
  std::snprintf(text, sizeof text, "%d.%03u", whole, thousandths % 1000U);
  const double expected = std::stod(text);
  RC_ASSERT(read_number(text) == expected);
  std::string comma(text);
  comma[comma.find('.')] = ',';
  RC_ASSERT(read_number(comma, Decimal::comma) == expected);
}

RC_GTEST_PROP(CsvProperty, ReadersTakeAnyText, (const std::string& text)) {
  (void)read_number(text);
  (void)read_duration_s(text);
  (void)read_date(text);
  (void)read_clock(text);
  (void)read_unix_time(text);
  (void)read_date_in_name(text);
  TableReader table(text, ';');
  std::size_t cells = 0;
  while (const Row* row = table.next()) cells += row->cells.size();
  RC_ASSERT(cells <= 4 * (text.size() + 1));
}

/// Rows with the lines they begin on, as one lane reads them.
std::vector<std::string> rows_by(TableReader::Lane lane, std::string_view text, char delimiter) {
  std::vector<std::string> rows;
  TableReader table(text, delimiter, lane);
  while (const Row* row = table.next()) {
    std::string line = std::to_string(row->line);
    for (const auto cell : row->cells) line.append("|").append(cell);
    rows.push_back(std::move(line));
  }
  for (const auto line : table.unclosed_quotes()) rows.push_back("open " + std::to_string(line));
  return rows;
}

RC_GTEST_PROP(CsvProperty, BothLanesOfTheTableReadTheSame, ()) {
  const auto signs = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,;\"\"\"\n\r\t ")));
  for (const char delimiter : {',', ';', '\t'})
    RC_ASSERT(rows_by(TableReader::Lane::quick, signs, delimiter) ==
              rows_by(TableReader::Lane::careful, signs, delimiter));
}

TEST(CsvProperty, BothLanesReadEverySampleTheSame) {
  for (const auto& text : samples())
    for (const char delimiter : {',', ';'})
      EXPECT_EQ(rows_by(TableReader::Lane::quick, text, delimiter),
                rows_by(TableReader::Lane::careful, text, delimiter));
}

TEST(CsvProperty, EveryPrefixOfEverySampleIsReadWithoutHarm) {
  for (const auto& text : samples())
    for (std::size_t size = 0; size <= text.size(); size += 1 + text.size() / 60) {
      const auto content = read_text(std::string_view(text).substr(0, size));
      EXPECT_EQ(content.status == ReadStatus::ok, !content.reason.has_value());
      EXPECT_EQ(content.recordings.empty(),
                content.status == ReadStatus::rejected || content.status == ReadStatus::ignored);
    }
}

TEST(CsvProperty, AnyByteMayFlip) {
  std::uint32_t state = 12345;
  const auto random = [&](std::size_t n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % n;
  };
  for (const auto& text : samples())
    for (int round = 0; round < 30 && !text.empty(); ++round) {
      std::string flipped = text;
      for (int i = 0; i < 1 + round % 4; ++i)
        flipped[random(flipped.size())] = static_cast<char>(random(256));
      const auto content = read_text(flipped);
      EXPECT_EQ(content.status == ReadStatus::ok, !content.reason.has_value());
    }
}

constexpr std::string_view kHead =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n";
constexpr std::string_view kMonday =
    "2026-03-02 18:04:11,Legs,1h,Squat,1,100.0,5,0,0\n2026-03-02 18:04:11,Legs,1h,Squat,2,100.0,5,0,0\n";

TEST(CsvIdentity, ASessionIsTheSameInALaterExport) {
  const auto early = read_text(std::string(kHead) + std::string(kMonday));
  const auto late = read_text(std::string(kHead) + "2026-03-09 18:00:00,Legs,1h,Squat,1,110.0,5,0,0\n" +
                              std::string(kMonday));
  ASSERT_EQ(early.recordings.size(), 1U);
  ASSERT_EQ(late.recordings.size(), 2U);
  EXPECT_EQ(early.recordings[0].head.hash, late.recordings[0].head.hash);
  EXPECT_EQ(early.recordings[0].head.cumulative->session, late.recordings[0].head.cumulative->session);
  EXPECT_LT(early.recordings[0].head.cumulative->export_newest_ms,
            late.recordings[0].head.cumulative->export_newest_ms);
  EXPECT_EQ(late.recordings[0].head.cumulative->export_rows, 3);
}

TEST(CsvIdentity, QuotingAndColumnOrderDoNotCountButEditsAndUnitsDo) {
  const auto plain = read_text(std::string(kHead) + std::string(kMonday)).recordings[0].head;
  const auto quoted = read_text(
                          "Workout Name,Date,Exercise Name,Set Order,Duration,Weight,Reps,Distance,Seconds\n"
                          "\"Legs\",2026-03-02 18:04:11,Squat,1,1h,100.0,5,0,0\n\"Legs\",2026-03-02 "
                          "18:04:11,\"Squat\",2,1h,100.0,5,0,0\n")
                          .recordings[0]
                          .head;
  EXPECT_EQ(plain.hash, quoted.hash);
  std::string edited(kMonday);
  edited.replace(edited.find("100.0"), 5, "102.5");
  const auto changed = read_text(std::string(kHead) + edited).recordings[0].head;
  EXPECT_NE(plain.hash, changed.hash);
  EXPECT_EQ(plain.cumulative->session, changed.cumulative->session);
  const std::string text = std::string(kHead) + std::string(kMonday);
  const auto pounds = read_csv(std::as_bytes(std::span(text)), "", {.unstated_weight_lb = true});
  EXPECT_NE(plain.hash, pounds.recordings[0].head.hash);
  EXPECT_NEAR(*pounds.recordings[0].sets[0].weight_kg, 45.359237, 1e-9);
}

TEST(CsvIdentity, ARenamedSessionKeepsItsKey) {
  std::string renamed(kMonday);
  for (auto at = renamed.find("Legs"); at != std::string::npos; at = renamed.find("Legs"))
    renamed.replace(at, 4, "Quads");
  EXPECT_EQ(read_text(std::string(kHead) + std::string(kMonday)).recordings[0].head.cumulative->session,
            read_text(std::string(kHead) + renamed).recordings[0].head.cumulative->session);
}

}  // namespace
}  // namespace freshlegs::csv
