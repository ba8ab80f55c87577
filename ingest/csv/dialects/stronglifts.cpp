// StrongLifts 5x5: one row an exercise, its sets side by side in pairs of columns "Set 3 (Reps)", "Set 3
// (KG)".
#include <vector>

#include "ingest/csv/date_text.h"
#include "ingest/csv/dialect.h"
#include "ingest/csv/losses.h"
#include "ingest/csv/number.h"
#include "ingest/csv/table.h"
#include "ingest/csv/units.h"
#include "ingest/csv/workouts.h"

namespace freshlegs::csv {
namespace {

constexpr std::string_view kDate = "Date (yyyy/mm/dd)", kName = "Workout Name", kExercise = "Exercise",
                           kNumber = "Workout", kStart = "Start Time (h:mm)", kEnd = "End Time (h:mm)",
                           kHours = "Duration (hours)";
constexpr std::string_view kRequired[] = {kDate, kExercise, "Set 1 (Reps)"};
constexpr std::string_view kKnown[] = {
    kDate,          kName,          kExercise,      kNumber,        kStart,         kEnd,
    kHours,         "Program Name", "Notes",        "Reps",         "Sets×Reps",    "Sets×Time",
    "Set 1 (Reps)", "Set 2 (Reps)", "Set 3 (Reps)", "Set 4 (Reps)", "Set 5 (Reps)", "Set 6 (Reps)"};

/// Where the columns of one file are.
struct Layout {
  struct SetPair {
    std::size_t reps, weight;
  };
  Header header;
  std::vector<SetPair> sets;
  Unit weight = Unit::kg;

  explicit Layout(std::span<const std::string_view> names) : header(names) {
    for (int n = 1;; ++n) {
      const std::string set = "Set " + std::to_string(n);
      const auto reps = header.find(set + " (Reps)");
      const auto kg = header.find(set + " (KG)"), lb = header.find(set + " (LB)");
      if (!reps || (!kg && !lb)) break;
      if (lb) weight = Unit::lb;
      sets.push_back({*reps, kg ? *kg : *lb});
    }
  }
  [[nodiscard]] std::string_view cell(const Row& row, std::string_view name) const {
    const auto index = header.find(name);
    return index ? row.cell(*index) : std::string_view{};
  }
};

Workout* workout_of(const Layout& layout, const Row& row, Workouts& workouts, Losses& losses) {
  const auto date = layout.cell(row, kDate), clock = layout.cell(row, kStart),
             title = layout.cell(row, kName);
  const std::string key =
      std::string(date) + "|" + std::string(layout.cell(row, kNumber)) + "|" + std::string(clock);
  if (Workout* known = workouts.find(key)) return known;
  const auto day = read_date(date);
  if (!day) {
    losses.row(row.line, "has a date that cannot be read: " + quote(date));
    return nullptr;
  }
  const auto start = read_clock(clock), end = read_clock(layout.cell(row, kEnd));
  Workout* workout = workouts.open(key, start ? Clock::wall : Clock::wall_day_only,
                                   day->wall + start.value_or(Millis(0)), title);
  if (workout == nullptr) return nullptr;
  workout->digest.add(unit_name(layout.weight));
  auto& head = workout->recording.head;
  if (const auto hours = read_number(layout.cell(row, kHours)))
    set_duration(head, *hours * 3600);
  else if (start && end)
    set_duration(head, static_cast<double>((*end - *start).count()) / 1000);
  return workout;
}

void add_sets(const Layout& layout, const Row& row, Workout& workout, Workouts& workouts) {
  for (const auto& pair : layout.sets) {
    const auto reps = read_number(row.cell(pair.reps));
    if (!reps) continue;
    StrengthSet set;
    set.exercise = layout.cell(row, kExercise);
    set.kind = *reps == 0 ? StrengthSet::Kind::failure : StrengthSet::Kind::active;
    set.reps = reps;
    set_measure(set, read_number(row.cell(pair.weight)).value_or(0), layout.weight);
    workouts.add(workout, std::move(set));
  }
}

class StrongLifts final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "stronglifts"; }
  [[nodiscard]] std::string_view app() const override { return "StrongLifts"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    return column_confidence(probe.header, kRequired, kKnown);
  }

  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    const Layout layout(row->cells);
    Workouts workouts(name());
    Losses losses;
    for (row = table.next(); row != nullptr; row = table.next()) {
      workouts.count_row();
      Workout* workout = workout_of(layout, *row, workouts, losses);
      if (workout == nullptr) continue;
      for (const auto cell : row->cells) workout->digest.add(cell);
      add_sets(layout, *row, *workout, workouts);
    }
    losses.unclosed_quotes(table);
    workouts.finish(content);
    losses.report(content);
  }
};

}  // namespace

const Dialect& stronglifts() {
  static const StrongLifts dialect;
  return dialect;
}

}  // namespace freshlegs::csv
