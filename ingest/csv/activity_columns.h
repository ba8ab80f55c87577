// Where the fields of an activity list stand in one file, and how its numbers, dates and units are written.
#pragma once

#include <array>
#include <cstddef>

#include "ingest/csv/activity_list.h"
#include "ingest/csv/date_text.h"
#include "ingest/csv/number.h"
#include "ingest/csv/table.h"

namespace freshlegs::csv {

/// The columns of one file by field.
class ActivityColumns {
 public:
  ActivityColumns(const Header& header, std::span<const ActivityColumn> columns);
  /// By position, where the names are in a language that is not known.
  explicit ActivityColumns(std::span<const ActivityPlace> places);

  [[nodiscard]] bool has(ActivityField field) const { return index(field) != kNone; }
  [[nodiscard]] std::string_view cell(ActivityField field, const Row& row) const {
    return has(field) ? row.cell(index(field)) : std::string_view{};
  }
  /// How many fields have a column.
  [[nodiscard]] std::size_t count() const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  [[nodiscard]] std::size_t index(ActivityField field) const {
    return index_[static_cast<std::size_t>(field)];
  }
  void bind(ActivityField field, std::size_t index);
  std::array<std::size_t, kActivityFields> index_{};
};

/// What the cells of the whole file say about its notation.
class ActivityNotation {
 public:
  ActivityNotation(const Input& input, const ActivityColumns& columns, std::size_t first_row,
                   DateOrder usual);

  [[nodiscard]] Decimal decimal(ActivityField field) const {
    return decimal_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] DateOrder date_order() const { return order_; }
  [[nodiscard]] bool miles() const { return miles_; }
  /// False: the file does not tell km from miles, the configuration did.
  [[nodiscard]] bool miles_known() const { return miles_known_; }

  /// The number of a field's cell, read as its column is written and within what the field can hold.
  [[nodiscard]] std::optional<double> number(ActivityField field, std::string_view cell) const;

 private:
  void vote_unit(const ActivityColumns& columns, const Row& row, int& km, int& mi) const;
  std::array<Decimal, kActivityFields> decimal_{};
  std::array<bool, kActivityFields> whole_{};
  DateOrder order_;
  bool miles_, miles_known_;
};

}  // namespace freshlegs::csv
