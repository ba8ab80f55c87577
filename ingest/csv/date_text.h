// Dates as exports write them: ISO, day first, month first, with month names of several languages.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/time.h"

namespace freshlegs::csv {

/// How to read 03/04/2025 where all parts are numbers. A four-digit year in front always means year, month,
/// day; points between the parts always mean day, month, year.
enum class DateOrder : std::uint8_t { day_first, month_first };

/// The order of a column of dates: one day above 12 shows it for all of them.
class DateOrderVote {
 public:
  void see(std::string_view cell);
  [[nodiscard]] DateOrder verdict(DateOrder usual) const {
    return day_first_ == month_first_  ? usual
           : day_first_ > month_first_ ? DateOrder::day_first
                                       : DateOrder::month_first;
  }

 private:
  int day_first_ = 0, month_first_ = 0;
};

struct DateText {
  WallTime wall;                    ///< as written
  bool has_clock = false;           ///< false: a date alone, wall is its midnight
  std::optional<UtcOffset> offset;  ///< only where the text states one
};

/// "2021-02-10 16:46:13", "2025-11-01T08:00:01.870", "2017-04-01 09:56:21 +0000", "30 Jun 2025, 19:56",
/// "3 févr. 2026, 18:00", "May 15, 2026, 7:26 PM", "29.04.2025", "09/01/25", "2026-02-19 4:54 h",
/// "2018-04-27 12:01:00 a. m. +0000". A year of two digits is 20xx. Leftover text makes it no date.
std::optional<DateText> read_date(std::string_view text, DateOrder order = DateOrder::day_first);

/// A clock alone: "19:30", "10:56 PM", "12:00:00".
std::optional<Millis> read_clock(std::string_view text);

/// Unix time in seconds or milliseconds, told apart by size: seconds reach 2100 with ten digits.
std::optional<Instant> read_unix_time(std::string_view text);

/// The first date (and clock, if one follows) inside a file name: "2025-11-01_RR.txt",
/// "2009_11_28_11_00_00.csv", "20251101T080000". A run of eight digits must be a plausible date (1990 to
/// 2099).
std::optional<DateText> read_date_in_name(std::string_view name);

}  // namespace freshlegs::csv
