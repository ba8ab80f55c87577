#include "daemon/words/numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "ingest/quantity.h"

namespace freshlegs::app {
namespace {

constexpr std::string_view kNoBreak = "\u00a0";
constexpr std::string_view kMinus = "\u2212";
const double kMetresPerMile = metres_of_miles(1).value();

double unit_length(Units units) { return units == Units::miles ? kMetresPerMile : 1000.0; }

double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale;
}

std::string two_digits(long value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string minutes_seconds(double seconds) {
  const long s = std::lround(seconds);
  return std::to_string(s / 60) + ":" + two_digits(s % 60);
}

// Digits that the end of a range may have beyond the others: what is still 0 then is nothing.
constexpr int kFinest = 2;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// A plus before what is shown as more than 0.
std::string with_plus(double value, const std::string& shown) {
  return value > 0 && shown.find_first_of("123456789") != std::string::npos ? "+" + shown : shown;
}

}  // namespace

std::string number(double value, int decimals) {
  const double shown = rounded(value, decimals);
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(shown),
                                 std::chars_format::fixed, decimals);
  std::string text(digits.data(), end.ptr);
  const auto whole = text.find('.') == std::string::npos ? text.size() : text.find('.');
  for (auto at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
  return shown < 0 ? std::string(kMinus) + text : text;
}

std::string with_unit(double value, std::string_view unit, int decimals) {
  return number(value, decimals).append(kNoBreak).append(unit);
}

std::string_view distance_unit(Units units) { return units == Units::miles ? "mi" : "km"; }

std::string distance_number(double metres, Units units) { return number(metres / unit_length(units), 1); }

std::string weight_number(double kg, Units units) {
  return number(units.pounds ? kg / kilograms_of_pounds(1).value() : kg);
}

std::string weight(double kg, Units units) { return weight_number(kg, units) + "\u00a0" + (units.pounds ? "lb" : "kg"); }

std::string distance(double metres, Units units, int decimals) {
  return with_unit(metres / unit_length(units), distance_unit(units), decimals);
}

std::string place(double metres, Units units) {
  return std::string(units == Units::miles ? "mile" : "km") + "\u00a0" + distance_number(metres, units);
}

std::string pace_number(double metres_per_second, Units units) {
  return minutes_seconds(unit_length(units) / metres_per_second);
}

std::string pace(double metres_per_second, Units units) {
  return pace_number(metres_per_second, units).append(kNoBreak).append("/").append(distance_unit(units));
}

std::string clock_duration(double seconds) {
  const long s = std::lround(seconds);
  if (s < 3600) return minutes_seconds(seconds);
  return std::to_string(s / 3600) + ":" + two_digits(s / 60 % 60) + ":" + two_digits(s % 60);
}

std::string prose_duration(double seconds) {
  const long minutes = std::lround(seconds / 60);
  if (minutes < 60) return with_unit(static_cast<double>(minutes), "min");
  std::string text = with_unit(static_cast<double>(minutes / 60), "h");
  if (minutes % 60 != 0) text.append(kNoBreak).append(with_unit(static_cast<double>(minutes % 60), "min"));
  return text;
}

std::string hours(double value) { return value < 1 ? with_unit(value * 60, "min") : with_unit(value, "h"); }

std::string percent(double value) { return with_unit(value, "%", 1); }

std::string range_end(double value, int decimals) {
  for (int more = 0; more <= kFinest; ++more)
    if (rounded(value, decimals + more) != 0) return number(value, decimals + more);
  return number(0, decimals);
}

std::string range(double lo, double hi, int decimals) {
  return range_end(lo, decimals) + "\u00a0to\u00a0" + range_end(hi, decimals);
}

std::string signed_number(double value, int decimals) { return with_plus(value, number(value, decimals)); }

std::string signed_percent(double value) { return signed_number(value, 1).append(kNoBreak).append("%"); }

std::string signed_range(double lo, double hi, int decimals) {
  return with_plus(lo, range_end(lo, decimals)) + " to" + std::string(kNoBreak) +
         with_plus(hi, range_end(hi, decimals));
}

std::string in_brackets(std::string_view text) { return std::string("(").append(text).append(")"); }

bool reaches_over_zero(double lo, double hi) { return rounded(lo, kFinest) < 0 && rounded(hi, kFinest) > 0; }

std::string between_slower(double lo, double hi, std::string_view unit) {
  const auto end = [&](double value) { return range_end(std::abs(value), 0).append(kNoBreak).append(unit); };
  // "0.05 s/mi faster" would tell nobody anything; that nothing is possible the 0 says as well.
  constexpr double kHardly = .1;
  if (lo < 0 && lo > -kHardly && hi > kHardly) lo = 0;
  if (hi > 0 && hi < kHardly && lo < -kHardly) hi = 0;
  if (reaches_over_zero(lo, hi)) return "between " + end(lo) + " faster and " + end(hi) + " slower";
  if (rounded(lo, kFinest) >= 0) return "between " + range_end(lo, 0) + " and " + end(hi) + " slower";
  return "between " + range_end(-hi, 0) + " and " + end(lo) + " faster";
}

std::string bracket_slower(double lo, double hi) {
  if (reaches_over_zero(lo, hi))
    return "(" + range_end(-lo, 0) + " faster to " + range_end(hi, 0) + " slower)";
  if (rounded(lo, kFinest) < 0) return in_brackets(range(-hi, -lo));
  return in_brackets(range(lo, hi));
}

Cost cost_of(const analysis::Estimate& speed_pct, double fresh_mps, Units units) {
  const auto seconds = [&](double pct) {
    return unit_length(units) / (fresh_mps * (1 + pct / 100)) - unit_length(units) / fresh_mps;
  };
  return {seconds(speed_pct.value), seconds(speed_pct.hi), seconds(speed_pct.lo),
          units == Units::miles ? "s/mi" : "s/km"};
}

analysis::Estimate slower(const analysis::Estimate& speed_pct) {
  return {-speed_pct.value, -speed_pct.hi, -speed_pct.lo};
}

std::size_t width(std::string_view utf8) {
  std::size_t characters = 0;
  for (const char c : utf8)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++characters;
  return characters;
}

std::string held(std::string_view text) {
  std::string out(text);
  replace_all(out, " ", kNoBreak);
  return out;
}

std::string plain(std::string_view text) {
  std::string out(text);
  replace_all(out, kNoBreak, " ");
  replace_all(out, kMinus, "-");
  return out;
}

}  // namespace freshlegs::app
