#include "ingest/csv/measurement_list.h"

#include <optional>

#include "ingest/csv/date_text.h"
#include "ingest/csv/losses.h"
#include "ingest/csv/number.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"
#include "ingest/csv/units.h"
#include "ingest/csv/workouts.h"

namespace freshlegs::csv {
namespace {

class Reader {
 public:
  Reader(const MeasurementListSpec& spec, Header header, const Input& input)
      : spec_(spec), header_(std::move(header)), mornings_(spec.name) {
    find_day_order(input);
  }

  void read(const Row& row) {
    mornings_.count_row();
    if (!spec_.filter.empty() && fold(cell(spec_.filter, row)) != fold(spec_.filter_word)) return;
    auto measurements = measure(row);
    if (measurements.empty()) return;
    const auto when = when_of(row);
    if (!when) return losses_.row(row.line, "has no date that can be read");
    const std::string key = std::to_string(when->wall.time_since_epoch().count());
    if (mornings_.find(key) != nullptr) return void(++repeated_);
    Workout* morning = mornings_.open(key, Clock::wall, when->wall, "");
    if (morning == nullptr) return;
    auto& head = morning->recording.head;
    head.sport.clear();
    head.sub_sport.clear();
    head.end_known = true;
    head.clock = when->offset ? Clock::utc : when->has_clock ? Clock::wall : Clock::wall_day_only;
    if (when->offset) head.start = head.end = instant_of(when->wall, *when->offset);
    head.device.manufacturer = spec_.name;
    for (const auto& column : spec_.columns) morning->digest.add(cell(column.name, row));
    morning->digest.add(iso_utc(head.start));
    morning->recording.measurements = std::move(measurements);
  }

  void finish(const TableReader& table, FileContent& content) {
    losses_.unclosed_quotes(table);
    mornings_.finish(content);
    if (repeated_ > 0)
      content.notes.push_back(
          {"csv.repeated", repeated_, counted(repeated_, "row") + " stood twice in the list."});
    losses_.report(content);
  }

 private:
  [[nodiscard]] std::string_view cell(std::string_view name, const Row& row) const {
    const auto index = header_.find(name);
    return index ? row.cell(*index) : std::string_view{};
  }

  /// Some phones write year-day-month; a "month" above 12 anywhere gives them away.
  void find_day_order(const Input& input) {
    if (spec_.day.empty()) return;
    TableReader table(input.text, input.delimiter);
    table.next();
    DateOrderVote order;
    while (const Row* row = table.next()) {
      const auto day = cell(spec_.day, *row);
      order.see(day);
      if (!read_date(day) && read_date(swapped(day))) day_before_month_ = true;
    }
    order_ = order.verdict(spec_.date_order);
  }
  /// "2017-13-08" -> "2017-08-13".
  static std::string swapped(std::string_view day) {
    if (day.size() != 10 || day[4] != '-' || day[7] != '-') return {};
    return std::string(day.substr(0, 5)).append(day.substr(8, 2)).append("-").append(day.substr(5, 2));
  }

  [[nodiscard]] std::optional<DateText> when_of(const Row& row) const {
    for (const auto name : spec_.when)
      if (const auto when = read_date(cell(name, row))) return when;
    if (spec_.day.empty()) return std::nullopt;
    const auto day = cell(spec_.day, row);
    auto when = read_date(day_before_month_ ? swapped(day) : std::string(day), order_);
    const auto clock = spec_.clock.empty() ? std::nullopt : read_clock(cell(spec_.clock, row));
    if (when && clock && !when->has_clock) when->wall += *clock, when->has_clock = true;
    return when;
  }

  [[nodiscard]] std::vector<Measurement> measure(const Row& row) const {
    std::vector<Measurement> found;
    bool any_number = false;
    for (const auto& column : spec_.columns) {
      const auto text = cell(column.name, row);
      std::optional<double> value;
      using enum MeasurementColumn::Form;
      if (column.form == positive) value = read_number(text);
      if (column.form == with_unit)
        if (const auto number = read_number_with_unit(text, Decimal::point)) value = number->value;
      if (column.form == duration) value = read_duration_s(text);
      if (column.form == hours)
        if (const auto clock = read_clock(text)) value = static_cast<double>(clock->count()) / 1000;
      if (column.form == yes_word && !text.empty() && !is_dash(text))
        value = fold(text) == column.word ? 1 : 0;
      if (!value || (column.form != yes_word && *value <= 0)) continue;
      any_number = any_number || column.form != yes_word;
      found.push_back({column.kind, 0, *value, std::string(spec_.name)});
    }
    return any_number ? found : std::vector<Measurement>{};
  }

  const MeasurementListSpec& spec_;
  Header header_;
  bool day_before_month_ = false;
  DateOrder order_ = DateOrder::day_first;
  Workouts mornings_;
  Losses losses_;
  std::uint64_t repeated_ = 0;
};

}  // namespace

double MeasurementList::confidence(const Probe& probe) const {
  std::vector<std::string_view> known(spec_.required.begin(), spec_.required.end());
  for (const auto& column : spec_.columns) known.push_back(column.name);
  return column_confidence(probe.header, spec_.required, known);
}

void MeasurementList::read(const Input& input, FileContent& content) const {
  TableReader table(input.text, input.delimiter);
  const Row* row = table.next();
  if (row == nullptr) return;
  Reader reader(spec_, Header(row->cells), input);
  for (row = table.next(); row != nullptr; row = table.next()) reader.read(*row);
  reader.finish(table, content);
}

}  // namespace freshlegs::csv
