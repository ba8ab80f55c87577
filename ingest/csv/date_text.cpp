#include "ingest/csv/date_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

struct MonthWord {
  std::string_view stem;
  unsigned month;
};

// Stems of month names (English, German, French, Italian, Spanish, Portuguese, Catalan, Dutch, Swedish,
// Danish, Norwegian, Finnish, Polish, Czech, Hungarian, Romanian, Turkish, Russian, Ukrainian), accents
// removed; where one begins another the longer stands first: "juil" before "jui", "marras" before "mar".
constexpr auto kMonths = std::to_array<MonthWord>({
    {"juil", 7},   {"juin", 6},    {"jan", 1},      {"jen", 1},   {"gen", 1},  {"ene", 1},   {"feb", 2},
    {"fev", 2},    {"marras", 11}, {"mar", 3},      {"maerz", 3}, {"mrz", 3},  {"mrt", 3},   {"maa", 3},
    {"apr", 4},    {"abr", 4},     {"avr", 4},      {"mai", 5},   {"may", 5},  {"mag", 5},   {"maj", 5},
    {"mei", 5},    {"jun", 6},     {"giu", 6},      {"jul", 7},   {"lug", 7},  {"aug", 8},   {"aou", 8},
    {"ago", 8},    {"sep", 9},     {"set", 9},      {"oct", 10},  {"okt", 10}, {"ott", 10},  {"out", 10},
    {"nov", 11},   {"dec", 12},    {"dez", 12},     {"des", 12},  {"dic", 12}, {"tammi", 1}, {"helmi", 2},
    {"huhti", 4},  {"touko", 5},   {"kesa", 6},     {"heina", 7}, {"elo", 8},  {"syys", 9},  {"loka", 10},
    {"joulu", 12}, {"sty", 1},     {"lut", 2},      {"kwi", 4},   {"cze", 6},  {"lip", 7},   {"sie", 8},
    {"wrz", 9},    {"paz", 10},    {"lis", 11},     {"gru", 12},  {"led", 1},  {"uno", 2},   {"bre", 3},
    {"dub", 4},    {"kve", 5},     {"cervenec", 7}, {"cvc", 7},   {"cer", 6},  {"cvn", 6},   {"srp", 8},
    {"zar", 9},    {"rij", 10},    {"pro", 12},     {"szep", 9},  {"ian", 1},  {"iun", 6},   {"iul", 7},
    {"noi", 11},   {"oca", 1},     {"sub", 2},      {"nis", 4},   {"haz", 6},  {"tem", 7},   {"eyl", 9},
    {"eki", 10},   {"kas", 11},    {"ara", 12},     {"янв", 1},   {"фев", 2},  {"мар", 3},   {"апр", 4},
    {"мая", 5},    {"май", 5},     {"июн", 6},      {"июл", 7},   {"авг", 8},  {"сен", 9},   {"окт", 10},
    {"ноя", 11},   {"дек", 12},    {"січ", 1},      {"лют", 2},   {"бер", 3},  {"кві", 4},   {"тра", 5},
    {"чер", 6},    {"лип", 7},     {"сер", 8},      {"вер", 9},   {"жов", 10}, {"лис", 11},  {"гру", 12},
});

// Words that may stand between the parts of a date: 30 Juni 2025 um 19:56, 3 de fev. de 2026, at, kl., Uhr.
constexpr std::array<std::string_view, 19> kFillers{"de",  "del", "um",  "at",   "kl",  "klo", "h",
                                                    "uhr", "a",   "las", "alle", "ore", "ora", "den",
                                                    "om",  "o",   "el",  "г",    "р"};

unsigned month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const auto* it =
      std::ranges::find_if(kMonths, [&](const MonthWord& m) { return word.starts_with(m.stem); });
  return it == kMonths.end() ? 0 : it->month;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// A cursor over the text of a date; every take either succeeds and moves on, or leaves the place.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  [[nodiscard]] bool done() const { return text_.empty(); }
  [[nodiscard]] char front() const { return text_.empty() ? '\0' : text_.front(); }
  bool take(char c) {
    if (front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  void skip_blanks() { text_ = text_.substr(text_.size() - trimmed_front().size()); }
  /// Up to `most` digits; the value and how many there were.
  std::optional<std::pair<int, std::size_t>> digits(std::size_t most) {
    std::size_t n = 0;
    while (n < text_.size() && n < most && is_digit(text_[n])) ++n;
    int value = 0;
    if (n == 0 || std::from_chars(text_.data(), text_.data() + n, value).ec != std::errc())
      return std::nullopt;
    text_.remove_prefix(n);
    return std::pair{value, n};
  }
  std::string word() {
    std::size_t n = 0;
    while (n < text_.size() && is_letter(text_[n])) ++n;
    std::string result = plain(text_.substr(0, n));
    text_.remove_prefix(n);
    return result;
  }
  [[nodiscard]] std::string_view rest() const { return text_; }

 private:
  [[nodiscard]] std::string_view trimmed_front() const {
    const auto trimmed = trim(text_);
    return trimmed.empty() ? trimmed : text_.substr(static_cast<std::size_t>(trimmed.data() - text_.data()));
  }
  std::string_view text_;
};

/// "am", "pm", "a. m.", "p.m.": 0 none, 1 before noon, 2 after.
int take_half(Cursor& at) {
  Cursor probe = at;
  probe.skip_blanks();
  std::string letters = probe.word();
  if (letters == "a" || letters == "p") {
    probe.take('.');
    probe.skip_blanks();
    letters += probe.word();
    probe.take('.');
  }
  const int half = letters == "am" ? 1 : letters == "pm" ? 2 : 0;
  if (half != 0) at = probe;
  return half;
}

/// Fraction of a second as milliseconds; digits beyond the third are dropped.
Millis take_fraction(Cursor& at) {
  if (at.front() != '.' && at.front() != ',') return Millis(0);
  Cursor probe = at;
  probe.take(probe.front());
  int value = 0, scale = 100;
  bool any = false;
  while (is_digit(probe.front())) {
    const auto digit = probe.digits(1);
    value += digit->first * scale;
    scale /= 10;
    any = true;
  }
  if (any) at = probe;
  return Millis(any ? value : 0);
}

std::optional<Millis> take_clock(Cursor& at) {
  const auto h = at.digits(2);
  if (!h || !at.take(':')) return std::nullopt;
  const auto m = at.digits(2);
  if (!m || m->second != 2) return std::nullopt;
  int s = 0;
  Millis fraction{0};
  if (at.take(':')) {
    const auto seconds = at.digits(2);
    if (!seconds || seconds->second != 2) return std::nullopt;
    s = seconds->first;
    fraction = take_fraction(at);
  }
  const int half = take_half(at);
  if (half != 0 && (h->first < 1 || h->first > 12)) return std::nullopt;
  const int hour = half == 0 ? h->first : h->first % 12 + (half == 2 ? 12 : 0);
  if (hour > 23 || m->first > 59 || s > 59) return std::nullopt;
  return std::chrono::hours(hour) + std::chrono::minutes(m->first) + std::chrono::seconds(s) + fraction;
}

std::optional<UtcOffset> take_offset(Cursor& at) {
  at.skip_blanks();
  if (at.take('Z')) return UtcOffset(0);
  const int sign = at.front() == '+' ? 1 : at.front() == '-' ? -1 : 0;
  if (sign == 0) return std::nullopt;
  at.take(at.front());
  const auto h = at.digits(2);
  at.take(':');
  const auto m = at.digits(2);
  if (!h || !m || h->first > 15 || m->first > 59) return std::nullopt;
  return sign * (std::chrono::hours(h->first) + std::chrono::minutes(m->first));
}

std::optional<date::local_days> day_of(int y, int m, int d) {
  if (y < 100) y += 2000;
  if (y < 1900 || y > 2199 || m < 1 || d < 1) return std::nullopt;
  const auto ymd = date::year(y) / m / d;
  return ymd.ok() ? std::optional(date::local_days(ymd)) : std::nullopt;
}

/// Year, month, day in numbers with one kind of separator between them; blanks may follow it ("3. 2. 2026").
std::optional<date::local_days> take_numeric_day(Cursor& at, DateOrder order) {
  const auto a = at.digits(4);
  const char separator = at.front();
  if (!a || (separator != '-' && separator != '/' && separator != '.') || !at.take(separator))
    return std::nullopt;
  at.skip_blanks();
  const auto b = at.digits(2);
  if (!b || !at.take(separator)) return std::nullopt;
  at.skip_blanks();
  const auto c = at.digits(4);
  if (!c) return std::nullopt;
  if (a->second == 4) return day_of(a->first, b->first, c->first);
  if (a->second > 2 || (c->second != 2 && c->second != 4)) return std::nullopt;
  return order == DateOrder::day_first || separator == '.' ? day_of(c->first, b->first, a->first)
                                                           : day_of(c->first, a->first, b->first);
}

/// Skips what may stand between parts: blanks, commas, points, filler words.
void skip_filler(Cursor& at) {
  for (;;) {
    at.skip_blanks();
    if (at.take(',') || at.take('.') || at.take('/') || at.take('-')) continue;
    Cursor probe = at;
    const std::string word = probe.word();
    if (word.empty() || std::ranges::find(kFillers, word) == kFillers.end()) return;
    at = probe;
  }
}

/// Day, month name and year in any order; the year is the one with four digits.
std::optional<date::local_days> take_worded_day(Cursor& at) {
  int year = 0, day = 0;
  unsigned month = 0;
  while (year == 0 || day == 0 || month == 0) {
    skip_filler(at);
    if (is_digit(at.front())) {
      const auto number = at.digits(4);
      if (number->second == 4 && year == 0)
        year = number->first;
      else if (number->second <= 2 && day == 0)
        day = number->first;
      else
        return std::nullopt;
    } else {
      const std::string word = at.word();
      if (month != 0 && !word.empty()) return std::nullopt;
      month = month_of(word);
      if (month == 0) return std::nullopt;
    }
  }
  return day_of(year, static_cast<int>(month), day);
}

std::optional<DateText> finish(Cursor& at, date::local_days day) {
  DateText result{WallTime(day), false, std::nullopt};
  at.take('T');
  skip_filler(at);
  if (at.done()) return result;
  const auto clock = take_clock(at);
  if (!clock) return std::nullopt;
  result.wall += *clock;
  result.has_clock = true;
  result.offset = take_offset(at);
  skip_filler(at);
  return at.done() ? std::optional(result) : std::nullopt;
}

}  // namespace

std::optional<DateText> read_date(std::string_view text, DateOrder order) {
  Cursor at(trim(text));
  if (Cursor numeric = at; const auto day = take_numeric_day(numeric, order)) return finish(numeric, *day);
  if (Cursor worded = at; const auto day = take_worded_day(worded)) return finish(worded, *day);
  if (at.word().empty())
    return std::nullopt;  // a weekday in front ("mar., 3 févr. 2026"), which a month may begin
  const auto day = take_worded_day(at);
  return day ? finish(at, *day) : std::nullopt;
}

void DateOrderVote::see(std::string_view cell) {
  Cursor at(trim(cell));
  const auto first = at.digits(4);
  if (!first || first->second > 2 || (!at.take('/') && !at.take('-'))) return;
  const auto second = at.digits(4);
  if (!second || second->second > 2) return;
  if (first->first > 12 && second->first <= 12) ++day_first_;
  if (second->first > 12 && first->first <= 12) ++month_first_;
}

std::optional<Millis> read_clock(std::string_view text) {
  Cursor at(trim(text));
  const auto clock = take_clock(at);
  return at.done() ? clock : std::nullopt;
}

std::optional<Instant> read_unix_time(std::string_view text) {
  text = trim(text);
  std::int64_t value = 0;
  const auto whole = text.substr(0, text.find('.'));
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
  if (error != std::errc() || end != whole.data() + whole.size()) return std::nullopt;
  constexpr std::int64_t kFrom = 631152000, kTo = 4102444800;  // 1990 to 2100
  if (value >= kFrom && value < kTo) {
    Cursor fraction(text.substr(whole.size()));
    return Instant(std::chrono::seconds(value)) + take_fraction(fraction);
  }
  if (value >= kFrom * 1000 && value < kTo * 1000) return Instant(Millis(value));
  return std::nullopt;
}

namespace {

/// Two digits that are part of a run of separated or joined parts; `gap` may stand before them.
std::optional<int> take_part(std::string_view& text, std::string_view gaps) {
  if (!text.empty() && gaps.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value;
}

std::optional<DateText> date_at(std::string_view text) {
  const auto century = take_part(text, ""), decade = take_part(text, "");
  if (!century || !decade) return std::nullopt;
  const auto month = take_part(text, "-_."), day = take_part(text, "-_.");
  const int year = *century * 100 + *decade;
  if (!month || !day || year < 1990 || year > 2099) return std::nullopt;
  const auto local = day_of(year, *month, *day);
  if (!local) return std::nullopt;
  DateText result{WallTime(*local), false, std::nullopt};
  const auto hour = take_part(text, "-_T .");
  const auto minute = take_part(text, "-_:h.");
  if (!hour || !minute || *hour > 23 || *minute > 59) return result;
  const auto second = take_part(text, "-_:m.");
  result.wall += std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
                 std::chrono::seconds(second && *second < 60 ? *second : 0);
  result.has_clock = true;
  return result;
}

}  // namespace

std::optional<DateText> read_date_in_name(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!is_digit(name[i]) || (i > 0 && is_digit(name[i - 1]))) continue;
    const auto run = std::min(name.find_first_not_of("0123456789", i), name.size()) - i;
    if (run != 4 && run != 8 && run != 12 && run != 14) continue;  // a longer run is the number of something
    if (const auto found = date_at(name.substr(i))) return found;
  }
  return std::nullopt;
}

}  // namespace freshlegs::csv
