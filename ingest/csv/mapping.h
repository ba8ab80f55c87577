// A table that no dialect knows, described by the athlete: which column holds what. Plain data from the
// configuration.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ingest/csv/date_text.h"
#include "ingest/csv/number.h"

namespace freshlegs::csv {

struct Mapping {
  enum class Kind : std::uint8_t { sets, activities, samples, measurements };
  std::string name;  ///< what `dialect` says of such files
  Kind kind = Kind::sets;
  std::map<std::string, std::string> columns;  ///< field to column name; all must be in the header
  std::map<std::string, std::string> units;    ///< field to unit, where a number needs one
  std::string sport = "running";               ///< of activities and samples without a column that says it
  DateOrder date_order = DateOrder::day_first;
  Decimal decimal = Decimal::point;
  friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// "sets", "activities", "samples", "measurements".
std::string_view word(Mapping::Kind kind);
std::optional<Mapping::Kind> mapping_kind(std::string_view word);

/// The fields that a kind can have, and those without which it says nothing.
std::span<const std::string_view> mapping_fields(Mapping::Kind kind);
std::span<const std::string_view> needed_fields(Mapping::Kind kind);
/// The units that a field can have; empty for a field without one.
std::span<const std::string_view> mapping_units(Mapping::Kind kind, std::string_view field);

}  // namespace freshlegs::csv
