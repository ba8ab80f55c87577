#include "ingest/csv/set_columns.h"

#include <cmath>

namespace freshlegs::csv {
namespace {

/// Largest number that a set can have in a field; 0: the field holds no number.
double largest(SetField field) {
  switch (field) {
    case SetField::weight:
      return 2000;  // lb on a leg press
    case SetField::reps:
    case SetField::sets:
      return 1000;
    case SetField::distance:
      return 100000;  // metres
    case SetField::rpe:
    case SetField::rir:
      return 10;
    default:
      return 0;
  }
}

}  // namespace

SetColumns::SetColumns(const Header& header, std::span<const SetColumn> columns) {
  for (const auto& column : columns)
    for (std::size_t nth = 0; const auto index = header.find(column.name, nth); ++nth)
      bound_[static_cast<std::size_t>(column.field)].push_back({*index, &column});
}

SetNotation::SetNotation(const Input& input, const SetColumns& columns, bool header_row, Decimal usual,
                         DateOrder order)
    : order_(order) {
  constexpr std::size_t kSeen = 1U << 20;
  std::array<DecimalVote, kSetFields> votes;
  DateOrderVote order_vote;
  TableReader table(input.text.substr(0, kSeen), input.delimiter);
  if (header_row) table.next();
  while (const Row* row = table.next()) {
    for (std::size_t f = 0; f < kSetFields; ++f)
      if (const auto field = static_cast<SetField>(f); largest(field) > 0)
        votes[f].see(columns.cell(field, *row), largest(field));
    order_vote.see(columns.cell(SetField::start, *row));
  }
  order_ = order_vote.verdict(order);
  DecimalVote all;
  for (const auto& vote : votes) all += vote;
  for (std::size_t f = 0; f < kSetFields; ++f)
    decimal_[f] = votes[f].decided() ? votes[f].verdict() : all.decided() ? all.verdict() : usual;
}

std::optional<NumberWithUnit> SetNotation::read(SetField field, std::string_view cell) const {
  const auto fits = [&](const std::optional<NumberWithUnit>& n) {
    return n && std::abs(n->value) <= largest(field);
  };
  const auto as_written = read_number_with_unit(cell, decimal(field));
  if (fits(as_written)) return as_written;
  const auto instead =
      read_number_with_unit(cell, decimal(field) == Decimal::point ? Decimal::comma : Decimal::point);
  return fits(instead) ? instead : as_written;
}

}  // namespace freshlegs::csv
