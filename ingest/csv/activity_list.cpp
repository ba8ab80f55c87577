#include "ingest/csv/activity_list.h"

#include <algorithm>
#include <cmath>

#include "ingest/csv/activity_columns.h"
#include "ingest/csv/losses.h"
#include "ingest/csv/sniff.h"
#include "ingest/csv/sports.h"
#include "ingest/csv/text.h"
#include "ingest/csv/units.h"
#include "ingest/csv/workouts.h"

namespace freshlegs::csv {
namespace {

using enum ActivityField;

constexpr std::size_t kHeaderWithin = 3;  // rows: a title above the header happened until 2013

/// Where the header of a list is, and which columns it has.
struct Layout {
  ActivityColumns columns;
  std::size_t first_row;  ///< of the data, counted from 0
  DateOrder usual;
  double confidence;
};

bool is_digits(std::string_view text) {
  return text.size() >= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<Layout> layout_of_header(const ActivityListSpec& spec, std::span<const std::string_view> names,
                                       std::size_t row) {
  const Header header(names);
  const auto known = std::ranges::find_if(spec.first, [&](auto name) { return header.has(name); });
  const ActivityColumns columns(header, spec.columns);
  if (known == spec.first.end() || !columns.has(start) || columns.count() < spec.columns_needed)
    return std::nullopt;
  const bool opens = header.names().front() == fold(*known);
  const double confidence = std::min(1.0, (opens ? 0.6 : 0.5) + 0.03 * static_cast<double>(columns.count()));
  const bool english = known == spec.first.begin();
  const auto order = spec.usual_order.value_or(english ? DateOrder::month_first : DateOrder::day_first);
  return Layout{columns, row + 1, order, confidence};
}

std::optional<Layout> layout_by_places(const ActivityListSpec& spec,
                                       std::span<const std::string_view> cells) {
  if (spec.places.empty() || cells.size() < spec.columns_at_least || !is_digits(cells[0]))
    return std::nullopt;
  const auto date = read_date(cells[1]);
  if (!date || !date->has_clock) return std::nullopt;
  return Layout{ActivityColumns(spec.places), 1, DateOrder::day_first, 0.7};
}

/// Looks through the first rows; `row_at(n)` gives the cells of a row, none beyond the last.
template <class RowAt>
std::optional<Layout> find_layout(const ActivityListSpec& spec, RowAt row_at) {
  for (std::size_t n = 0; n < kHeaderWithin; ++n) {
    const auto cells = row_at(n);
    if (cells.empty()) break;
    if (auto layout = layout_of_header(spec, cells, n)) return layout;
  }
  return layout_by_places(spec, row_at(1));
}

class Reader {
 public:
  Reader(const ActivityListSpec& spec, const Layout& layout, const Input& input)
      : spec_(spec),
        columns_(layout.columns),
        notation_(input, layout.columns, layout.first_row, layout.usual),
        activities_(spec.name) {}

  void read(const Row& row) {
    activities_.count_row();
    const std::string start_text = moment_of(row);
    const auto name = columns_.cell(title, row);
    const auto word = columns_.has(sport) ? columns_.cell(sport, row) : spec_.usual_sport;
    const auto at = read_date(start_text, notation_.date_order());
    if (!at)
      return losses_.row(row.line, start_text.empty()
                                       ? "has no date"
                                       : "has a date that cannot be read: " + quote(start_text));
    // Of days without a clock two runs look alike but for what was run.
    std::string key = start_text;
    for (const auto& part : {word, name, columns_.cell(timer, row), columns_.cell(distance, row)})
      key.append("\x1f").append(part);
    if (activities_.find(key) != nullptr) return void(++repeated_);
    Workout* activity =
        activities_.open(key, at->has_clock ? spec_.clock : Clock::wall_day_only, at->wall, name);
    if (activity == nullptr) return;
    for (std::size_t field = 0; field < kActivityFields; ++field)
      activity->digest.add(columns_.cell(static_cast<ActivityField>(field), row));
    activity->digest.add(notation_.miles() ? "mi" : "km");
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
    if (!notation_.miles_known() && distances_ > 0)
      content.notes.push_back(
          {"csv.unit_assumed", distances_,
           std::string("The file does not say whether distances are km or miles; they were read as ") +
               (notation_.miles() ? "miles" : "km") + ", as configured."});
    losses_.report(content);
  }

 private:
  [[nodiscard]] std::string moment_of(const Row& row) const {
    std::string text(columns_.cell(start, row));
    if (const auto time = columns_.cell(time_of_day, row); !text.empty() && !time.empty())
      text.append(" ").append(time);
    return text;
  }

  void read_sport(std::string_view word, RecordingHead& head) {
    const auto known = sport_of(word);
    if (!known && unknown_sports_++ == 0) unknown_sport_ = word;
    head.sport = known ? known->sport : "generic";
    head.sub_sport = known ? known->sub_sport : "generic";
  }

  [[nodiscard]] std::optional<double> number(ActivityField field, const Row& row) const {
    return notation_.number(field, columns_.cell(field, row));
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
    const bool as_account = columns_.has(distance) && !columns_.has(distance_m);
    const double metres = (as_account || columns_.has(distance_mi)) && notation_.miles() ? 0.3048 : 1;
    if (const auto up = number(ascent, row)) s.ascent_m = *up * metres;
    if (const auto down = number(descent, row)) s.descent_m = *down * metres;
    read_speed(row, head);
    read_dynamics(row, head);
  }

  std::optional<double> distance_of(const Row& row, const RecordingHead& head) {
    const auto d = positive(distance, row);
    // In some languages the column of metres repeats the kilometres that the page shows.
    if (const auto m = positive(distance_m, row); m && (!d || *m > 2 * *d)) return m;
    // Swims are listed in metres, with thousands grouped, whatever else is in km.
    if (head.sport == "swimming")
      return read_whole_number(columns_.cell(distance, row), notation_.decimal(distance));
    if (const auto km = positive(distance_km, row)) return *km * 1000;
    if (const auto mi = positive(distance_mi, row)) return metres_of_miles(*mi).value();
    if (!d) return std::nullopt;
    ++distances_;
    return notation_.miles() ? metres_of_miles(*d).value() : *d * 1000;
  }

  void read_speed(const Row& row, RecordingHead& head) const {
    const bool on_foot = head.sport == "running" || head.sport == "walking" || head.sport == "hiking";
    auto& s = head.summary;
    s.avg_cadence_spm = positive(cadence, row);
    if (!s.avg_cadence_spm) s.avg_cadence_spm = positive(cadence_rpm, row, on_foot ? 2 : 1);
    s.avg_speed_mps = positive(speed_mps, row);
    const auto cell = columns_.cell(speed, row);
    const double unit_m = notation_.miles() ? 1609.344 : 1000;
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
    const auto left = read_number_with_unit(columns_.cell(balance, row), notation_.decimal(balance));
    if (left && left->value > 0 && left->value < 100) s.avg_stance_time_balance_pct = left->value;
  }

  const ActivityListSpec& spec_;
  const ActivityColumns& columns_;
  ActivityNotation notation_;
  Workouts activities_;
  Losses losses_;
  std::uint64_t repeated_ = 0, unknown_sports_ = 0, distances_ = 0;
  std::string unknown_sport_;
};

}  // namespace

double ActivityList::confidence(const Probe& probe) const {
  const auto layout = find_layout(spec_, [&](std::size_t n) { return probe.cells(n); });
  if (layout) return layout->confidence;
  return 0.02 * static_cast<double>(ActivityColumns(probe.header, spec_.columns).count());
}

void ActivityList::read(const Input& input, FileContent& content) const {
  const Probe probe = probe_of(input.text, input.delimiter);
  const auto layout = find_layout(spec_, [&](std::size_t n) { return probe.cells(n); });
  if (!layout) return;
  TableReader table(input.text, input.delimiter);
  for (std::size_t n = 0; n < layout->first_row; ++n) table.next();
  Reader reader(spec_, *layout, input);
  while (const Row* row = table.next()) reader.read(*row);
  reader.finish(table, content);
}

}  // namespace freshlegs::csv
