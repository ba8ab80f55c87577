// The athlete's own table, one row a day or a run: "date,time,rpe,soreness,pain,where,illness,sleep,stress,
// eating,mood", any of them, in any order. Sleep is in hours, the rest 0 to 10; illness may be yes or no.
#include <algorithm>
#include <array>
#include <optional>

#include "ingest/csv/date_text.h"
#include "ingest/csv/dialect.h"
#include "ingest/csv/losses.h"
#include "ingest/csv/number.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"
#include "ingest/csv/workouts.h"

namespace freshlegs::csv {
namespace {

using Kind = Measurement::Kind;

struct Column {
  std::string_view name;
  Kind kind;
};
constexpr std::array<Column, 8> kSaid{{{"rpe", Kind::session_rpe},
                                       {"soreness", Kind::soreness},
                                       {"pain", Kind::pain},
                                       {"illness", Kind::sickness},
                                       {"sleep", Kind::sleep_s},
                                       {"stress", Kind::stress},
                                       {"eating", Kind::vendor_score},  // a series of its own, by its origin
                                       {"mood", Kind::mood}}};
constexpr double kHighest = 10, kLongestSleep_h = 24;

bool is_said(std::string_view name) { return std::ranges::find(kSaid, name, &Column::name) != kSaid.end(); }
bool is_frame(std::string_view name) { return name == "date" || name == "time" || name == "where"; }

std::optional<double> number_of(std::string_view cell) {
  const auto point = read_number(cell);
  return point ? point : read_number(cell, Decimal::comma);
}

/// Seconds for sleep ("7.5", "7:30"), else 0 to 10; yes and no for what is there or not.
std::optional<double> value_of(Kind kind, std::string_view cell) {
  if (kind == Kind::sleep_s) {
    auto hours = number_of(cell);
    if (const auto clock = read_clock(cell); !hours && clock)
      hours = static_cast<double>(clock->count()) / 3.6e6;
    if (!hours || *hours < 0 || *hours > kLongestSleep_h) return std::nullopt;
    return *hours * 3600;
  }
  const auto word = fold(cell);
  if (kind == Kind::sickness && (word == "yes" || word == "y")) return 5;
  if (kind == Kind::sickness && (word == "no" || word == "n")) return 0;
  const auto number = number_of(cell);
  return number && *number >= 0 && *number <= kHighest ? number : std::nullopt;
}

class Reader {
 public:
  explicit Reader(Header header) : header_(std::move(header)) {}

  void read(const Row& row, DateOrder order) {
    notes_.count_row();
    const auto said = measure(row);
    if (said.empty()) return;
    auto when = read_date(cell("date", row), order);
    if (!when) return losses_.row(row.line, "has no date that can be read");
    if (const auto clock = read_clock(cell("time", row)); clock && !when->has_clock) {
      when->wall += *clock;
      when->has_clock = true;
    }
    const std::string key = std::to_string(when->wall.time_since_epoch().count());
    if (notes_.find(key) != nullptr)
      return losses_.row(row.line, "speaks of the same moment as a row before; give both a time");
    Workout* note = notes_.open(key, Clock::wall, when->wall, "");
    if (note == nullptr) return;
    auto& head = note->recording.head;
    head.sport.clear();
    head.sub_sport.clear();
    head.end_known = true;
    head.clock = when->offset ? Clock::utc : when->has_clock ? Clock::wall : Clock::wall_day_only;
    if (when->offset) head.start = head.end = instant_of(when->wall, *when->offset);
    head.device.manufacturer = "notes";
    if (const auto where = cell("where", row); !where.empty()) head.title = std::string(where);
    for (const auto& column : kSaid) note->digest.add(cell(column.name, row));
    note->digest.add(cell("where", row));
    note->digest.add(iso_utc(head.start));
    note->recording.measurements = said;
  }

  void finish(const TableReader& table, FileContent& content) {
    losses_.unclosed_quotes(table);
    notes_.finish(content);
    losses_.report(content);
  }

 private:
  [[nodiscard]] std::string_view cell(std::string_view name, const Row& row) const {
    const auto index = header_.find(name);
    return index ? row.cell(*index) : std::string_view{};
  }

  [[nodiscard]] std::vector<Measurement> measure(const Row& row) {
    std::vector<Measurement> found;
    for (const auto& column : kSaid) {
      const auto text = cell(column.name, row);
      if (text.empty()) continue;
      if (const auto value = value_of(column.kind, text))
        found.push_back({column.kind, 0, *value, column.kind == Kind::vendor_score ? "notes eating" : "notes"});
      else
        losses_.cell(row.line, column.name, text);
    }
    return found;
  }

  Header header_;
  Workouts notes_{"notes"};
  Losses losses_;
};

class Notes final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "notes"; }
  [[nodiscard]] std::string_view app() const override { return "your own notes"; }
  /// Names this short stand in many tables: only one that holds nothing else is a page of notes.
  [[nodiscard]] double confidence(const Probe& probe) const override {
    const auto& names = probe.header.names();
    if (!probe.header.has("date") || !std::ranges::any_of(names, is_said)) return 0;
    return std::ranges::all_of(names, [](const auto& n) { return is_said(n) || is_frame(n); }) ? 1 : 0;
  }
  void read(const Input& input, FileContent& content) const override {
    DateOrderVote vote;
    for_each_row(input, [&](const Header& header, const Row& row) {
      if (const auto date = header.find("date")) vote.see(row.cell(*date));
    });
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    Reader reader{Header(row->cells)};
    for (row = table.next(); row != nullptr; row = table.next())
      reader.read(*row, vote.verdict(DateOrder::day_first));
    reader.finish(table, content);
  }

 private:
  template <class See>
  static void for_each_row(const Input& input, See see) {
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    const Header header(row->cells);
    for (row = table.next(); row != nullptr; row = table.next()) see(header, *row);
  }
};

}  // namespace

const Dialect& notes() {
  static const Notes dialect;
  return dialect;
}

}  // namespace freshlegs::csv
