// Every dialect, whatever it is fed: foreign files, cut ones, flipped bytes, columns in another order, huge
// fields.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "csv_content.h"
#include "ingest/csv/dialect.h"
#include "ingest/csv/read_csv.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

namespace fs = std::filesystem;

struct Sample {
  std::string name, text;
};

const std::vector<Sample>& samples() {
  static const auto found = [] {
    std::vector<Sample> list;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(FRESHLEGS_TESTS_DIR) / "cases" / "csv")) {
      if (!entry.is_regular_file() || entry.path().extension() == ".json") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      list.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}});
    }
    std::ranges::sort(list, {}, &Sample::name);
    return list;
  }();
  return found;
}

class Random {
 public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % n;
  }

 private:
  std::uint64_t state_ = 20260301;
};

void expect_sound(const FileContent& content, const std::string& what) {
  EXPECT_EQ(content.status == ReadStatus::ok, !content.reason.has_value()) << what;
  EXPECT_EQ(content.recordings.empty(),
            content.status == ReadStatus::rejected || content.status == ReadStatus::ignored)
      << what;
  for (const auto& r : content.recordings) {
    EXPECT_LE(r.head.start, r.head.end) << what;
    for (const auto& channel : r.samples.channels) EXPECT_EQ(channel.ticks.size(), r.samples.size()) << what;
    EXPECT_EQ(r.rr.interval_ms.size(), r.rr.offset_ms.size()) << what;
  }
}

TEST(CsvRobust, EveryDialectTakesEveryFile) {
  Random random;
  for (const Dialect* dialect : all_dialects())
    for (const auto& sample : samples()) {
      const std::string what = std::string(dialect->name()) + " on " + sample.name;
      expect_sound(read_as(*dialect, sample.text, "2026-01-02_03-04-05.csv"), what);
      std::string text = sample.text.substr(0, sample.text.empty() ? 0 : random.below(sample.text.size()));
      expect_sound(read_as(*dialect, text, "2026-01-02_03-04-05.csv"), what + ", cut");
      for (int i = 0; i < 4 && !text.empty(); ++i)
        text[random.below(text.size())] = static_cast<char>(random.below(256));
      expect_sound(read_as(*dialect, text, "2026-01-02_03-04-05.csv"), what + ", flipped");
    }
}

using Rows = std::vector<std::vector<std::string>>;

std::string written(const Rows& rows, char delimiter) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += (i > 0 ? std::string(1, delimiter) : "") + "\"";
      for (const char c : row[i]) text += c == '"' ? "\"\"" : std::string(1, c);
      text += '"';
    }
    text += '\n';
  }
  return text;
}

/// The table, if it is one: a header of names that do not repeat, above rows no longer than it.
Rows table_of(const std::string& sample, char delimiter) {
  Rows rows;
  const auto text = decode_text(std::as_bytes(std::span(sample)));
  if (!text) return {};
  TableReader table(text->view(), delimiter);
  while (const Row* row = table.next()) rows.emplace_back(row->cells.begin(), row->cells.end());
  if (rows.empty()) return {};
  std::set<std::string> names;
  for (const auto& name : rows[0])
    if (name.empty() || !names.insert(fold(name)).second) return {};
  for (auto& row : rows) {
    if (row.size() > rows[0].size()) return {};
    row.resize(rows[0].size());
  }
  return rows;
}

TEST(CsvRobust, TheOrderOfColumnsDoesNotCount) {
  // These go by place because the format does, or are no table with a header.
  const std::set<std::string> by_place{"motoactv",          "epson",  "polar_flow", "wahoo",
                                       "alpha_progression", "rr_text"};
  Random random;
  std::set<std::string> seen;
  for (const auto& sample : samples()) {
    if (sample.name.find("by_place") != std::string::npos) continue;
    const auto plain = read_csv(std::as_bytes(std::span(sample.text)), sample.name, {});
    if (!plain.dialect || by_place.contains(*plain.dialect)) continue;
    auto rows = table_of(sample.text, find_delimiter(sample.text));
    if (rows.size() < 2 || rows[0].size() < 3 || rows[0][0].starts_with("2")) continue;
    std::vector<std::size_t> order(rows[0].size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random.below(i + 1)]);
    Rows shuffled;
    for (const auto& row : rows) {
      auto& out = shuffled.emplace_back();
      for (const auto i : order) out.push_back(row[i]);
    }
    const auto text = written(shuffled, find_delimiter(sample.text));
    const auto again = read_csv(std::as_bytes(std::span(text)), sample.name, {});
    EXPECT_EQ(again.dialect, plain.dialect) << sample.name;
    EXPECT_EQ(csv_test::describe(again)["recordings"].dump(), csv_test::describe(plain)["recordings"].dump())
        << sample.name;
    seen.insert(*plain.dialect);
  }
  EXPECT_GE(seen.size(), 14U);
}

TEST(CsvRobust, AHugeFieldCostsItsRowAtMost) {
  const std::string huge(1U << 17, 'x');
  for (const auto& sample : samples()) {
    const char delimiter = find_delimiter(sample.text);
    auto rows = table_of(sample.text, delimiter);
    if (rows.size() < 3) continue;
    for (const std::size_t column : {std::size_t{0}, rows[0].size() / 2, rows[0].size() - 1}) {
      auto swollen = rows;
      swollen[1][column] = huge;
      const auto text = written(swollen, delimiter);
      expect_sound(read_csv(std::as_bytes(std::span(text)), sample.name, {}), sample.name);
    }
  }
}

}  // namespace
}  // namespace freshlegs::csv
