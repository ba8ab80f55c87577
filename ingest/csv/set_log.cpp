#include "ingest/csv/set_log.h"

#include <algorithm>
#include <cmath>

#include "ingest/csv/losses.h"
#include "ingest/csv/set_columns.h"
#include "ingest/csv/text.h"
#include "ingest/csv/units.h"
#include "ingest/csv/workouts.h"

namespace freshlegs::csv {
namespace {

/// Reads one file of a strength log.
class SetLogReader {
 public:
  SetLogReader(const SetLogSpec& spec, const Header& header, bool header_row, const Input& input,
               FileContent& content)
      : spec_(spec),
        columns_(header, spec.columns),
        notation_(input, columns_, header_row, spec.decimal, spec.date_order),
        options_(input.options),
        content_(content),
        workouts_(spec.name) {}

  void read(const Row& row) {
    workouts_.count_row();
    Workout* workout = workout_of(row);
    if (workout == nullptr) return;
    add_to_digest(*workout, row);
    StrengthSet set;
    if (!read_kind(row, set)) return;
    set.exercise = columns_.cell(SetField::exercise, row);
    if (set.exercise.empty()) return losses_.row(row.line, "names no exercise");
    read_measures(row, set);
    read_muscles(row, set);
    read_set_clock(row, *workout, set);
    for (double n = sets_of(row); n > 1; --n) workouts_.add(*workout, set);
    workouts_.add(*workout, std::move(set));
  }

  void finish(const TableReader& table) {
    losses_.unclosed_quotes(table);
    workouts_.finish(content_);
    weights_.report(options_.unstated_weight_lb, content_);
    losses_.report(content_);
  }

 private:
  Workout* workout_of(const Row& row) {
    const auto start_text = columns_.cell(SetField::start, row), title = columns_.cell(SetField::title, row);
    key_.assign(start_text).append("\x1f").append(title);
    if (Workout* known = workouts_.find(key_)) return known;
    auto start = read_date(start_text, notation_.date_order());
    if (!start) {
      losses_.row(row.line, start_text.empty() ? "has no date"
                                               : "has a date that cannot be read: " + quote(start_text));
      return nullptr;
    }
    const auto set_clock = read_clock(columns_.cell(SetField::set_clock, row));
    if (set_clock && !start->has_clock) start->wall += *set_clock;
    const bool clocked = start->has_clock || set_clock;
    Workout* workout = workouts_.open(key_, clocked ? Clock::wall : Clock::wall_day_only, start->wall, title);
    if (workout != nullptr) read_span(row, *workout);
    return workout;
  }

  void read_span(const Row& row, Workout& workout) {
    auto& head = workout.recording.head;
    for (const auto field : {SetField::weight, SetField::distance})
      for (const auto& bound : columns_.all(field))
        workout.digest.add(unit_name(unit_in_force(bound.column->unit, field)));
    if (const auto end = read_date(columns_.cell(SetField::end, row), notation_.date_order());
        end && end->has_clock)
      set_duration(head,
                   std::chrono::duration<double>(Instant(end->wall.time_since_epoch()) - head.start).count());
    if (const auto seconds = read_duration_s(columns_.cell(SetField::duration, row));
        seconds && !head.end_known)
      set_duration(head, *seconds);
  }

  [[nodiscard]] Unit unit_in_force(Unit unit, SetField field) const {
    if (unit != Unit::unstated) return unit;
    if (field == SetField::weight) return options_.unstated_weight_lb ? Unit::lb : Unit::kg;
    return options_.unstated_distance_mi ? Unit::mi : Unit::km;
  }

  void add_to_digest(Workout& workout, const Row& row) const {
    for (std::size_t field = 0; field < kSetFields; ++field)
      workout.digest.add(columns_.cell(static_cast<SetField>(field), row));
  }

  /// How many equal sets the row stands for.
  [[nodiscard]] double sets_of(const Row& row) {
    constexpr double kMost = 100;
    const auto n = columns_.has(SetField::sets) ? number(SetField::sets, row) : std::nullopt;
    return n ? std::clamp(std::round(*n), 1.0, kMost) : 1;
  }

  /// False for a row that is no set of this workout.
  bool read_kind(const Row& row, StrengthSet& set) const {
    if (const auto skipped = columns_.cell(SetField::skipped, row);
        !skipped.empty() && is_one_of(plain(skipped), plain(spec_.yes)))
      return false;
    for (const auto field : {SetField::kind, SetField::order}) {
      const auto word = columns_.cell(field, row);
      if (word.empty() || (word.front() >= '0' && word.front() <= '9')) continue;
      const std::string folded = fold(word);
      const auto it =
          std::ranges::find_if(spec_.kinds, [&](const KindWord& k) { return fold(k.word) == folded; });
      if (it == spec_.kinds.end()) continue;
      set.kind = it->kind;
      return !it->leave_out;
    }
    return true;
  }

  std::optional<double> number(SetField field, const Row& row) {
    const auto* bound = columns_.filled(field, row);
    if (bound == nullptr) return std::nullopt;
    const auto cell = row.cell(bound->index);
    const auto read = notation_.read(field, cell);
    if (read && read->unit.empty()) return read->value;
    if (!is_dash(cell)) losses_.cell(row.line, bound->column->name, cell);
    return std::nullopt;
  }

  void read_measures(const Row& row, StrengthSet& set) {
    set.rpe = number(SetField::rpe, row);
    if (const auto rir = number(SetField::rir, row); rir && !set.rpe && *rir >= 0 && *rir <= 10)
      set.rpe = 10 - *rir;
    if (set.rpe && !(*set.rpe > 0 && *set.rpe <= 10)) set.rpe.reset();
    read_quantity(SetField::reps, row, set);
    read_quantity(SetField::seconds, row, set);
    read_quantity(SetField::weight, row, set);
    read_quantity(SetField::distance, row, set);
    // A zero beside another measure is a cell the app had to fill, alone it is a set that failed.
    if (set.reps == 0.0 && (set.duration_ms || set.distance_m)) set.reps.reset();
  }

  /// One cell, its unit from the cell itself, the column beside it, the column name or the configuration.
  void read_quantity(SetField field, const Row& row, StrengthSet& set) {
    const auto* bound = columns_.filled(field, row);
    if (bound == nullptr) return;
    const auto cell = row.cell(bound->index);
    if (field == SetField::seconds) {
      const auto seconds = read_duration_s(cell, notation_.decimal(field));
      if (!seconds && !is_dash(cell)) losses_.cell(row.line, bound->column->name, cell);
      if (seconds) set_length(set, *seconds);
      return;
    }
    const auto read = notation_.read(field, cell);
    if (!read || (bound->column->unit != Unit::in_cell && !read->unit.empty())) {
      if (!is_dash(cell)) losses_.cell(row.line, bound->column->name, cell);
      return;
    }
    if (field == SetField::reps) return read_repetitions(*read, cell, set);
    const auto beside =
        columns_.cell(field == SetField::weight ? SetField::weight_unit : SetField::distance_unit, row);
    const Unit stated = stated_unit(read->unit.empty() ? beside : read->unit, bound->column->unit);
    if (stated == Unit::unstated && field == SetField::weight) weights_.see(read->value);
    set_measure(set, read->value, unit_in_force(stated, field));
  }

  /// "20 ripetizioni", but also "45 s" or "1:30 min" in a column that holds either.
  void read_repetitions(const NumberWithUnit& read, std::string_view cell, StrengthSet& set) {
    if (cell.find(':') != std::string_view::npos || is_time_unit(read.unit)) {
      const auto clock = cell.substr(0, cell.find(' '));
      if (const auto seconds =
              cell.find(':') != std::string_view::npos ? read_duration_s(clock) : read_duration_s(cell))
        set_length(set, *seconds);
    } else if (read.value >= 0) {
      set.reps = read.value;
    }
  }

  void read_muscles(const Row& row, StrengthSet& set) const {
    for (const auto& bound : columns_.all(SetField::muscles)) {
      auto cell = row.cell(bound.index);
      while (!cell.empty() && set.muscles.size() < 16) {
        const auto comma = std::min(cell.find(','), cell.size());
        if (const auto muscle = trim(cell.substr(0, comma)); !muscle.empty())
          set.muscles.emplace_back(muscle);
        cell.remove_prefix(std::min(comma + 1, cell.size()));
      }
    }
  }

  /// A workout whose sets carry clocks spans them; sets are placed from its first one.
  void read_set_clock(const Row& row, Workout& workout, StrengthSet& set) {
    const auto clock = read_clock(columns_.cell(SetField::set_clock, row));
    auto& head = workout.recording.head;
    if (!clock || head.clock != Clock::wall) return;
    const auto day = std::chrono::floor<date::days>(head.start);
    Instant at = day + *clock;
    if (head.start - at > std::chrono::hours(12)) at += date::days(1);  // past midnight
    if (at - head.start > std::chrono::hours(12)) return;
    set.offset_ms = static_cast<std::int32_t>((at - head.start).count());
    head.end = std::max(head.end, at);
    head.end_known = head.end > head.start;
  }

  const SetLogSpec& spec_;
  SetColumns columns_;
  SetNotation notation_;
  ReadOptions options_;
  FileContent& content_;
  Workouts workouts_;
  Losses losses_;
  UnstatedWeights weights_;
  std::string key_;
};

Header headerless_header(const SetLogSpec& spec) { return Header(spec.headerless); }

/// A first row that is data already: a date where the date belongs and a unit where the unit belongs.
bool is_headerless(const SetLogSpec& spec, std::span<const std::string_view> first) {
  if (spec.headerless.empty() || first.size() != spec.headerless.size()) return false;
  const SetColumns columns(headerless_header(spec), spec.columns);
  const Row row{1, first};
  return read_date(columns.cell(SetField::start, row), spec.date_order) &&
         mass_unit(columns.cell(SetField::weight_unit, row)) != Unit::none;
}

/// Whether the first data row has a date of this dialect; a header alone is given the benefit of the doubt.
bool dates_fit(const SetLogSpec& spec, const Probe& probe) {
  if (probe.rows.size() < 2) return true;
  const std::vector<std::string_view> cells(probe.rows[1].begin(), probe.rows[1].end());
  const SetColumns columns(probe.header, spec.columns);
  const auto cell = columns.cell(SetField::start, Row{2, cells});
  return read_date(cell, DateOrder::day_first) || read_date(cell, DateOrder::month_first);
}

}  // namespace

double SetLog::confidence(const Probe& probe) const {
  if (probe.rows.empty()) return 0;
  const std::vector<std::string_view> first(probe.rows[0].begin(), probe.rows[0].end());
  if (is_headerless(spec_, first)) return 0.8;
  std::vector<std::string_view> known;
  for (const auto& column : spec_.columns) known.push_back(column.name);
  const double by_columns = column_confidence(probe.header, spec_.required, known);
  return by_columns >= kRecognised && !dates_fit(spec_, probe) ? kRecognised : by_columns;
}

void SetLog::read(const Input& input, FileContent& content) const {
  TableReader table(input.text, input.delimiter);
  const Row* row = table.next();
  if (row == nullptr) return;
  const bool headerless = is_headerless(spec_, row->cells);
  SetLogReader reader(spec_, headerless ? headerless_header(spec_) : Header(row->cells), !headerless, input,
                      content);
  if (!headerless) row = table.next();
  for (; row != nullptr; row = table.next()) reader.read(*row);
  reader.finish(table);
}

}  // namespace freshlegs::csv
