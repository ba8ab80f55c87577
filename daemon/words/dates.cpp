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

std::string day_of_year(date::local_days day, const Units& units) {
  const std::string number = std::to_string(day_number(day));
  switch (units.dates) {
    case Units::iso:
      return iso_day(WallTime(day));
    case Units::month_first:
      return std::string(month(day)) + " " + number;
    case Units::day_first:
      break;
  }
  return number + " " + std::string(month(day));
}

std::string long_day(date::local_days day, const Units& units) {
  const std::string name(weekday(day)), date = day_of_year(day, units);
  const std::string year = std::to_string(static_cast<int>(date::year_month_day(day).year()));
  switch (units.dates) {
    case Units::iso:
      return name + " " + date;
    case Units::month_first:
      return name + ", " + date + ", " + year;
    case Units::day_first:
      break;
  }
  return name + " " + date + " " + year;
}

std::string short_date(date::local_days day, const Units& units) {
  const std::string number = std::to_string(day_number(day)), name(month(day).substr(0, 3));
  if (units.dates == Units::iso) return iso_day(WallTime(day));
  return units.dates == Units::month_first ? name + " " + number : number + " " + name;
}

std::string short_day(date::local_days day, const Units& units) {
  const std::string pad = day_number(day) < 10 ? " " : "", date = short_date(day, units);
  if (units.dates == Units::iso) return date;
  const std::string name(weekday(day).substr(0, 3));
  return units.dates == Units::month_first ? name + " " + date + pad : name + " " + pad + date;
}

std::string listed_day(date::local_days day, date::local_days newest, const Units& units) {
  const auto year = date::year_month_day(day).year();
  if (units.dates == Units::iso || year == date::year_month_day(newest).year()) return short_day(day, units);
  const std::string pad = day_number(day) < 10 ? " " : "", date = short_date(day, units);
  const std::string number = std::to_string(static_cast<int>(year));
  return units.dates == Units::month_first ? date + ", " + number + pad : pad + date + " " + number;
}

std::string named_day(date::local_days day, date::local_days seen_from, const Units& units) {
  const auto days_ago = (seen_from - day).count();
  if (days_ago >= 0 && days_ago < 7) return std::string(weekday(day));
  return day_of_year(day, units);
}

date::local_days week_of(date::local_days day, const Units& units) {
  const date::weekday first = units.weeks == Units::sunday     ? date::Sunday
                              : units.weeks == Units::saturday ? date::Saturday
                                                               : date::Monday;
  return day - (date::weekday(day) - first);
}

WallTime wall(Instant t, const std::optional<UtcOffset>& offset) {
  return wall_of(t, offset.value_or(UtcOffset(0)));
}

std::string clock(WallTime t, const Units& units) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(t - date::floor<date::days>(t)).count();
  const auto hour = minutes / 60;
  if (units.clock == Units::h24) return two_digits(hour) + ":" + two_digits(minutes % 60);
  return std::to_string((hour + 11) % 12 + 1) + ":" + two_digits(minutes % 60) +
         (hour < 12 ? "\u00a0am" : "\u00a0pm");
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
