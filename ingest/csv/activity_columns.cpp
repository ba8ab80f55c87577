#include "ingest/csv/activity_columns.h"

#include <algorithm>

#include "ingest/csv/sports.h"

namespace freshlegs::csv {
namespace {

using enum ActivityField;

/// Largest value a person's activity can have in a field; 0: the field holds no number.
double largest(ActivityField field) {
  switch (field) {
    case distance:
    case distance_km:
    case distance_mi:
    case contact_time:
      return 1000;
    case distance_m:
      return 1e6;
    case calories:
    case ascent:
    case descent:
      return 1e5;
    case avg_heart_rate:
    case max_heart_rate:
    case cadence:
    case cadence_rpm:
      return 300;
    case temperature:
      return 130;
    case speed:
    case speed_mps:
    case balance:
      return 100;
    case vertical_ratio:
    case vertical_oscillation:
      return 40;
    case step_length:
    case rpe:
      return 10;
    default:
      return 0;
  }
}

/// Counts and metres climbed are whole unless their column shows a fraction: "1,443" kcal is 1443 even where
/// other columns have a decimal comma.
bool is_whole(ActivityField field) { return field == calories || field == ascent || field == descent; }

/// The rows below the header.
template <class See>
void each_row(const Input& input, std::size_t first_row, See see) {
  TableReader table(input.text, input.delimiter);
  std::size_t n = 0;
  while (const Row* row = table.next())
    if (n++ >= first_row) see(*row);
}

}  // namespace

ActivityColumns::ActivityColumns(const Header& header, std::span<const ActivityColumn> columns) {
  index_.fill(kNone);
  for (const auto& column : columns)
    if (const auto found = header.find(column.name, column.nth)) bind(column.field, *found);
}

ActivityColumns::ActivityColumns(std::span<const ActivityPlace> places) {
  index_.fill(kNone);
  for (const auto& place : places) bind(place.field, place.index);
}

void ActivityColumns::bind(ActivityField field, std::size_t index) {
  auto& bound = index_[static_cast<std::size_t>(field)];
  if (bound == kNone) bound = index;
}

std::size_t ActivityColumns::count() const {
  return kActivityFields - static_cast<std::size_t>(std::ranges::count(index_, kNone));
}

ActivityNotation::ActivityNotation(const Input& input, const ActivityColumns& columns, std::size_t first_row,
                                   DateOrder usual)
    : order_(usual), miles_(input.options.unstated_distance_mi), miles_known_(input.distance_unit_known) {
  std::array<DecimalVote, kActivityFields> votes;
  DateOrderVote order;
  each_row(input, first_row, [&](const Row& row) {
    const auto kind = sport_of(columns.cell(sport, row));
    const bool in_metres = kind && kind->sport == "swimming";  // thousands grouped
    for (std::size_t f = 0; f < kActivityFields; ++f) {
      const auto field = static_cast<ActivityField>(f);
      if (largest(field) > 0 && !(in_metres && field == distance))
        votes[f].see(columns.cell(field, row), largest(field));
    }
    order.see(columns.cell(start, row));
  });
  order_ = order.verdict(usual);
  DecimalVote all;
  for (const auto& vote : votes) all += vote;
  for (std::size_t f = 0; f < kActivityFields; ++f) {
    decimal_[f] = votes[f].decided() ? votes[f].verdict() : all.verdict();
    whole_[f] = is_whole(static_cast<ActivityField>(f)) && !votes[f].decided();
  }
  if (columns.has(distance_mi) != columns.has(distance_km)) miles_ = columns.has(distance_mi), miles_known_ = true;
  if (miles_known_) return;
  int km = 0, mi = 0;
  each_row(input, first_row, [&](const Row& row) { vote_unit(columns, row, km, mi); });
  if (km != mi) miles_ = mi > km, miles_known_ = true;
}

std::optional<double> ActivityNotation::number(ActivityField field, std::string_view cell) const {
  return whole_[static_cast<std::size_t>(field)] ? read_whole_number(cell, decimal(field))
                                                 : read_number_below(cell, decimal(field), largest(field));
}

/// Distance over steps times stride is 1 when it is in km; in miles .62, or .19 with the stride in feet.
/// A temperature above 55 degrees can only be Fahrenheit, which goes with miles.
void ActivityNotation::vote_unit(const ActivityColumns& columns, const Row& row, int& km, int& mi) const {
  const auto value = [&](ActivityField field) { return number(field, columns.cell(field, row)); };
  if (const auto degrees = value(temperature); degrees && *degrees > 55) ++mi;
  const auto d = value(distance), stride = value(step_length), steps = value(cadence);
  const auto seconds = read_duration_s(columns.cell(timer, row));
  if (!d || !stride || !steps || !seconds || *d <= 0 || *stride <= 0 || *steps <= 0 || *seconds < 300) return;
  const double ratio = *d * 1000 / (*stride * *steps * *seconds / 60);
  if (ratio > 0.85 && ratio < 1.2) ++km;
  if ((ratio > 0.53 && ratio < 0.72) || (ratio > 0.16 && ratio < 0.23)) ++mi;
}

}  // namespace freshlegs::csv
