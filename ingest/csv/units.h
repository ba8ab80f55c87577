// Units of weights and distances in strength logs: stated in the column name, beside the number, or nowhere.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/file_content.h"

namespace freshlegs::csv {

/// Unit of a column. `unstated`: the file does not say, the configuration does. `in_cell`: behind the number.
enum class Unit : std::uint8_t { none, unstated, in_cell, kg, lb, km, mi, m };

/// kg or lb for "kg", "kgs", "LB", "lbs" ...; none for anything else.
Unit mass_unit(std::string_view text);
/// The unit written in or beside a cell, else that of the column.
Unit stated_unit(std::string_view text, Unit column);
bool is_time_unit(std::string_view text);
std::string_view unit_name(Unit unit);
/// "-", "--", "N/A": not measured, said aloud.
bool is_dash(std::string_view cell);

/// Weight or distance in its unit into the set; 0 means that nothing was lifted or covered beyond the body.
void set_measure(StrengthSet& set, double value, Unit unit);
void set_length(StrengthSet& set, double seconds);

/// Weights whose unit the file does not state: says what was assumed, and when that looks wrong.
class UnstatedWeights {
 public:
  void see(double weight);
  void report(bool read_as_lb, FileContent& content) const;

 private:
  std::uint64_t seen_ = 0, pound_plates_ = 0, kilo_plates_ = 0;
};

}  // namespace freshlegs::csv
