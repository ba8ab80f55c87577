#include "ingest/csv/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace freshlegs::csv {
namespace {

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0 | (c >> 6));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
  }
  byte(0x80 | (c & 0x3F));
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? (a << 8) | b : (b << 8) | a);
  };
  std::string out;
  std::size_t size = 0;  // first, so that nothing grows and moves: a unit is one to three bytes
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) size += unit(i) < 0x80 ? 1U : unit(i) < 0x800 ? 2U : 3U;
  out.reserve(size);
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), i += 2;
    }
    append_utf8(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

// Windows-1252, 0x80..0x9F (the rest is Latin-1); 0 marks the five bytes it leaves undefined.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  const auto high =
      std::ranges::count_if(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  out.reserve(bytes.size() + 2 * static_cast<std::size_t>(high));
  for (const char raw : bytes) {
    const auto c = static_cast<unsigned char>(raw);
    const char32_t mapped = c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80U] : c;
    append_utf8(out, mapped == 0 && c != 0 ? U'\uFFFD' : mapped);
  }
  return out;
}

/// Length of the valid UTF-8 sequence at the front; 0 if there is none.
std::size_t utf8_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = at(0) < 0x80   ? 1
                             : at(0) < 0xC2 ? 0
                             : at(0) < 0xE0 ? 2
                             : at(0) < 0xF0 ? 3
                             : at(0) < 0xF5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((at(i) & 0xC0) != 0x80) return 0;
  return length;
}

/// Position of the first byte that is no UTF-8; a sequence cut by the end of the file does not count.
std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t length = utf8_length(text.substr(i));
    if (length == 0)
      return text.size() - i < 4 && static_cast<unsigned char>(text[i]) >= 0xC2 ? text.size() : i;
    i += length;
  }
  return i;
}

bool is_control(char raw) {
  const auto c = static_cast<unsigned char>(raw);
  return c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1A;
}

/// Text has next to no control characters; half a percent forgives a stray one.
bool looks_like_text(std::string_view text) {
  const auto sample = text.substr(0, 65536);
  return static_cast<std::size_t>(std::ranges::count_if(sample, is_control)) * 200 <= sample.size();
}

/// In the text of a Western language few bytes are beyond ASCII; more are another script, or no text at all.
bool mostly_high(std::string_view text) {
  const auto high = std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return static_cast<std::size_t>(high) * 2 > text.size();
}

constexpr auto kAccents = std::to_array<std::pair<std::string_view, char>>({
    {"à", 'a'}, {"á", 'a'}, {"â", 'a'}, {"ã", 'a'}, {"ä", 'a'}, {"å", 'a'}, {"æ", 'a'}, {"ç", 'c'},
    {"è", 'e'}, {"é", 'e'}, {"ê", 'e'}, {"ë", 'e'}, {"ì", 'i'}, {"í", 'i'}, {"î", 'i'}, {"ï", 'i'},
    {"ñ", 'n'}, {"ò", 'o'}, {"ó", 'o'}, {"ô", 'o'}, {"õ", 'o'}, {"ö", 'o'}, {"ø", 'o'}, {"ù", 'u'},
    {"ú", 'u'}, {"û", 'u'}, {"ü", 'u'}, {"ý", 'y'}, {"ÿ", 'y'}, {"ß", 's'}, {"À", 'a'}, {"Á", 'a'},
    {"Â", 'a'}, {"Ã", 'a'}, {"Ä", 'a'}, {"Å", 'a'}, {"Æ", 'a'}, {"Ç", 'c'}, {"È", 'e'}, {"É", 'e'},
    {"Ê", 'e'}, {"Ë", 'e'}, {"Ì", 'i'}, {"Í", 'i'}, {"Î", 'i'}, {"Ï", 'i'}, {"Ñ", 'n'}, {"Ò", 'o'},
    {"Ó", 'o'}, {"Ô", 'o'}, {"Õ", 'o'}, {"Ö", 'o'}, {"Ø", 'o'}, {"Ù", 'u'}, {"Ú", 'u'}, {"Û", 'u'},
    {"Ü", 'u'}, {"Ý", 'y'}, {"œ", 'o'}, {"Œ", 'o'}, {"ą", 'a'}, {"ć", 'c'}, {"ę", 'e'}, {"ł", 'l'},
    {"ń", 'n'}, {"ś", 's'}, {"ź", 'z'}, {"ż", 'z'}, {"č", 'c'}, {"ď", 'd'}, {"ě", 'e'}, {"ň", 'n'},
    {"ř", 'r'}, {"š", 's'}, {"ť", 't'}, {"ů", 'u'}, {"ž", 'z'}, {"ğ", 'g'}, {"ı", 'i'}, {"ş", 's'},
    {"ă", 'a'}, {"ș", 's'}, {"ț", 't'}, {"ő", 'o'}, {"ű", 'u'}, {"Ą", 'a'}, {"Ć", 'c'}, {"Ę", 'e'},
    {"Ł", 'l'}, {"Ń", 'n'}, {"Ś", 's'}, {"Ź", 'z'}, {"Ż", 'z'}, {"Č", 'c'}, {"Ř", 'r'}, {"Š", 's'},
    {"Ž", 'z'}, {"Ş", 's'}, {"İ", 'i'},
});

constexpr std::string_view kNoBreakSpace = "\u00A0", kNarrowNoBreakSpace = "\u202F";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Bytes of the blank at the front, 0 if there is none.
std::size_t blank_length(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' || text.front() == '\r') return 1;
  if (text.starts_with(kNoBreakSpace)) return kNoBreakSpace.size();
  return text.starts_with(kNarrowNoBreakSpace) ? kNarrowNoBreakSpace.size() : 0;
}

std::size_t trailing_blank_length(std::string_view text) {
  if (text.ends_with(kNoBreakSpace)) return kNoBreakSpace.size();
  if (text.ends_with(kNarrowNoBreakSpace)) return kNarrowNoBreakSpace.size();
  return text.empty() ? 0 : blank_length(text.substr(text.size() - 1));
}

/// Cuts the text at its first zero byte when what stands before it is at least a line of text.
std::optional<Note> cut_zero_tail(std::string_view& text) {
  const auto zero = text.find('\0');
  if (zero == std::string_view::npos || text.substr(0, zero).find('\n') == std::string_view::npos)
    return std::nullopt;
  const std::uint64_t lost = text.size() - zero;
  text = text.substr(0, zero);
  return Note{"csv.zero_bytes", lost,
              "The end of the file is zero bytes, as after a crash; it was left out."};
}

Rejection refused(std::string_view code, std::string_view text, std::string_view advice) {
  return {std::string(code), 0, PositionUnit::byte, std::string(text), std::string(advice)};
}

}  // namespace

Result<Text> decode_text(std::span<const std::byte> bytes) {
  if (bytes.empty()) return std::unexpected(refused("csv.empty", "The file is empty.", "Export it again."));
  std::string_view view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  std::string converted;
  if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF")) {
    converted = from_utf16(view, view.front() == '\xFE');
    view = converted;
  }
  if (view.starts_with("\xEF\xBB\xBF")) view.remove_prefix(3);
  Text text;
  text.note = cut_zero_tail(view);
  if (!looks_like_text(view))
    return std::unexpected(refused("csv.not_text", "The file is neither a FIT file nor text.",
                                   "If a watch wrote it, copy it again; otherwise leave it out."));
  if (first_invalid_utf8(view) < view.size()) {
    if (mostly_high(view))
      return std::unexpected(refused("csv.not_text",
                                     "The file is neither a FIT file nor text that can be read.",
                                     "Export it again as UTF-8."));
    std::string latin = from_windows_1252(view);
    converted = std::move(latin);
    view = converted;
    text.note = Note{"csv.encoding", 1, "The file is not UTF-8; it was read as Windows-1252."};
  }
  if (trim(view).empty())
    return std::unexpected(refused("csv.empty", "The file holds nothing but blanks.", "Export it again."));
  if (converted.empty()) {
    text.original = view;
  } else {  // no second copy: what stands before and after the view is cut off in place
    const auto begin = static_cast<std::size_t>(view.data() - converted.data()), size = view.size();
    text.converted = std::move(converted);
    text.converted.resize(begin + size);
    text.converted.erase(0, begin);
  }
  return text;
}

std::string_view trim(std::string_view text) {
  for (std::size_t n = blank_length(text); n != 0; n = blank_length(text)) text.remove_prefix(n);
  for (std::size_t n = trailing_blank_length(text); n != 0; n = trailing_blank_length(text))
    text.remove_suffix(n);
  return text;
}

std::string fold(std::string_view text) {
  text = trim(text);
  std::string out;
  while (!text.empty()) {
    const std::size_t blank = blank_length(text);
    if (blank == 0) {
      out += lower(text.front());
    } else if (out.back() != ' ') {
      out += ' ';
    }
    text.remove_prefix(std::max<std::size_t>(blank, 1));
  }
  return out;
}

bool is_one_of(std::string_view word, std::string_view list) {
  while (!list.empty()) {
    const auto end = std::min(list.find('|'), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto* accent = kAccents.end();
    if (static_cast<unsigned char>(text.front()) >= 0x80)
      accent = std::ranges::find_if(kAccents, [&](const auto& a) { return text.starts_with(a.first); });
    if (accent != kAccents.end()) {
      out += accent->second;
      text.remove_prefix(accent->first.size());
    } else {
      out += lower(text.front());
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace freshlegs::csv
