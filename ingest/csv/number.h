// Numbers and durations as exports write them; no locale anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace freshlegs::csv {

/// Which sign stands before the fraction; the other one groups thousands.
enum class Decimal : std::uint8_t { point, comma };

/// "62.5", "1,234.5" (point) or "62,5", "1.234,5", "1 234,5" (comma). Nothing else may stand in the cell.
/// Empty, "-", "--" and "N/A" are no number.
std::optional<double> read_number(std::string_view text, Decimal decimal = Decimal::point);

/// As read_number, in a column that holds at most `largest`: a reading beyond it gives way to the other
/// notation, since exports mix both ("21,130" km below "9.33").
std::optional<double> read_number_below(std::string_view text, Decimal decimal, double largest);
/// A whole measure (kcal, metres climbed): one sign before three digits groups thousands, whichever sign it
/// is.
std::optional<double> read_whole_number(std::string_view text, Decimal decimal);

/// A number at the front, and what follows it trimmed: "20 ripetizioni", "0,00 kg".
struct NumberWithUnit {
  double value;
  std::string_view unit;
};
std::optional<NumberWithUnit> read_number_with_unit(std::string_view text, Decimal decimal);

/// Seconds of "2h 18m", "7h 40min", "35m", "90s", "1:02:03", "6:17.8", "00:52.95.8", or of a plain number of
/// seconds.
std::optional<double> read_duration_s(std::string_view text, Decimal decimal = Decimal::point);

/// Votes over the cells of one column: tells a decimal comma from a thousands comma where the column does,
/// not the cell.
class DecimalVote {
 public:
  /// `largest`: the greatest value this column can hold ("2,415" m of stride length is 2.415). What follows
  /// the number, a unit, does not count.
  void see(std::string_view cell, double largest);
  [[nodiscard]] bool decided() const { return comma_ != point_; }
  [[nodiscard]] Decimal verdict() const { return comma_ > point_ ? Decimal::comma : Decimal::point; }
  DecimalVote& operator+=(const DecimalVote& other) {
    comma_ += other.comma_;
    point_ += other.point_;
    return *this;
  }

 private:
  int comma_ = 0, point_ = 0;
};

}  // namespace freshlegs::csv
