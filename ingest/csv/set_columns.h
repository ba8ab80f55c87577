// Where the fields of a strength log stand in one file, and how its numbers and dates are written.
#pragma once

#include <array>
#include <vector>

#include "ingest/csv/set_log.h"
#include "ingest/csv/table.h"

namespace freshlegs::csv {

/// The columns of one file by field; several columns may hold one field, the first cell that is not empty
/// counts.
class SetColumns {
 public:
  struct Bound {
    std::size_t index;
    const SetColumn* column;
  };
  SetColumns(const Header& header, std::span<const SetColumn> columns);

  [[nodiscard]] std::span<const Bound> all(SetField field) const {
    return bound_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] bool has(SetField field) const { return !all(field).empty(); }
  [[nodiscard]] const Bound* filled(SetField field, const Row& row) const {
    for (const auto& bound : all(field))
      if (!row.cell(bound.index).empty()) return &bound;
    return nullptr;
  }
  [[nodiscard]] std::string_view cell(SetField field, const Row& row) const {
    const auto* bound = filled(field, row);
    return bound == nullptr ? std::string_view{} : row.cell(bound->index);
  }

 private:
  std::array<std::vector<Bound>, kSetFields + 1> bound_;
};

/// What the first megabyte says about the notation of the file: enough rows to see every kind of cell,
/// without a second walk over a large file. A column that shows nothing is read as the others, or as the
/// dialect says.
class SetNotation {
 public:
  SetNotation(const Input& input, const SetColumns& columns, bool header_row, Decimal usual, DateOrder order);

  [[nodiscard]] DateOrder date_order() const { return order_; }
  /// A number and the unit behind it, within what the field can hold.
  [[nodiscard]] std::optional<NumberWithUnit> read(SetField field, std::string_view cell) const;
  [[nodiscard]] Decimal decimal(SetField field) const { return decimal_[static_cast<std::size_t>(field)]; }

 private:
  std::array<Decimal, kSetFields> decimal_{};
  DateOrder order_;
};

}  // namespace freshlegs::csv
