#include "ingest/csv/activity_list.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/csv/date_text.h"
#include "ingest/csv/losses.h"
#include "ingest/csv/number.h"
#include "ingest/csv/sports.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"
#include "ingest/csv/units.h"
#include "ingest/csv/workouts.h"

namespace freshlegs::csv {
namespace {

using enum ActivityField;
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

/// Largest value a person's activity can have, by which a decimal comma is told from a thousands comma.
double largest(ActivityField field) {
  switch (field) {
    case distance:
      return 1000;
    case step_length:
      return 3;
    case vertical_ratio:
      return 40;
    case vertical_oscillation:
      return 30;
    case rpe:
      return 10;
    default:
      return 1e5;
  }
}

class Columns {
 public:
  Columns(const Header& header, std::span<const ActivityColumn> columns) {
    index_.fill(kNoColumn);
    for (const auto& column : columns)
      if (const auto found = header.find(column.name, column.nth); found && index(column.field) == kNoColumn)
        index_[static_cast<std::size_t>(column.field)] = *found;
  }
  [[nodiscard]] std::size_t index(ActivityField field) const {
    return index_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] bool has(ActivityField field) const { return index(field) != kNoColumn; }
  [[nodiscard]] std::string_view cell(ActivityField field, const Row& row) const {
    return has(field) ? row.cell(index(field)) : std::string_view{};
  }
  [[nodiscard]] std::size_t count() const {
    return kActivityFields - static_cast<std::size_t>(std::ranges::count(index_, kNoColumn));
  }

 private:
  std::array<std::size_t, kActivityFields> index_{};
};

/// What the whole file says about its own notation.
struct Notation {
  Decimal decimal = Decimal::point;
  bool miles = false;
  bool miles_known = false;
};

/// Distance over steps times stride is 1 when it is in km; in miles .62, or .19 with the stride in feet.
/// A temperature above 55 degrees can only be Fahrenheit, which goes with miles.
void vote_unit(const Columns& columns, const Row& row, Decimal decimal, int& km, int& mi) {
  if (const auto degrees = read_number(columns.cell(temperature, row), decimal); degrees && *degrees > 55)
    ++mi;
  const auto d = read_number(columns.cell(distance, row), decimal),
             stride = read_number(columns.cell(step_length, row), decimal);
  const auto cadence_spm = read_number(columns.cell(cadence, row), decimal);
  const auto seconds = read_duration_s(columns.cell(timer, row));
  if (!d || !stride || !cadence_spm || !seconds || *d <= 0 || *stride <= 0 || *cadence_spm <= 0 ||
      *seconds < 300)
    return;
  const double ratio = *d * 1000 / (*stride * *cadence_spm * *seconds / 60);
  if (ratio > 0.85 && ratio < 1.2) ++km;
  if ((ratio > 0.53 && ratio < 0.72) || (ratio > 0.16 && ratio < 0.23)) ++mi;
}

Notation notation_of(const Input& input, const Columns& columns) {
  Notation notation;
  notation.miles = input.options.unstated_distance_mi;
  DecimalVote vote;
  TableReader first(input.text, input.delimiter);
  first.next();
  while (const Row* row = first.next())
    for (const auto field : {distance, step_length, vertical_ratio, vertical_oscillation, rpe})
      vote.see(columns.cell(field, *row), largest(field));
  notation.decimal = vote.verdict();
  int km = 0, mi = 0;
  TableReader second(input.text, input.delimiter);
  second.next();
  while (const Row* row = second.next()) vote_unit(columns, *row, notation.decimal, km, mi);
  if (km != mi) notation.miles = mi > km, notation.miles_known = true;
  return notation;
}

class Reader {
 public:
  Reader(const ActivityListSpec& spec, const Columns& columns, const Input& input)
      : spec_(spec), columns_(columns), notation_(notation_of(input, columns)), activities_(spec.name) {}

  void read(const Row& row) {
    activities_.count_row();
    const auto start_text = columns_.cell(start, row), word = columns_.cell(sport, row),
               name = columns_.cell(title, row);
    const auto at = read_date(start_text, DateOrder::month_first);
    if (!at)
      return losses_.row(row.line, start_text.empty()
                                       ? "has no date"
                                       : "has a date that cannot be read: " + quote(start_text));
    const std::string key = std::string(start_text) + "\x1f" + std::string(word) + "\x1f" + std::string(name);
    if (activities_.find(key) != nullptr) return void(++repeated_);
    Workout* activity =
        activities_.open(key, at->has_clock ? spec_.clock : Clock::wall_day_only, at->wall, name);
    if (activity == nullptr) return;
    for (std::size_t field = 0; field < kActivityFields; ++field)
      activity->digest.add(columns_.cell(static_cast<ActivityField>(field), row));
    activity->digest.add(notation_.miles ? "mi" : "km");
    read_sport(word, activity->recording.head);
    read_summary(row, activity->recording.head);
  }

  void finish(const TableReader& table, FileContent& content) {
    losses_.unclosed_quotes(table);
    activities_.finish(content);
    if (repeated_ > 0)
      content.notes.push_back(
          {"csv.repeated", repeated_, counted(repeated_, "activity row") + " stood twice in the list."});
    if (unknown_sports_ > 0)
      content.notes.push_back({"csv.sport", unknown_sports_,
                               counted(unknown_sports_, "row") +
                                   " of an activity type that is not known, the first " +
                                   quote(unknown_sport_) + "."});
    if (!notation_.miles_known && distances_ > 0)
      content.notes.push_back(
          {"csv.unit_assumed", distances_,
           std::string("The file does not say whether distances are km or miles; they were read as ") +
               (notation_.miles ? "miles" : "km") + ", as configured."});
    losses_.report(content);
  }

 private:
  void read_sport(std::string_view word, RecordingHead& head) {
    const auto known = sport_of(word);
    if (!known && unknown_sports_++ == 0) unknown_sport_ = word;
    head.sport = known ? known->sport : "generic";
    head.sub_sport = known ? known->sub_sport : "generic";
  }

  [[nodiscard]] std::optional<double> number(ActivityField field, const Row& row) const {
    return read_number(columns_.cell(field, row), notation_.decimal);
  }
  /// Dynamics and heart rate are never 0: an unmeasured one is "--", empty or 0.
  [[nodiscard]] std::optional<double> positive(ActivityField field, const Row& row, double scale = 1) const {
    const auto value = number(field, row);
    return value && *value > 0 ? std::optional(*value * scale) : std::nullopt;
  }

  void read_summary(const Row& row, RecordingHead& head) {
    auto& s = head.summary;
    s.timer_s = read_duration_s(columns_.cell(timer, row));
    s.elapsed_s = read_duration_s(columns_.cell(elapsed, row));
    if (!s.elapsed_s || (s.timer_s && *s.elapsed_s < *s.timer_s)) s.elapsed_s = s.timer_s;
    if (s.elapsed_s && *s.elapsed_s > 0) {
      head.end = head.start + Millis(std::llround(*s.elapsed_s * 1000));
      head.end_known = true;
    }
    s.distance_m = distance_of(row, head);
    s.calories_kcal = positive(calories, row);
    s.avg_heart_rate_bpm = positive(avg_heart_rate, row);
    s.max_heart_rate_bpm = positive(max_heart_rate, row);
    const double metres = columns_.has(distance) && !columns_.has(distance_m) && notation_.miles ? 0.3048 : 1;
    if (const auto up = number(ascent, row)) s.ascent_m = *up * metres;
    if (const auto down = number(descent, row)) s.descent_m = *down * metres;
    read_speed(row, head);
    read_dynamics(row, head);
  }

  std::optional<double> distance_of(const Row& row, const RecordingHead& head) {
    if (const auto m = positive(distance_m, row)) return m;
    // Pools are measured in metres whatever the account says, with thousands grouped.
    if (head.sub_sport == "lap_swimming") return read_number(columns_.cell(distance, row));
    const auto d = positive(distance, row);
    if (!d) return std::nullopt;
    ++distances_;
    return notation_.miles ? metres_of_miles(*d).value() : *d * 1000;
  }

  void read_speed(const Row& row, RecordingHead& head) const {
    const bool on_foot = head.sport == "running" || head.sport == "walking" || head.sport == "hiking";
    auto& s = head.summary;
    s.avg_cadence_spm = positive(cadence, row);
    if (!s.avg_cadence_spm) s.avg_cadence_spm = positive(cadence_rpm, row, on_foot ? 2 : 1);
    s.avg_speed_mps = positive(speed_mps, row);
    const auto cell = columns_.cell(speed, row);
    const double unit_m = notation_.miles ? 1609.344 : 1000;
    if (s.avg_speed_mps || cell.empty()) return;
    if (cell.find(':') == std::string_view::npos) {
      s.avg_speed_mps = positive(speed, row, unit_m / 3600);
    } else if (const auto pace = read_duration_s(cell); pace && *pace > 0 && on_foot) {
      s.avg_speed_mps = unit_m / *pace;
    }
  }

  void read_dynamics(const Row& row, RecordingHead& head) const {
    auto& s = head.summary;
    s.avg_step_length_mm = positive(step_length, row, 1000);
    s.avg_vertical_ratio_pct = positive(vertical_ratio, row);
    s.avg_vertical_oscillation_mm = positive(vertical_oscillation, row, 10);
    s.avg_stance_time_ms = positive(contact_time, row);
    s.rpe = positive(rpe, row);
    const auto left = read_number_with_unit(columns_.cell(balance, row), notation_.decimal);
    if (left && left->value > 0 && left->value < 100) s.avg_stance_time_balance_pct = left->value;
  }

  const ActivityListSpec& spec_;
  const Columns& columns_;
  Notation notation_;
  Workouts activities_;
  Losses losses_;
  std::uint64_t repeated_ = 0, unknown_sports_ = 0, distances_ = 0;
  std::string unknown_sport_;
};

}  // namespace

double ActivityList::confidence(const Probe& probe) const {
  const auto& names = probe.header.names();
  if (names.empty()) return 0;
  const bool opens =
      std::ranges::any_of(spec_.first, [&](std::string_view name) { return fold(name) == names.front(); });
  const Columns columns(probe.header, spec_.columns);
  if (!opens || !columns.has(start)) return 0.02 * static_cast<double>(columns.count());
  return std::min(1.0, 0.6 + 0.03 * static_cast<double>(columns.count()));
}

void ActivityList::read(const Input& input, FileContent& content) const {
  TableReader table(input.text, input.delimiter);
  const Row* row = table.next();
  if (row == nullptr) return;
  const Columns columns(Header(row->cells), spec_.columns);
  Reader reader(spec_, columns, input);
  for (row = table.next(); row != nullptr; row = table.next()) reader.read(*row);
  reader.finish(table, content);
}

}  // namespace freshlegs::csv
