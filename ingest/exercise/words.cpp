#include "ingest/exercise/words.h"

#include <algorithm>

#include "ingest/csv/text.h"

namespace freshlegs::exercise {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// "lunges" -> lunge, "crunches" -> crunch, "press" stays; "presse" and "presses" meet at press.
void drop_plural(std::string& word) {
  if (word.size() >= 3 && word.back() == 's' && !word.ends_with("ss")) word.pop_back();
  for (const std::string_view ending : {"che", "she", "sse", "xe"})
    if (word.size() > 4 && word.ends_with(ending)) return word.pop_back();
}

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
  constexpr std::size_t kMostWords = 24;
  std::vector<std::string> words;
  const std::string text = csv::plain(name);
  for (std::size_t i = 0; i < text.size() && words.size() < kMostWords;) {
    const std::size_t begin = i;
    while (i < text.size() && is_word_byte(text[i])) ++i;
    if (i > begin) {
      words.push_back(text.substr(begin, i - begin));
      drop_plural(words.back());
    } else {
      ++i;
    }
  }
  return words;
}

Pattern::Pattern(std::string_view text) {
  std::size_t letters = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    auto word = text.substr(0, end);
    const bool prefix = word.ends_with('*');
    if (prefix) word.remove_suffix(1);
    words_.push_back({prefix ? csv::plain(word) : words_of(word).front(), prefix});
    letters += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  weight_ = words_.size() * 100 + letters;
}

bool Pattern::matches(std::span<const std::string> words) const {
  return std::ranges::all_of(words_, [&](const Word& wanted) {
    return std::ranges::any_of(words, [&](const std::string& word) { return wanted.fits(word); });
  });
}

bool Pattern::matches_at(std::span<const std::string> words, std::size_t at) const {
  if (at + words_.size() > words.size()) return false;
  for (std::size_t i = 0; i < words_.size(); ++i)
    if (!words_[i].fits(words[at + i])) return false;
  return true;
}

}  // namespace freshlegs::exercise
