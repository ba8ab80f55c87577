// Words of a name, made comparable: what the rules of the catalogue are matched on.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace freshlegs::exercise {

/// Lower case, without accents, split at everything that is no letter or digit, plural "s" dropped.
/// "Romanian Deadlifts (Barbell)" -> romanian deadlift barbell.
std::vector<std::string> words_of(std::string_view name);

/// A rule: all of its words must occur, in any order; a word ending in * is the beginning of one.
class Pattern {
 public:
  explicit Pattern(std::string_view text);
  [[nodiscard]] bool matches(std::span<const std::string> words) const;
  /// More words first, then more letters: how specific the rule is.
  [[nodiscard]] std::size_t weight() const { return weight_; }
  [[nodiscard]] char initial() const { return words_.front().text.front(); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// Whether its words stand side by side and in order from `at` on.
  [[nodiscard]] bool matches_at(std::span<const std::string> words, std::size_t at) const;

 private:
  struct Word {
    std::string text;
    bool prefix;
    [[nodiscard]] bool fits(const std::string& word) const {
      return prefix ? word.starts_with(text) : word == text;
    }
  };
  std::vector<Word> words_;
  std::size_t weight_ = 0;
};

}  // namespace freshlegs::exercise
