#include "ingest/csv/number.h"

#include <array>
#include <charconv>
#include <cmath>

#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes at the front that can belong to a number: digits, signs of fraction and thousands, an exponent.
std::size_t number_length(std::string_view text) {
  std::size_t i = !text.empty() && (text.front() == '-' || text.front() == '+') ? 1 : 0;
  while (i < text.size()) {
    const bool more = i + 1 < text.size() && is_digit(text[i + 1]);
    if (is_digit(text[i]) || text[i] == '.' || text[i] == ',' || (text[i] == '\'' && more)) {
      ++i;
    } else if ((text[i] == 'e' || text[i] == 'E') && i > 0 && i + 2 < text.size() &&
               (text[i + 1] == '-' || text[i + 1] == '+') && is_digit(text[i + 2])) {
      i += 2;
    } else {
      break;
    }
  }
  return i;
}

/// "62.5": up to 15 digits with at most one point, which a division of two exact numbers reads exactly
/// (Clinger 1990, doi 10.1145/93542.93557): nine cells in ten, without the detour over a plain form.
std::optional<double> parse_short(std::string_view text) {
  constexpr std::array<double, 16> kPowers{1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                           1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (text.empty() || text.size() > 16) return std::nullopt;
  std::uint64_t digits = 0;
  std::size_t count = 0, decimals = 0;
  bool point = false;
  for (const char c : text) {
    if (is_digit(c)) {
      digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
      ++count;
      decimals += point ? 1U : 0U;
    } else if (c == '.' && !point && count > 0) {
      point = true;
    } else {
      return std::nullopt;
    }
  }
  if (count > 15 || (point && decimals == 0)) return std::nullopt;
  return static_cast<double>(digits) / kPowers[decimals];
}

/// The digits with a point before the fraction and without grouping; empty if they do not fit the form.
std::optional<double> parse(std::string_view text, Decimal decimal) {
  if (decimal == Decimal::point)
    if (const auto value = parse_short(text)) return value;
  const char fraction = decimal == Decimal::point ? '.' : ',';
  std::array<char, 40> plain{};
  std::size_t size = 0;
  bool fraction_seen = false;
  std::size_t group = 0;  // digits since the last thousands sign; 0 = none seen
  bool grouped = false;
  if (text.starts_with('+')) text.remove_prefix(1);
  for (const char c : text) {
    if (size == plain.size()) return std::nullopt;
    if (c == fraction) {
      if (fraction_seen || (grouped && group != 3)) return std::nullopt;
      fraction_seen = true;
      plain[size++] = '.';
    } else if (c == ',' || c == '.' || c == '\'') {
      if (fraction_seen || size == 0 || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
    } else {
      if (!fraction_seen) ++group;
      plain[size++] = c;
    }
  }
  if (grouped && group != 3) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + size, value);
  if (error != std::errc() || end != plain.data() + size || !std::isfinite(value)) return std::nullopt;
  return value;
}

double unit_seconds(std::string_view unit) {
  if (unit.starts_with('h') || unit.starts_with('H')) return 3600;
  if (unit.starts_with('m') || unit.starts_with('M')) return 60;
  return unit.starts_with('s') || unit.starts_with('S') ? 1 : 0;
}

/// "2h 18m", "1 h 2 min 3 s".
std::optional<double> read_worded_duration(std::string_view text) {
  double seconds = 0;
  while (!(text = trim(text)).empty()) {
    const auto length = number_length(text);
    const auto value = parse(text.substr(0, length), Decimal::point);
    if (!value || *value < 0) return std::nullopt;
    text = trim(text.substr(length));
    std::size_t word = 0;
    while (word < text.size() && ((text[word] | 0x20) >= 'a' && (text[word] | 0x20) <= 'z')) ++word;
    const double scale = unit_seconds(text.substr(0, word));
    if (scale == 0) return std::nullopt;
    seconds += *value * scale;
    text.remove_prefix(word);
    if (text.starts_with('.')) text.remove_prefix(1);
  }
  return seconds;
}

/// "1:02:03", "6:17.8": sixty to one from the right. Garmin's "00:52.95.8" carries a stray last part.
std::optional<double> read_clock_duration(std::string_view text) {
  double seconds = 0;
  int parts = 0;
  for (bool last = false; !last; ++parts) {
    const auto colon = text.find(':');
    last = colon == std::string_view::npos;
    auto part = text.substr(0, colon);
    if (const auto point = part.find_first_of(".,"); last && point != std::string_view::npos)
      part = part.substr(0, part.find_first_of(".,", point + 1));
    const auto value =
        parse(part, part.find(',') == std::string_view::npos ? Decimal::point : Decimal::comma);
    if (!value || *value < 0 || parts == 3) return std::nullopt;
    seconds = seconds * 60 + *value;
    if (!last) text.remove_prefix(colon + 1);
  }
  return seconds;
}

}  // namespace

namespace {

/// Trimmed, and without the apostrophe by which some exports keep a spreadsheet from reading a formula
/// ("'-12").
std::string_view bare(std::string_view text) {
  text = trim(text);
  if (text.size() > 1 && text.front() == '\'') text.remove_prefix(1);
  return text;
}

Decimal other(Decimal decimal) { return decimal == Decimal::point ? Decimal::comma : Decimal::point; }

}  // namespace

std::optional<double> read_number(std::string_view text, Decimal decimal) {
  text = bare(text);
  if (text.empty() || number_length(text) != text.size()) return std::nullopt;
  return parse(text, decimal);
}

std::optional<double> read_number_below(std::string_view text, Decimal decimal, double largest) {
  const auto value = read_number(text, decimal);
  if (value && std::abs(*value) <= largest) return value;
  const auto instead = read_number(text, other(decimal));
  return instead && std::abs(*instead) <= largest ? instead : value;
}

std::optional<double> read_whole_number(std::string_view text, Decimal decimal) {
  for (const auto grouped_by : {other(decimal), decimal}) {
    const auto value = read_number(text, grouped_by);
    if (value && *value == std::floor(*value)) return value;
  }
  return read_number(text, decimal);
}

std::optional<NumberWithUnit> read_number_with_unit(std::string_view text, Decimal decimal) {
  text = bare(text);
  const auto length = number_length(text);
  const auto value = parse(text.substr(0, length), decimal);
  if (!value) return std::nullopt;
  return NumberWithUnit{*value, trim(text.substr(length))};
}

std::optional<double> read_duration_s(std::string_view text, Decimal decimal) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  if (text.find(':') != std::string_view::npos) return read_clock_duration(text);
  if (const auto seconds = read_number(text, decimal)) return *seconds < 0 ? std::nullopt : seconds;
  return read_worded_duration(text);
}

void DecimalVote::see(std::string_view cell, double largest) {
  cell = bare(cell);
  cell = cell.substr(0, number_length(cell));
  if (cell.empty()) return;
  const auto as_point = parse(cell, Decimal::point), as_comma = parse(cell, Decimal::comma);
  const bool point_fits = as_point && std::abs(*as_point) <= largest;
  const bool comma_fits = as_comma && std::abs(*as_comma) <= largest;
  if (point_fits && !comma_fits) ++point_;
  if (comma_fits && !point_fits) ++comma_;
}

}  // namespace freshlegs::csv
