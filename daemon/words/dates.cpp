#include "daemon/words/dates.h"

#include <array>

namespace freshlegs::app {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

unsigned day_number(date::local_days day) { return static_cast<unsigned>(date::year_month_day(day).day()); }

std::string_view month(date::local_days day) {
  return kMonths.at(static_cast<unsigned>(date::year_month_day(day).month()) - 1);
}

std::string two_digits(long value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string_view weekday(date::local_days day) { return kWeekdays.at(date::weekday(day).c_encoding()); }

std::string day_of_year(date::local_days day) {
  return std::to_string(day_number(day)) + " " + std::string(month(day));
}

std::string long_day(date::local_days day) {
  return std::string(weekday(day)) + " " + day_of_year(day) + " " +
         std::to_string(static_cast<int>(date::year_month_day(day).year()));
}

std::string short_day(date::local_days day) {
  const unsigned number = day_number(day);
  return std::string(weekday(day).substr(0, 3)) + (number < 10 ? "  " : " ") + std::to_string(number) + " " +
         std::string(month(day).substr(0, 3));
}

std::string listed_day(date::local_days day, date::local_days newest) {
  const bool same_year = date::year_month_day(day).year() == date::year_month_day(newest).year();
  return same_year ? short_day(day) : iso_day(WallTime(day));
}

std::string named_day(date::local_days day, date::local_days seen_from) {
  const auto days_ago = (seen_from - day).count();
  if (days_ago >= 0 && days_ago < 7) return std::string(weekday(day));
  return day_of_year(day);
}

WallTime wall(Instant t, const std::optional<UtcOffset>& offset) {
  return wall_of(t, offset.value_or(UtcOffset(0)));
}

std::string clock(WallTime t) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(t - date::floor<date::days>(t)).count();
  return two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

date::local_days local_day(Instant t, const std::optional<UtcOffset>& offset) {
  return date::floor<date::days>(wall(t, offset));
}

date::local_days local_day(const analysis::ActivityPlan& plan) {
  return local_day(plan.start, plan.utc_offset);
}

date::local_days local_day(const analysis::Alert& alert) {
  return local_day(alert.run_start.value_or(alert.time), alert.utc_offset);
}

}  // namespace freshlegs::app
