#include "analysis/diary/pain_log.h"

#include <algorithm>
#include <cctype>

namespace freshlegs::analysis {
namespace {

constexpr date::days kSamePain{21};  // later at the same place it is another pain
constexpr int kLastingDays = 3, kLastingSpan = 7;

std::string plain(const std::string& where) {
  std::string name;
  for (const char c : where) name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto first = name.find_first_not_of(' ');
  return first == name.npos ? "" : name.substr(first, name.find_last_not_of(' ') - first + 1);
}

}  // namespace

bool PainLog::Course::lasts() const { return days >= kLastingDays && since >= kLastingSpan; }

PainLog::Course PainLog::note(date::local_days day, double value, const std::string& where) {
  const std::string name = plain(where);
  std::erase_if(places_, [&](const Place& p) {
    return day - p.last > kSamePain || (!(value > 0) && p.name == name);
  });
  if (!(value > 0)) return {};
  const auto known = std::ranges::find(places_, name, &Place::name);
  if (known == places_.end()) {
    places_.push_back({name, day, day});
    return {};
  }
  if (day > known->last) ++known->days;
  known->last = std::max(known->last, day);
  return {known->days, static_cast<int>((known->last - known->first).count())};
}

}  // namespace freshlegs::analysis
