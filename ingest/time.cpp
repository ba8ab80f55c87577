#include "ingest/time.h"

#include <charconv>
#include <cstdio>

namespace freshlegs {
namespace {

using std::chrono::floor;

/// Reads exactly `digits` decimal digits at the front of `text` and drops them.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  int value = 0;
  if (text.size() < digits) return std::nullopt;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<date::local_days> take_day(std::string_view& text) {
  const auto y = take_digits(text, 4);
  if (!y || !take(text, '-')) return std::nullopt;
  const auto m = take_digits(text, 2);
  if (!m || !take(text, '-')) return std::nullopt;
  const auto d = take_digits(text, 2);
  if (!d) return std::nullopt;
  const auto day = date::year(*y) / *m / *d;
  if (!day.ok()) return std::nullopt;
  return date::local_days(day);
}

std::optional<Millis> take_clock(std::string_view& text) {
  const auto h = take_digits(text, 2);
  if (!h || !take(text, ':')) return std::nullopt;
  const auto m = take_digits(text, 2);
  if (!m || !take(text, ':')) return std::nullopt;
  const auto s = take_digits(text, 2);
  if (!s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  Millis clock = std::chrono::hours(*h) + std::chrono::minutes(*m) + std::chrono::seconds(*s);
  if (take(text, '.')) {
    const auto ms = take_digits(text, 3);
    if (!ms) return std::nullopt;
    clock += Millis(*ms);
  }
  return clock;
}

std::optional<UtcOffset> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return UtcOffset(0);
  const int sign = take(text, '+') ? 1 : take(text, '-') ? -1 : 0;
  if (sign == 0) return std::nullopt;
  const auto h = take_digits(text, 2);
  take(text, ':');
  const auto m = take_digits(text, 2);
  if (!h || !m || *h > 15 || *m > 59) return std::nullopt;
  return sign * (std::chrono::hours(*h) + std::chrono::minutes(*m));
}

}  // namespace

std::string iso_day(WallTime t) {
  const date::year_month_day day(floor<date::days>(t));
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()),
                unsigned(day.day()));
  return buffer;
}

std::string iso_utc(Instant t) {
  const auto day = floor<date::days>(t);
  const date::hh_mm_ss<Millis> clock(t - day);
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  std::string text = iso_day(WallTime(t.time_since_epoch())) + buffer;
  if (clock.subseconds().count() != 0) {
    std::snprintf(buffer, sizeof buffer, ".%03d", static_cast<int>(clock.subseconds().count()));
    text += buffer;
  }
  return text + "Z";
}

std::optional<Instant> parse_iso(std::string_view text) {
  const auto day = take_day(text);
  if (!day || !take(text, 'T')) return std::nullopt;
  const auto clock = take_clock(text);
  if (!clock) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return instant_of(WallTime(*day) + *clock, *offset);
}

std::optional<date::local_days> parse_day(std::string_view text) {
  const auto day = take_day(text);
  return text.empty() ? day : std::nullopt;
}

}  // namespace freshlegs
