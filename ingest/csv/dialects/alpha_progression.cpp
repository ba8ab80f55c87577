// Alpha Progression: blocks without a header row. A line with name, start and length opens a session, a lone
// cell opens an exercise, a line that begins with # names the columns of the sets beneath.
#include "ingest/csv/date_text.h"
#include "ingest/csv/dialect.h"
#include "ingest/csv/losses.h"
#include "ingest/csv/number.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"
#include "ingest/csv/units.h"
#include "ingest/csv/workouts.h"

namespace freshlegs::csv {
namespace {

bool opens_session(std::string_view start, std::string_view length) {
  return read_date(start).has_value() && (fold(length).ends_with("hr") || fold(length).ends_with("h"));
}

/// "1:02 hr" in seconds.
std::optional<double> length_of(std::string_view text) {
  const auto clock = read_clock(text.substr(0, text.find(' ')));
  return clock ? std::optional(static_cast<double>(clock->count()) / 1000) : std::nullopt;
}

/// "1. Squats · Barbell · 8 reps" -> Squats · Barbell.
std::string exercise_of(std::string_view text) {
  const auto point = text.find(". ");
  if (point != std::string_view::npos && point <= 3) text.remove_prefix(point + 2);
  const auto last = text.rfind(" · ");
  if (last != std::string_view::npos && fold(text).ends_with("reps")) text = text.substr(0, last);
  return std::string(trim(text));
}

class Reader {
 public:
  explicit Reader(std::string_view dialect) : workouts_(dialect) {}

  void read(const Row& row) {
    const std::string_view first = row.cell(0);
    workouts_.count_row();
    if (row.cells.size() == 3 && opens_session(row.cell(1), row.cell(2))) return open(row);
    if (workout_ == nullptr) return losses_.row(row.line, "stands before any session");
    for (const auto cell : row.cells) workout_->digest.add(cell);
    if (row.cells.size() == 1) {
      exercise_ = exercise_of(first);
    } else if (first == "#") {
      columns_ = Header(row.cells);
    } else {
      add_set(row);
    }
  }

  void finish(const TableReader& table, FileContent& content) {
    losses_.unclosed_quotes(table);
    workouts_.finish(content);
    losses_.report(content);
  }

 private:
  void open(const Row& row) {
    const auto start = read_date(row.cell(1));
    const std::string key = std::string(row.cell(1)) + "|" + std::string(row.cell(0));
    workout_ = workouts_.find(key);
    if (workout_ == nullptr)
      workout_ = workouts_.open(key, start->has_clock ? Clock::wall : Clock::wall_day_only, start->wall,
                                row.cell(0));
    if (workout_ == nullptr) return;
    for (const auto cell : row.cells) workout_->digest.add(cell);
    if (const auto length = length_of(row.cell(2))) set_duration(workout_->recording.head, *length);
  }

  [[nodiscard]] std::optional<double> number(const Row& row, std::string_view column) const {
    const auto index = columns_.find(column);
    return index ? read_number(row.cell(*index), Decimal::comma) : std::nullopt;
  }

  void add_set(const Row& row) {
    if (exercise_.empty()) return losses_.row(row.line, "is a set of no exercise");
    StrengthSet set;
    set.exercise = exercise_;
    set.kind = fold(row.cell(0)).starts_with('w') ? StrengthSet::Kind::warm_up : StrengthSet::Kind::active;
    set.reps = number(row, "REPS");
    set_measure(set, number(row, "KG").value_or(0), Unit::kg);
    set_measure(set, number(row, "LB").value_or(0), Unit::lb);
    // Repetitions in reserve: RPE = 10 - RIR (Zourdos 2016, doi 10.1519/JSC.0000000000001049).
    if (const auto rir = number(row, "RIR"); rir && *rir >= 0 && *rir < 10) set.rpe = 10 - *rir;
    workouts_.add(*workout_, std::move(set));
  }

  Workouts workouts_;
  Losses losses_;
  Workout* workout_ = nullptr;
  std::string exercise_;
  Header columns_;
};

class AlphaProgression final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "alpha_progression"; }
  [[nodiscard]] std::string_view app() const override { return "Alpha Progression"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    const bool session = probe.delimiter == ';' && !probe.rows.empty() && probe.rows[0].size() == 3 &&
                         opens_session(probe.cell(0, 1), probe.cell(0, 2));
    return session ? 0.9 : 0;
  }
  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, input.delimiter);
    Reader reader(name());
    for (const Row* row = table.next(); row != nullptr; row = table.next()) reader.read(*row);
    reader.finish(table, content);
  }
};

}  // namespace

const Dialect& alpha_progression() {
  static const AlphaProgression dialect;
  return dialect;
}

}  // namespace freshlegs::csv
